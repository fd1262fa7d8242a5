package dev.reroll.ingest.mail;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ParseException;

/**
 * A Content-Disposition, read.
 *
 * @param fileName undecoded but for RFC 2231, empty where there is none
 */
record Disposition(boolean attached, String fileName) {
    static final Disposition NONE = new Disposition(false, "");

    /** As for {@link Content}. */
    private static final int LONGEST = 4096;

    static Disposition read(String value) {
        String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        boolean attached = text.regionMatches(true, 0, "attachment", 0, "attachment".length());
        try {
            String name = new ContentDisposition(text).getParameter("filename");
            return new Disposition(attached, name == null ? "" : name);
        } catch (ParseException e) {
            // a name that is not quoted, and the like
            return new Disposition(
                    attached, Content.parameters(text, text.indexOf(';')).getOrDefault("filename", ""));
        }
    }
}
