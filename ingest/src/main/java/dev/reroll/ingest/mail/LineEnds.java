package dev.reroll.ingest.mail;

/** Text as the rest of the program wants it: {@code \n} line ends, no NUL, no byte order mark. */
final class LineEnds {
    private LineEnds() {}

    static String of(String decoded, Flaws flaws) {
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (text.indexOf('\0') >= 0) {
            flaws.add(Flaw.Kind.NUL_BYTES, "in the text");
            text = text.replace("\0", "");
        }
        return text.indexOf('\r') < 0 ? text : withoutReturns(text);
    }

    /** Any number of CR before an LF go; in a text without LF each CR ends a line. Others stay. */
    private static String withoutReturns(String text) {
        if (text.indexOf('\n') < 0) return text.replace('\r', '\n');
        StringBuilder lines = new StringBuilder(text.length());
        int from = 0;
        for (int eol = text.indexOf('\n'); eol >= 0; eol = text.indexOf('\n', from)) {
            int end = eol;
            while (end > from && text.charAt(end - 1) == '\r') end--;
            lines.append(text, from, end).append('\n');
            from = eol + 1;
        }
        return lines.append(text, from, text.length()).toString();
    }
}
