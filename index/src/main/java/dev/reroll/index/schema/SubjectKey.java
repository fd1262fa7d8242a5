package dev.reroll.index.schema;

import java.util.Locale;

/**
 * A subject as it is compared between a mail and its replies: in lower case, white space single, without the marks of
 * replies and forwards in front. Tags such as {@code [PATCH v2 1/3]} stay, since replies keep them.
 */
public final class SubjectKey {

    private static final int LONGEST = 200;

    private SubjectKey() {}

    /** The key, at most 200 characters; empty where nothing is left. */
    public static String of(String subject) {
        String bare = subject.substring(markEnd(subject));
        StringBuilder key = new StringBuilder(Math.min(bare.length(), LONGEST));
        for (int i = 0; i < bare.length() && key.length() < LONGEST; i++) {
            char c = bare.charAt(i);
            if (!Character.isWhitespace(c)) key.append(c);
            else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') key.append(' ');
        }
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the subject begins with a mark of a reply, {@code Re:} in some language or counting form. */
    public static boolean isReply(String subject) {
        int start = skipBlanks(subject, 0);
        return afterMark(subject, start, true) > start;
    }

    private static int markEnd(String subject) {
        int at = skipBlanks(subject, 0);
        while (true) {
            int next = afterMark(subject, at, false);
            if (next == at) return at;
            at = skipBlanks(subject, next);
        }
    }

    /** The index behind a mark that starts at {@code at}, or {@code at} where none does. */
    private static int afterMark(String subject, int at, boolean repliesOnly) {
        int end = at;
        while (end < subject.length() && end - at < 4 && Character.isLetter(subject.charAt(end))) end++;
        boolean known = switch (subject.substring(at, end).toLowerCase(Locale.ROOT)) {
            case "re", "aw", "sv", "antw" -> true;
            case "fw", "fwd" -> !repliesOnly;
            default -> false;
        };
        if (!known) return at;
        // counting forms: Re[2]: and Re(2):
        if (end < subject.length() && (subject.charAt(end) == '[' || subject.charAt(end) == '(')) {
            int close = end + 1;
            while (close < subject.length() && close - end < 4 && Character.isDigit(subject.charAt(close))) close++;
            if (close < subject.length() && (subject.charAt(close) == ']' || subject.charAt(close) == ')')) {
                end = close + 1;
            }
        }
        return end < subject.length() && subject.charAt(end) == ':' ? end + 1 : at;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }
}
