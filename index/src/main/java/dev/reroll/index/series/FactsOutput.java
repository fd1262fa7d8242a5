package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.DataOutput;

/** Writes the values that Lucene's output has no form of its own for. */
record FactsOutput(DataOutput out) {

    interface Element<T> {
        void write(T element) throws IOException;
    }

    <T> void each(List<T> list, Element<T> element) throws IOException {
        out.writeVInt(list.size());
        for (T one : list) element.write(one);
    }

    void texts(List<String> texts) throws IOException {
        each(texts, out::writeString);
    }

    void text(Optional<String> text) throws IOException {
        flag(text.isPresent());
        if (text.isPresent()) out.writeString(text.get());
    }

    void address(Address address) throws IOException {
        out.writeString(address.name());
        out.writeString(address.email());
    }

    void flag(boolean set) throws IOException {
        out.writeByte((byte) (set ? 1 : 0));
    }
}
