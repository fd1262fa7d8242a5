package dev.reroll.index.review;

import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.List;

/**
 * One remark of one reviewer: what he wrote below the lines that he quoted.
 *
 * @param mail Message-ID of the mail that makes it
 * @param number counts the points of the mail from 1
 * @param on Message-ID of the patch or cover letter that it is about, however far up the thread
 * @param answers Message-ID of the mail whose lines it quotes, or that it answers where it quotes none
 * @param signs the words that made its {@code kind}, the first the one that decided
 * @param quoted the quoted lines, without their marks, as the mail has them
 * @param text what was written, without quotes, signature and list footer
 */
public record ReviewPoint(
        String mail,
        int number,
        Address by,
        Instant date,
        String on,
        String answers,
        Anchor anchor,
        Kind kind,
        List<String> signs,
        List<String> quoted,
        List<String> text) {

    public ReviewPoint {
        signs = List.copyOf(signs);
        quoted = List.copyOf(quoted);
        text = List.copyOf(text);
    }

    /** What the remark is, by the words that it uses. */
    public enum Kind {
        /** Asks for a change. */
        REQUEST,
        QUESTION,
        /** Against the patch: a NAK, or words to that end. */
        OBJECTION,
        /** A trailer that is given. */
        APPROVAL,
        PRAISE,
        /** A report of a machine: build failure, warning, test failure, automated review. */
        BOT_REPORT,
        /** About base tree, routing, resending, a ping. */
        PROCEDURE,
        /** None of these by its words. */
        STATEMENT
    }

    /** Names it among all points: the Message-ID, {@code #} and the number. */
    public String id() {
        return mail + "#" + number;
    }
}
