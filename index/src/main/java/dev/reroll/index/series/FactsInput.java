package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.DataInput;

/** Reads what {@link FactsOutput} wrote. */
record FactsInput(DataInput in) {

    interface Element<T> {
        T read() throws IOException;
    }

    <T> List<T> each(Element<T> element) throws IOException {
        int size = in.readVInt();
        if (size == 0) return List.of();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) list.add(element.read());
        return List.copyOf(list);
    }

    List<String> texts() throws IOException {
        return each(in::readString);
    }

    Optional<String> text() throws IOException {
        return flag() ? Optional.of(in.readString()) : Optional.empty();
    }

    Address address() throws IOException {
        return new Address(in.readString(), in.readString());
    }

    boolean flag() throws IOException {
        return in.readByte() == 1;
    }
}
