package dev.reroll.index.schema;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A Lucene document whose fields are filled again and again. Not thread-safe. */
final class Feed {

    private static final FieldType TEXT = text(true);
    private static final FieldType TEXT_WITH_NORMS = text(false);

    private final Document document = new Document();
    private final Map<Field, Text> texts = new EnumMap<>(Field.class);
    private final Map<Field, Keywords> keywords = new EnumMap<>(Field.class);
    private final Map<Field, NumberField> numbers = new EnumMap<>(Field.class);
    private final SortedDocValuesField primaryId = new SortedDocValuesField(Field.KEY.lucene(), new BytesRef());
    private final Map<Field, org.apache.lucene.document.Field> values = new EnumMap<>(Field.class);

    Feed() {
        // Lucene reads the fields of a document one after the other, so one cutter serves them all
        Cutter cutter = new Cutter();
        for (Field field : Field.values()) {
            switch (field.kind()) {
                case TEXT -> texts.put(field, Text.of(field, cutter));
                case KEYWORD -> keywords.put(field, new Keywords(field));
                case LONG -> numbers.put(field, new NumberField(field));
                case STORED -> values.put(field, new StoredField(field.lucene(), new BytesRef()));
                case COLUMN -> values.put(field, new BinaryDocValuesField(field.lucene(), new BytesRef()));
            }
        }
    }

    private record Text(TextStream stream, org.apache.lucene.document.Field field) {

        static Text of(Field field, Cutter cutter) {
            TextStream stream = new TextStream(cutter, field.analysis() == Field.Analysis.PROSE);
            // length tells something of subjects and of what people write; elsewhere norms would only take room
            boolean norms = field == Field.SUBJECT || field == Field.UNQUOTED;
            FieldType type = norms ? TEXT_WITH_NORMS : TEXT;
            return new Text(stream, new org.apache.lucene.document.Field(field.lucene(), stream, type));
        }
    }

    private static final class Keywords {
        // a mail with more than this is made to hurt
        private static final int MOST = 10_000;

        private final Field field;
        private final List<StringField> pool = new ArrayList<>();
        private int used;

        Keywords(Field field) {
            this.field = field;
        }

        StringField next(String value) {
            BytesRef bytes = Field.keyword(value);
            if (used == pool.size()) pool.add(new StringField(field.lucene(), bytes, Store.NO));
            else pool.get(used).setBytesValue(bytes);
            return pool.get(used++);
        }
    }

    private static FieldType text(boolean omitNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /** Forgets the last document. */
    void clear() {
        document.clear();
        for (Text text : texts.values()) text.stream.clear();
        for (Keywords pool : keywords.values()) pool.used = 0;
    }

    /** Where the text of a field goes. */
    TextStream text(Field field) {
        return Objects.requireNonNull(texts.get(field)).stream;
    }

    /** Adds a value, unless there are 10,000 already. */
    void keyword(Field field, String value) {
        Keywords pool = Objects.requireNonNull(keywords.get(field));
        if (pool.used < Keywords.MOST) document.add(pool.next(value));
    }

    void number(Field field, long value) {
        NumberField number = Objects.requireNonNull(numbers.get(field));
        number.setLongValue(value);
        document.add(number);
    }

    void primaryId(String id) {
        primaryId.setBytesValue(Field.keyword(id));
        document.add(primaryId);
    }

    /** Adds the value of a field that is only read back. */
    void value(Field field, BytesRef value) {
        org.apache.lucene.document.Field kept = Objects.requireNonNull(values.get(field));
        kept.setBytesValue(value);
        document.add(kept);
    }

    /** The document, to be given to the writer before the next {@link #clear}. */
    Document document() {
        for (Text text : texts.values()) {
            if (!text.stream.isEmpty()) document.add(text.field);
        }
        return document;
    }
}
