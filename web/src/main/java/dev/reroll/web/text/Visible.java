package dev.reroll.web.text;

/**
 * Characters that would change how a page reads without being seen (terminal escapes, bidirectional overrides,
 * zero-width and other format characters) and how they are shown instead: as their code point.
 */
public final class Visible {

    private Visible() {}

    /**
     * Text for places that take no markup, such as a title: each hidden character as {@code [U+202E]}, line ends and
     * tabs as blanks. Not escaped.
     */
    public static String plain(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean blank = c == '\n' || c == '\t' || c == '\r';
            boolean hidden = !blank && isHidden(c);
            if ((blank || hidden) && out == null) out = new StringBuilder(text.length() + 16).append(text, 0, i);
            if (out != null) {
                if (blank) out.append(' ');
                else if (hidden) out.append("[").append(name(c)).append("]");
                else out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out == null ? text : out.toString();
    }

    /** Appends text as HTML or XHTML content: escaped, hidden characters marked up as their code points. */
    public static void escape(StringBuilder out, CharSequence text) {
        escape(out, text, 0, text.length());
    }

    /** The same for the part of {@code text} from {@code start} (inclusive) to {@code end} (exclusive). */
    public static void escape(StringBuilder out, CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                switch (c) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    case '"' -> out.append("&#34;");
                    case '\'' -> out.append("&#39;");
                    default -> out.append(c);
                }
            } else if (c == '\n' || c == '\t') {
                out.append(c);
            } else {
                int code = Character.codePointAt(text, i);
                if (Character.charCount(code) == 2) i++;
                if (isHidden(code)) {
                    out.append("<span class=\"cp\">").append(name(code)).append("</span>");
                } else {
                    out.appendCodePoint(code);
                }
            }
        }
    }

    /** Whether a character is not seen itself, or changes how its neighbours are seen. Tab and newline are not hidden. */
    static boolean isHidden(int c) {
        if (c >= ' ' && c < 0x7f) return false;
        if (c == '\n' || c == '\t') return false;
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.UNASSIGNED -> true; // half a character, or none
            // letters and marks without a shape: grapheme joiner, Hangul fillers, Mongolian variation selectors
            default ->
                c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || (c >= 0x180b && c <= 0x180f);
        };
    }

    static String name(int c) {
        String hex = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
