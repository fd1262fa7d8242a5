package dev.reroll.ingest.archive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes from foreign text what git takes as a person, a date and a subject, the way public-inbox does. */
final class Idents {

    /** The end of the year 9999: the last second that every tool can print. */
    static final long MAX_SECONDS = 253_402_300_799L;

    /** A subject may have 100 kB; as a commit's first line that helps nobody. Characters. */
    private static final int MAX_SUBJECT = 4000;

    private static final int MAX_IDENT = 500;

    private Idents() {}

    static PersonIdent author(Envelope envelope) {
        String email = ident(envelope.authorEmail()).replace(" ", "");
        String name = ident(envelope.authorName());
        if (name.isEmpty()) name = email.isEmpty() ? "unknown sender" : email;
        return person(name, email, envelope.date(), envelope.zone());
    }

    /** The list itself, as in public-inbox; its address is not known, and {@code .invalid} never is one (RFC 2606). */
    static PersonIdent committer(String list, Instant when) {
        return person(list, list + "@reroll.invalid", when, ZoneOffset.UTC);
    }

    static String subject(Envelope envelope) {
        String subject = oneLine(envelope.subject(), MAX_SUBJECT);
        return subject.isEmpty() ? "(no subject)" : subject;
    }

    private static PersonIdent person(String name, String email, Instant when, ZoneId zone) {
        // git's times are unsigned
        long seconds = Math.clamp(when.getEpochSecond(), 0, MAX_SECONDS);
        return new PersonIdent(name, email, Instant.ofEpochSecond(seconds), zone);
    }

    private static String ident(String text) {
        return oneLine(text.replace("<", "").replace(">", ""), MAX_IDENT);
    }

    /** Control characters become blanks, runs of blanks one; a character outside the BMP is never cut in two. */
    private static String oneLine(String text, int max) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), max));
        for (int i = 0; i < text.length() && line.length() < max; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean blank = c == ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            if (!blank) line.appendCodePoint(c);
            else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
        }
        return line.toString().strip();
    }
}
