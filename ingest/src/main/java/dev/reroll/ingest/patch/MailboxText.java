package dev.reroll.ingest.patch;

import dev.reroll.ingest.mail.Address;
import java.util.Optional;

/** Reads {@code Name <a@b>} or a bare address as people type it into trailers and in-body headers. */
public final class MailboxText {

    private static final int LONGEST = 500;

    private MailboxText() {}

    /** Empty where the text holds no {@code @} between two characters that are not blank. */
    public static Optional<Address> read(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        int at = line.indexOf('@');
        if (at < 1) return Optional.empty();
        int open = line.lastIndexOf('<', at);
        int close = open < 0 ? -1 : line.indexOf('>', at);
        if (open >= 0 && close > at) {
            return Optional.of(new Address(
                    unquote(line.substring(0, open)),
                    line.substring(open + 1, close).strip()));
        }
        int start = at;
        while (start > 0
                && !Character.isWhitespace(line.charAt(start - 1))
                && "<(\"".indexOf(line.charAt(start - 1)) < 0) start--;
        int end = at;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && ">),;\"".indexOf(line.charAt(end)) < 0) end++;
        if (start == at || end == at + 1) return Optional.empty();
        return Optional.of(new Address(unquote(line.substring(0, start)), line.substring(start, end)));
    }

    private static String unquote(String name) {
        String text = name.strip();
        if (text.endsWith("<") || text.endsWith("("))
            text = text.substring(0, text.length() - 1).strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).replace("\\\"", "\"");
        }
        return text;
    }
}
