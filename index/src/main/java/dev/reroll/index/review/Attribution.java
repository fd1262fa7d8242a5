package dev.reroll.index.review;

import java.util.List;
import java.util.Locale;

/** The line above a quote that says who wrote it and when. */
final class Attribution {

    /** What the mailers of the lists write, in the languages that were met there. */
    private static final List<String> WROTE = List.of(
            "wrote",
            "writes",
            "schrieb",
            "écrit",
            "ecrit",
            "écrivait",
            "écrivit",
            "escribió",
            "escribio",
            "scritto",
            "scrisse",
            "skrev",
            "schreef",
            "napsal",
            "napsala",
            "napsal(a)",
            "napisał",
            "napisała",
            "napisał(a)",
            "пишет",
            "написал",
            "написала",
            "писал",
            "kirjoitti",
            "escreveu",
            "írta",
            "yazdı",
            "a scris",
            "viết",
            "写道",
            "写到",
            "寫道",
            "寫到");

    /** Also words of people about a text, so that a date or an address must stand with them. */
    private static final List<String> SAID = List.of("said", "says", "dixit", "said on");

    private static final List<String> OPENERS = List.of(
            "on ",
            "am ",
            "le ",
            "el ",
            "il ",
            "op ",
            "den ",
            "em ",
            "dne ",
            "dnia ",
            "w dniu ",
            "at ",
            "in article",
            "in message",
            "quoting ",
            "zitat von ",
            "* ",
            "в ",
            "on:",
            "vào ",
            "在",
            "于",
            "於",
            "mon,",
            "tue,",
            "wed,",
            "thu,",
            "fri,",
            "sat,",
            "sun,");

    private static final int LONGEST = 400;

    private Attribution() {}

    /**
     * Whether the text, one line or several joined, is one.
     *
     * @param joined without line ends
     */
    static boolean is(String joined) {
        String text = joined.strip();
        if (text.isEmpty() || text.length() > LONGEST) return false;
        char last = text.charAt(text.length() - 1);
        String lower = text.toLowerCase(Locale.ROOT);
        boolean dated = isDated(lower);
        if (last != ':' && last != '：') return dated && endsOpen(lower);
        boolean addressed = lower.indexOf('@') > 0 || lower.contains("<hidden>");
        if (endsWith(lower, WROTE, dated || addressed)) return dated || addressed || words(lower) <= 6;
        if (endsWith(lower, SAID, false)) return dated || addressed;
        if (startsLike(lower) && addressed) return dated || lower.startsWith("* ") || lower.startsWith("quoting ");
        // "Jane Doe <jane@example.org>:"
        return addressed && text.endsWith(">:") && words(lower) <= 6;
    }

    /** Without a colon: {@code Quoting Jane Doe (2020-03-03 22:49:39)}, {@code On Tue, 3 Mar 2020, Jane Doe wrote}. */
    private static boolean endsOpen(String lower) {
        if (lower.startsWith("quoting ")) return lower.endsWith(")");
        return startsLike(lower) && WROTE.stream().anyMatch(verb -> lower.endsWith(" " + verb));
    }

    /** Whether an attribution that is wrapped can start with this line. */
    static boolean starts(String line) {
        String lower = line.strip().toLowerCase(Locale.ROOT);
        return (startsLike(lower) && (isDated(lower) || lower.startsWith("* ") || lower.startsWith("quoting ")))
                || isIsoDate(lower);
    }

    private static boolean startsLike(String lower) {
        for (String opener : OPENERS) if (lower.startsWith(opener)) return true;
        return isIsoDate(lower);
    }

    private static boolean isIsoDate(String text) {
        return text.length() >= 10
                && Character.isDigit(text.charAt(0))
                && Character.isDigit(text.charAt(3))
                && (text.charAt(4) == '-' || text.charAt(4) == '/' || text.charAt(4) == '年');
    }

    /** A time, a year, or a day and a month in digits. */
    private static boolean isDated(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (digits == 4) return true;
                continue;
            }
            if (digits > 0 && digits < 3 && (c == ':' || c == '/' || c == '.') && i + 1 < text.length()) {
                char next = text.charAt(i + 1);
                if (next >= '0' && next <= '9') return true;
            }
            digits = 0;
        }
        return false;
    }

    /** Whether one of the words stands in the last part of the text, as a word. */
    private static boolean endsWith(String lower, List<String> verbs, boolean nameMayFollow) {
        int from = Math.max(0, lower.length() - 60);
        for (String verb : verbs) {
            int at = lower.lastIndexOf(verb);
            if (at < from) continue;
            boolean word = at == 0 || !Character.isLetter(lower.charAt(at - 1)) || isIdeograph(verb);
            int end = at + verb.length();
            boolean ends = end == lower.length() || !Character.isLetter(lower.charAt(end));
            if (word && ends && (isRest(lower, end) || (nameMayFollow && isName(lower, end)))) return true;
        }
        return false;
    }

    /** Behind the verb stands the colon, or where and when ({@code wrote on Monday, 3:10:}). */
    private static boolean isRest(String lower, int end) {
        String rest = lower.substring(end, lower.length() - 1).strip();
        return rest.isEmpty()
                || rest.startsWith("on ")
                || rest.startsWith("in ")
                || rest.startsWith("at ")
                || rest.startsWith("am ")
                || rest.startsWith("(")
                || rest.startsWith("the following");
    }

    /** {@code schrieb Jane Doe:} */
    private static boolean isName(String lower, int end) {
        String rest = lower.substring(end, lower.length() - 1);
        return rest.indexOf(',') < 0 && words(rest) <= 4;
    }

    private static boolean isIdeograph(String verb) {
        return Character.isIdeographic(verb.codePointAt(0));
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            if (!blank && !inside) words++;
            inside = !blank;
        }
        return words;
    }
}
