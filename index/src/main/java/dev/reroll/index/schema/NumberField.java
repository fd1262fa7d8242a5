package dev.reroll.index.schema;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.util.BytesRef;

/** A number as a point and a numeric doc value in one reusable field. */
final class NumberField extends org.apache.lucene.document.Field {

    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setDimensions(1, Long.BYTES);
        TYPE.setDocValuesType(DocValuesType.NUMERIC);
        TYPE.freeze();
    }

    NumberField(Field field) {
        super(field.lucene(), TYPE);
        fieldsData = 0L;
    }

    @Override
    public BytesRef binaryValue() {
        return LongPoint.pack((Long) fieldsData);
    }
}
