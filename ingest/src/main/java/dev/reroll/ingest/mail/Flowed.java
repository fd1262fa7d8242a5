package dev.reroll.ingest.mail;

/**
 * Undoes {@code format=flowed} (RFC 3676): joins lines that end in a blank with the next, and takes away the blank that
 * was put before lines. As git mailinfo does it, so that a patch comes out as git am would see it; and lines are only
 * joined to lines of the same quote depth, which git does not look at.
 */
final class Flowed {
    private Flowed() {}

    /**
     * The text with its lines whole again.
     *
     * @param text with {@code \n} line ends
     * @param delSp whether the blank at the end of a joined line belonged to the line break
     */
    static String unfold(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length());
        // depth of the line that the next one continues, -1 if none is open
        int open = -1;
        int line = 0;
        while (line < text.length()) {
            int eol = text.indexOf('\n', line);
            if (eol < 0) eol = text.length();
            int depth = 0;
            int from = line;
            while (from < eol && text.charAt(from) == '>') {
                depth++;
                from++;
                // "> >" is depth 2 as well as ">>" is
                if (from + 1 < eol && text.charAt(from) == ' ' && text.charAt(from + 1) == '>') from++;
            }
            if (open >= 0 && open != depth) {
                out.append('\n');
                open = -1;
            }
            if (from < eol && text.charAt(from) == ' ') from++;
            boolean signature = eol - from == 3 && text.startsWith("-- ", from);
            if (signature && open >= 0) {
                out.append('\n');
                open = -1;
            }
            if (open < 0 && depth > 0) out.append(text, line, from);
            boolean flows = !signature && eol > from && text.charAt(eol - 1) == ' ';
            out.append(text, from, flows && delSp ? eol - 1 : eol);
            if (!flows) out.append('\n');
            open = flows ? depth : -1;
            line = eol + 1;
        }
        if (open >= 0) out.append('\n');
        return out.toString();
    }
}
