package dev.reroll.index.search;

import dev.reroll.index.schema.IndexedMail;
import java.io.IOException;

/** Takes mails one by one, into a file or a response. */
@FunctionalInterface
public interface MailConsumer {
    void accept(IndexedMail mail) throws IOException;
}
