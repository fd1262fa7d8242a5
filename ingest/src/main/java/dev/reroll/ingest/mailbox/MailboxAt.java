package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.MailFiles;
import dev.reroll.ingest.source.Reject;
import dev.reroll.ingest.source.SourceException;

/**
 * Where a mailbox is and how it may be read, whatever its protocol.
 *
 * @param list the inbox that its mails go to
 * @param state where it is kept how far it was read
 * @param maxMail a larger mail is rejected, octets
 */
record MailboxAt(MailboxUrl url, String list, StateFile state, Passwords passwords, Terms terms, int maxMail) {

    MailboxAt(MailboxUrl url, String list, StateFile state, Passwords passwords, Terms terms) {
        this(url, list, state, passwords, terms, MailFiles.MAX_MAIL);
    }

    /** As {@link Passwords} finds it. */
    Password password() throws SourceException {
        return passwords.of(url);
    }

    /** What is said of a mail that is larger than {@link #maxMail}. */
    Reject tooLarge(String where) {
        return new Reject(where, "is larger than " + maxMail / (1024 * 1024) + " MB");
    }

    Reject notHandedOut(String where) {
        return new Reject(where, "was listed, but the server did not hand it out");
    }
}
