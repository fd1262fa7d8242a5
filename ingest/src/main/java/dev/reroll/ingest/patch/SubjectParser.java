package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.Subject.Form;
import dev.reroll.ingest.patch.SubjectToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a subject line by this grammar, in time linear in its length:
 *
 * <pre>
 * subject = { reply } ( machine | { reply | group } [ bare ] title [ "(was" … ")" ] )
 * reply   = one of the known words, optionally with a number in brackets, and a colon
 * group   = "[" words "]"       brackets inside are separators; a missing end is forgiven
 * bare    = words ":"           PATCH or RFC in capitals with its brackets lost
 * machine = the notices of tip-bot, the -mm tree, the stable queue; a forwarded subject
 * </pre>
 */
public final class SubjectParser {

    /** Characters of a subject that are looked at; RFC 5322 asks for lines of at most 998. */
    public static final int LIMIT = 2000;

    private static final int MOST_GROUPS = 12;
    private static final int LONGEST_GROUP = 200;

    private static final List<String> REPLY =
            List.of("re", "aw", "antw", "antwort", "回复", "答复", "回覆", "ответ", "отв", "subject");
    private static final List<String> FORWARD = List.of("fwd", "fw", "wg", "转发", "轉寄", "轉發");
    /** Too short or too common to be a reply prefix unless a bracket follows: {@code tr: fix} is a subsystem. */
    private static final List<String> REPLY_BEFORE_BRACKET =
            List.of("sv", "vs", "r", "res", "rif", "odp", "ynt", "bls", "vá");

    private static final List<String> FORWARD_BEFORE_BRACKET = List.of("tr", "i", "pd", "enc", "vb", "vl");

    private final String text;
    private int at;
    private final List<String> replies = new ArrayList<>();
    private final List<List<SubjectToken>> groups = new ArrayList<>();
    private boolean forwarded;

    private SubjectParser(String text) {
        this.text = text;
    }

    public static Subject parse(String subject) {
        return new SubjectParser(collapse(subject)).subject();
    }

    private Subject subject() {
        replies();
        Optional<Subject> machine = SubjectNotices.read(text.substring(at)).map(n -> plain(n.title(), n.form()));
        if (machine.isPresent()) return machine.get();
        while (at < text.length() && groups.size() < MOST_GROUPS && (group() || replies())) {}
        if (groups.isEmpty()) bare();
        return plain(text.substring(at), new Form.Plain());
    }

    private Subject plain(String rest, Form form) {
        String title = rest.strip();
        Optional<String> was = Optional.empty();
        int open = title.toLowerCase(Locale.ROOT).lastIndexOf("(was");
        if (open > 0 && title.endsWith(")") && open + 4 < title.length() && ": ".indexOf(title.charAt(open + 4)) >= 0) {
            was = Optional.of(title.substring(open + 5, title.length() - 1).strip());
            title = title.substring(0, open).strip();
        }
        return new Subject(
                text, List.copyOf(replies), forwarded, List.copyOf(groups), counter(), version(), title, was, form);
    }

    private Optional<Counter> counter() {
        for (List<SubjectToken> group : groups) {
            for (SubjectToken token : group) {
                if (token.kind() != Kind.COUNTER) continue;
                int of = token.text().indexOf(" of ");
                return of < 0
                        ? Counter.parse(token.text())
                        : Counter.of(
                                token.text().substring(0, of), 0, token.text().substring(of + 4));
            }
        }
        return Optional.empty();
    }

    private Optional<Version> version() {
        for (List<SubjectToken> group : groups) {
            for (SubjectToken token : group) {
                if (token.kind() != Kind.VERSION) continue;
                int blank = token.text().indexOf(' ');
                return Version.parse(
                        blank < 0 ? token.text() : "v" + token.text().substring(blank + 1));
            }
        }
        return Optional.empty();
    }

    /** Takes reply prefixes; whether there were any. */
    private boolean replies() {
        int before = replies.size();
        while (reply()) {}
        return replies.size() > before;
    }

    private boolean reply() {
        int colon = at;
        while (colon < text.length() && colon - at < 16 && ":：".indexOf(text.charAt(colon)) < 0) colon++;
        if (colon == text.length() || colon - at >= 16) return false;
        String word = text.substring(at, colon).strip().toLowerCase(Locale.ROOT);
        // Re[2]: and Re^2: count the replies
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) end++;
        String tail = word.substring(end);
        if (!tail.isEmpty() && !(tail.length() > 1 && "[(^*".indexOf(tail.charAt(0)) >= 0)) return false;
        word = word.substring(0, end);
        int next = colon + 1;
        while (next < text.length() && text.charAt(next) == ' ') next++;
        boolean bracket = next < text.length() && text.charAt(next) == '[';
        boolean forward = FORWARD.contains(word) || (bracket && FORWARD_BEFORE_BRACKET.contains(word));
        if (!forward && !REPLY.contains(word) && !(bracket && REPLY_BEFORE_BRACKET.contains(word))) return false;
        // "Subject:" doubled is a slip of a script, no reply
        if (!word.equals("subject")) replies.add(text.substring(at, colon + 1));
        forwarded |= forward;
        at = next;
        return true;
    }

    private boolean group() {
        if (at >= text.length() || text.charAt(at) != '[') return lostOpening();
        int end = closing();
        if (end < 0) return lostClosing();
        groups.add(SubjectWords.of(text.substring(at + 1, end)));
        skipTo(end + 1);
        return true;
    }

    /** The index of the bracket that closes the group at {@code at}; where they do not balance, the first that closes any. */
    private int closing() {
        int depth = 0;
        int first = -1;
        int limit = Math.min(text.length(), at + LONGEST_GROUP);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '[') depth++;
            if (c == ']') {
                if (first < 0) first = i;
                if (--depth == 0) return i;
            }
        }
        return first;
    }

    /** {@code [PATCH 1/2 title}: words as long as they are understood. */
    private boolean lostClosing() {
        at++;
        if (bare()) return true;
        at--;
        return false;
    }

    /** {@code PATCH 1/2] title}. */
    private boolean lostOpening() {
        int close = text.indexOf(']', at);
        if (close < 0 || close - at > 60) return false;
        String inside = text.substring(at, close);
        if (inside.indexOf('[') >= 0) return false;
        List<SubjectToken> tokens = SubjectWords.of(inside);
        if (!SubjectWords.allKnown(tokens) || tokens.get(0).kind() == Kind.RELEASE) return false;
        groups.add(tokens);
        skipTo(close + 1);
        return true;
    }

    /** A prefix without brackets: it must begin with PATCH, RFC or RESEND in capitals, and ends at the first other word. */
    private boolean bare() {
        if (!text.startsWith("PATCH", at) && !text.startsWith("RFC", at) && !text.startsWith("RESEND", at))
            return false;
        List<SubjectToken> all = new ArrayList<>();
        int here = at;
        while (here < text.length()) {
            int end = here;
            while (end < text.length() && text.charAt(end) != ' ') end++;
            String word = text.substring(here, end);
            List<SubjectToken> tokens = SubjectWords.of(word);
            if (!SubjectWords.allKnown(tokens)) break;
            all.addAll(tokens);
            here = Math.min(text.length(), end + 1);
            if (word.endsWith(":")) break;
        }
        // RFC 5424 and the like are matters, not requests
        boolean marked = here > at && text.substring(at, here).strip().endsWith(":");
        if (all.isEmpty() || (all.get(0).kind() != Kind.PATCH && all.size() == 1 && !marked)) return false;
        groups.add(List.copyOf(all));
        at = here;
        return true;
    }

    private void skipTo(int index) {
        at = index;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) at++;
    }

    private static String collapse(String subject) {
        StringBuilder out = new StringBuilder(Math.min(subject.length(), LIMIT));
        boolean blank = false;
        for (int i = 0; i < subject.length() && out.length() < LIMIT; i++) {
            char c = subject.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                blank = true;
            } else {
                if (blank && !out.isEmpty()) out.append(' ');
                blank = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
