package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.Mails;
import java.io.IOException;
import java.time.Duration;

/** A mailbox on a server, from which each run takes what came since the last one. */
public sealed interface Mailbox extends Mails permits ImapMailbox, Pop3Mailbox, NntpGroup {

    /**
     * Waits until there is mail that was not {@linkplain #kept kept} yet: the server tells of it (IMAP's IDLE), or is
     * asked from time to time where it cannot. Call it when nothing else holds the source; it takes a connection of its
     * own and closes it.
     *
     * @param atMost how long
     * @return whether there is; {@code false} when the time is over
     * @throws dev.reroll.ingest.source.SourceException if the server refuses
     * @throws IOException if the connection was lost, after which waiting again makes a new one
     */
    boolean waitForMail(Duration atMost) throws IOException, InterruptedException;
}
