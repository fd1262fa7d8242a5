package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.ListName;
import dev.reroll.ingest.source.SourceException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes sources of the URLs of mailboxes. */
public final class Mailboxes {

    /** The forms of their URLs, for messages and help texts. */
    public static final String KNOWN_FORMS = "an IMAP folder (imaps://USER@HOST/FOLDER, imap://HOST/FOLDER for"
            + " anonymous readers), a POP3 maildrop (pop3s://USER@HOST) or a news group (nntp://HOST/GROUP)";

    private final Path data;
    private final Passwords passwords;
    private final Terms terms;

    /**
     * Makes mailboxes that remember under {@code data} how far they were read.
     *
     * @param cleartextLogin whether a password may be sent unencrypted to another machine
     */
    public Mailboxes(Path data, Passwords passwords, boolean cleartextLogin) {
        this(data, passwords, Terms.usual(cleartextLogin));
    }

    Mailboxes(Path data, Passwords passwords, Terms terms) {
        this.data = data;
        this.passwords = passwords;
        this.terms = terms;
    }

    /** Whether this is, or should be, the URL of a mailbox. */
    public static boolean isMailbox(String argument) {
        int colon = argument.indexOf("://");
        return colon > 0 && Scheme.of(argument.substring(0, colon)).isPresent();
    }

    /**
     * The mailbox that a URL names; nothing is connected to, and no password is asked for, until it is read.
     *
     * @param list the name of the list that the mails go to, else the folder's or the maildrop's name
     * @throws SourceException if it is no such URL, has a password in it, or its name cannot be a list's
     */
    public Mailbox of(String argument, Optional<String> list) throws SourceException {
        MailboxUrl url = MailboxUrl.of(argument);
        String name = ListName.checked(list.orElse(url.listName()), list.isPresent() ? "--list" : url.toString());
        MailboxAt at = new MailboxAt(url, name, StateFile.of(data, name, url), passwords, terms);
        return switch (url.scheme()) {
            case IMAP, IMAPS -> new ImapMailbox(at);
            case POP3, POP3S -> new Pop3Mailbox(at);
            case NNTP -> new NntpGroup(at);
        };
    }
}
