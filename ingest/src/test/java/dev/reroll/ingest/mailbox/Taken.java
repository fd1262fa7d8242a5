package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.Mails;
import dev.reroll.ingest.source.RawMail;
import dev.reroll.ingest.source.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a source handed out. */
record Taken(List<RawMail> mails, List<Reject> rejects) {

    static Taken from(Mails source) throws IOException {
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>());
        source.forEach(taken.mails::add, taken.rejects::add);
        return taken;
    }

    /** The same, and it is kept. */
    static Taken andKept(Mails source) throws IOException {
        Taken taken = from(source);
        source.kept();
        return taken;
    }

    /** The mails, each octet as one character. */
    List<String> texts() {
        return mails.stream()
                .map(mail -> new String(mail.bytes(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
