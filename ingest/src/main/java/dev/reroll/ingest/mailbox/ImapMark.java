package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.mailbox.StateFile.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How far a folder was read: which numbering its UIDs are of, and the lowest UID that was not read yet. */
record ImapMark(long uidValidity, long uidNext) {

    private static final String VALIDITY = "uidvalidity";
    private static final String NEXT = "next";

    static Optional<ImapMark> from(StateFile state) throws IOException {
        List<Entry> entries = state.read();
        if (entries.isEmpty()) return Optional.empty();
        if (entries.size() != 2
                || !entries.getFirst().word().equals(VALIDITY)
                || !entries.getLast().word().equals(NEXT)) throw state.damaged("not that of a folder");
        return Optional.of(new ImapMark(state.number(entries.getFirst()), state.number(entries.getLast())));
    }

    void to(StateFile state) throws IOException {
        if (uidValidity <= 0) return; // a server without a numbering gives nothing to go on from
        state.write(List.of(new Entry(VALIDITY, Long.toString(uidValidity)), new Entry(NEXT, Long.toString(uidNext))));
    }
}
