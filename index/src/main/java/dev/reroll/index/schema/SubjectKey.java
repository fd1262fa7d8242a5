package dev.reroll.index.schema;

import java.util.List;
import java.util.Locale;

/**
 * The subject by which mails of one conversation know each other when their threading headers are gone: without reply
 * marks, in lower case, blanks folded. List tags and {@code [PATCH v2 3/4]} stay, for they tell conversations apart;
 * {@code Fwd:} stays too, since who forwards starts a new conversation.
 */
public final class SubjectKey {

    /** UTF-16 units that are kept: at most 750 octets, which a keyword field holds uncut; real subjects differ before. */
    private static final int LONGEST = 250;

    /** English and Latin, German, Scandinavian, Dutch, Finnish, Polish, Turkish, Chinese (three ways to write it). */
    private static final List<String> MARKS = List.of("re", "aw", "sv", "antw", "vs", "odp", "ynt", "回复", "答复", "回覆");

    private SubjectKey() {}

    /** The key, empty where nothing is left: such mails have no key and must not be joined by it. */
    public static String of(String subject) {
        String plain = plain(subject);
        int start = afterMarks(plain, 0, MARKS);
        int tagged = afterTags(plain, start);
        int bare = afterMarks(plain, tagged, List.of("re"));
        if (bare == tagged) return cut(plain.substring(start));
        // "[list] Re: x", as list servers write it that put their tag first
        return cut((plain.substring(start, tagged) + plain.substring(bare)).strip());
    }

    /** Whether the subject bears a reply mark, before or right after its leading tags. */
    public static boolean isReply(String subject) {
        String plain = plain(subject);
        int tagged = afterTags(plain, 0);
        return afterMarks(plain, 0, MARKS) > 0 || afterMarks(plain, tagged, List.of("re")) > tagged;
    }

    private static String plain(String subject) {
        StringBuilder folded = new StringBuilder(Math.min(subject.length(), 2 * LONGEST));
        boolean blank = false;
        for (int i = 0; i < subject.length(); i++) {
            char c = subject.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0) {
                blank = true;
                continue;
            }
            if (blank && !folded.isEmpty()) folded.append(' ');
            blank = false;
            folded.append(c);
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static int afterMarks(String text, int from, List<String> marks) {
        int at = from;
        while (true) {
            int next = afterMark(text, at, marks);
            if (next == at) return at;
            at = next;
        }
    }

    /** Past one mark and its colon, with a counter or without: {@code Re:}, {@code RE :}, {@code Re[2]:}, {@code 回复：}. */
    private static int afterMark(String text, int from, List<String> marks) {
        for (String mark : marks) {
            if (!text.startsWith(mark, from)) continue;
            int at = afterCounter(text, from + mark.length());
            if (at < text.length() && text.charAt(at) == ' ') at++;
            if (at >= text.length() || (text.charAt(at) != ':' && text.charAt(at) != '：')) continue;
            at++;
            return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        }
        return from;
    }

    private static int afterCounter(String text, int from) {
        if (from >= text.length()) return from;
        char open = text.charAt(from);
        if (open != '[' && open != '(' && open != '^') return from;
        int at = from + 1;
        while (at < text.length() && at - from <= 4 && Character.isDigit(text.charAt(at))) at++;
        if (at == from + 1) return from;
        if (open == '^') return at;
        char close = open == '[' ? ']' : ')';
        return at < text.length() && text.charAt(at) == close ? at + 1 : from;
    }

    private static int afterTags(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            if (end < 0) return at;
            at = end + 1;
            if (at < text.length() && text.charAt(at) == ' ') at++;
        }
        return at;
    }

    private static String cut(String key) {
        if (key.length() <= LONGEST) return key;
        // not in the middle of a pair of surrogates
        return key.substring(0, Character.isHighSurrogate(key.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
