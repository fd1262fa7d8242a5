package dev.reroll.ingest.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds trailers, by b4's rules for what counts as one. */
public final class Trailers {

    /** {@code Name:} lines that mails hold for other reasons. */
    private static final List<String> NEVER = List.of(
            "phone",
            "mail",
            "email",
            "e-mail",
            "prerequisite-message-id",
            "prerequisite-patch-id",
            "prerequisite-change-id",
            "subject",
            "date",
            "from",
            "to",
            "cc",
            "message-id",
            "in-reply-to",
            "references",
            "sent",
            "note",
            "notes",
            "changes",
            "changelog",
            "http",
            "https",
            "ps",
            "p.s");

    /** What a reply may give without naming a person. */
    private static final List<String> UTILITY_IN_REPLY = List.of("link", "buglink", "closes", "fixes", "obsoleted-by");

    /** What a reply never gives: these describe the mail or the person's own copy. */
    private static final List<String> NOT_IN_REPLY =
            List.of("author", "subscribe", "unsubscribe", "base-commit", "change-id", "cc", "reply-to", "thread-topic");

    private static final int MOST = 500;

    private Trailers() {}

    /** The trailers at the end of a commit message: the last paragraphs that hold nothing else. */
    static Split atEnd(List<String> message) {
        int end = message.size();
        while (end > 0 && message.get(end - 1).isBlank()) end--;
        int start = end;
        int at = end;
        while (at > 0) {
            int top = at;
            while (top > 0 && !message.get(top - 1).isBlank()) top--;
            if (!isBlock(message.subList(top, at))) break;
            start = top;
            at = top;
            while (at > 0 && message.get(at - 1).isBlank()) at--;
        }
        List<Trailer> found = read(message.subList(start, end));
        int text = start;
        while (text > 0 && message.get(text - 1).isBlank()) text--;
        return new Split(List.copyOf(message.subList(0, text)), found);
    }

    record Split(List<String> text, List<Trailer> trailers) {}

    private static boolean isBlock(List<String> lines) {
        int trailers = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (isTrailer(line)) trailers++;
            else if (i == 0 || !continues(lines.get(i - 1), line)) return false;
        }
        return trailers > 0;
    }

    /** Whether the line belongs to the trailer above it: a bracketed note, an indented rest, or an address of its own. */
    private static boolean continues(String above, String line) {
        if (line.startsWith("[") || line.startsWith(" ") || line.startsWith("\t")) return true;
        if (line.startsWith("<") && line.endsWith(">")) return true;
        return above.stripTrailing().regionMatches(true, 0, "Fixes:", 0, 6) && line.endsWith(")");
    }

    static boolean isTrailer(String line) {
        int colon = nameEnd(line);
        return colon > 0 && !line.substring(colon + 1).isBlank();
    }

    /** Index of the colon after a trailer's name, or -1. */
    private static int nameEnd(String line) {
        int at = 0;
        boolean hyphen = false;
        while (at < line.length() && at < 60) {
            char c = line.charAt(at);
            if (c == ':') break;
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9' && at > 0);
            if (c == '-' && at > 0) hyphen = true;
            else if (!letter && !(c == '_' && at > 0)) return -1;
            at++;
        }
        if (at < 2 || at + 1 >= line.length() || line.charAt(at) != ':') return -1;
        if (line.charAt(at + 1) != ' ' && line.charAt(at + 1) != '\t') return -1;
        String name = line.substring(0, at).toLowerCase(Locale.ROOT);
        if (NEVER.contains(name)) return -1;
        // "mm: fix it" is a title; what is no known utility needs a hyphen, as all that name persons have one
        return hyphen || isUtilityName(name) ? at : -1;
    }

    private static boolean isUtilityName(String name) {
        return UTILITY_IN_REPLY.contains(name) || name.equals("supersedes") || name.equals("cc");
    }

    private static List<Trailer> read(List<String> lines) {
        List<Trailer> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
            String line = lines.get(i);
            if (!isTrailer(line)) continue;
            int colon = nameEnd(line);
            StringBuilder value = new StringBuilder(line.substring(colon + 1).strip());
            String note = "";
            while (i + 1 < lines.size() && !isTrailer(lines.get(i + 1)) && continues(lines.get(i), lines.get(i + 1))) {
                String next = lines.get(++i).strip();
                if (next.startsWith("[")) note = next;
                else value.append(' ').append(next);
            }
            found.add(make(line.substring(0, colon), value.toString(), note, ""));
        }
        return found;
    }

    private static Trailer make(String name, String value, String note, String lead) {
        int hash = value.lastIndexOf(" #");
        boolean comment = hash > 0 && value.indexOf('@') >= 0 && value.indexOf('@') < hash;
        String text = comment ? value.substring(0, hash).strip() : value;
        String remark = comment ? value.substring(hash + 1).strip() : note;
        return new Trailer(name, text, remark, lead);
    }

    /**
     * The trailers that a reply gives: lines that it does not quote, before its signature and before a diff of its own,
     * whose value holds an address (or that are {@code Link:}, {@code Closes:} and the like).
     */
    public static List<Trailer> given(String text) {
        List<Trailer> found = new ArrayList<>();
        String lead = "";
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length && found.size() < MOST; i++) {
            String line = lines[i].stripTrailing();
            if (line.equals("--") || lines[i].equals("-- ") || line.startsWith("diff --git ")) break;
            if (line.startsWith(">")) {
                lead = "";
                continue;
            }
            String trimmed = line.strip();
            if (!isTrailer(trimmed)) {
                if (!trimmed.isEmpty()) lead = trimmed;
                continue;
            }
            int colon = nameEnd(trimmed);
            String name = trimmed.substring(0, colon);
            StringBuilder value = new StringBuilder(trimmed.substring(colon + 1).strip());
            if (i + 1 < lines.length && wraps(value.toString(), lines[i + 1]))
                value.append(' ').append(lines[++i].strip());
            String note = i + 1 < lines.length && lines[i + 1].startsWith("[") ? lines[++i].strip() : "";
            if (mayGive(name.toLowerCase(Locale.ROOT), value.toString())) {
                found.add(make(name, value.toString(), note, lead));
            }
        }
        return List.copyOf(found);
    }

    private static boolean wraps(String value, String next) {
        String rest = next.strip();
        return value.indexOf('@') < 0 && rest.startsWith("<") && rest.endsWith(">") && rest.indexOf('@') > 0;
    }

    private static boolean mayGive(String name, String value) {
        if (NOT_IN_REPLY.contains(name)) return false;
        if (name.equals("fixes")) return value.length() > 6;
        if (UTILITY_IN_REPLY.contains(name)) return value.contains("://");
        int at = value.indexOf('@');
        return at > 0 && value.indexOf('.', at) > at + 1 && !value.contains("://");
    }
}
