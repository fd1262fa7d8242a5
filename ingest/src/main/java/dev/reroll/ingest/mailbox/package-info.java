/** Mailboxes on servers as sources of mail: IMAP folders and POP3 maildrops, read on from where the last run ended. */
@NullMarked
package dev.reroll.ingest.mailbox;

import org.jspecify.annotations.NullMarked;
