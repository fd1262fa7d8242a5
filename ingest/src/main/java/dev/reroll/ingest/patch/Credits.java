package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.Changelog.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whom an item of a changelog credits. Found are names in brackets ({@code (Jann, Suren)}, {@code [Peter]}), names after
 * words that credit ({@code suggested by}, {@code per}, {@code thanks to}) and owners of a remark ({@code Oleg's comment}).
 */
final class Credits {

    private static final List<String> BY = List.of(
            "suggested",
            "caught",
            "reported",
            "requested",
            "noticed",
            "spotted",
            "found",
            "noted",
            "proposed",
            "recommended",
            "asked",
            "mentioned",
            "raised",
            "advised",
            "pointed",
            "out",
            "discovered",
            "identified",
            "suggestions",
            "suggestion",
            "comments",
            "feedback",
            "review",
            "inspired",
            "prompted",
            "commented",
            "flagged",
            "diagnosed",
            "as",
            "idea",
            "observed",
            "up");
    private static final List<String> BEFORE =
            List.of("per", "thanks", "thx", "credit", "addressed", "addressing", "address", "h/t", "via");
    private static final List<String> OWNED = List.of(
            "comment",
            "comments",
            "feedback",
            "suggestion",
            "suggestions",
            "review",
            "reviews",
            "request",
            "requests",
            "advice",
            "idea",
            "ideas",
            "proposal",
            "remark",
            "remarks",
            "concern",
            "concerns",
            "point",
            "points",
            "note",
            "notes",
            "input",
            "report",
            "observation",
            "recommendation",
            "recommendations",
            "nit",
            "nits",
            "question",
            "questions",
            "objection",
            "preference",
            "finding",
            "findings");
    private static final List<String> SAYS = List.of(
            "suggested",
            "requested",
            "pointed",
            "noted",
            "asked",
            "mentioned",
            "noticed",
            "proposed",
            "recommended",
            "advised",
            "wanted",
            "preferred");
    private static final List<String> NO_NAMES = List.of(
            "the",
            "this",
            "that",
            "patch",
            "patches",
            "fix",
            "fixes",
            "no",
            "none",
            "also",
            "which",
            "and",
            "but",
            "not",
            "only",
            "see",
            "new",
            "linux",
            "add",
            "added",
            "remove",
            "removed",
            "use",
            "used",
            "make",
            "made",
            "it",
            "we",
            "i",
            "if",
            "in",
            "on",
            "to",
            "for",
            "from",
            "with",
            "as",
            "all",
            "now",
            "then",
            "when",
            "drop",
            "dropped",
            "rename",
            "renamed",
            "move",
            "moved",
            "change",
            "changed",
            "update",
            "updated",
            "still",
            "thanks",
            "documentation",
            "kconfig",
            "makefile",
            "note",
            "please",
            "previously",
            "v",
            "rebase",
            "rebased",
            "yes",
            "ok",
            "do",
            "don't");
    private static final List<String> ROBOTS = List.of(
            "kernel test robot",
            "kernel test bot",
            "kbuild test robot",
            "kbuild robot",
            "kernel robot",
            "syzbot",
            "syzkaller",
            "lkp",
            "sashiko",
            "coverity");
    private static final List<String> PARTICLES =
            List.of("van", "von", "de", "der", "den", "da", "di", "al", "el", "bin", "la", "le");

    private static final int MOST = 12;

    private final String text;
    private final List<Credit> found = new ArrayList<>();

    private Credits(String text) {
        this.text = text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    static List<Credit> in(String text) {
        Credits credits = new Credits(text);
        credits.brackets();
        credits.phrases();
        return List.copyOf(credits.found);
    }

    private void brackets() {
        int at = 0;
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at);
            if (c != '(' && c != '[') {
                at++;
                continue;
            }
            int close = text.indexOf(c == '(' ? ')' : ']', at);
            if (close < 0 || close - at > 120) {
                at++;
                continue;
            }
            inside(text.substring(at + 1, close), text.substring(at, close + 1));
            at = close + 1;
        }
    }

    private void inside(String inside, String words) {
        List<String> names = new ArrayList<>();
        for (String part : inside.split(",|;|&|/| and ", -1)) {
            String name = part.strip();
            if (name.startsWith("@")) name = name.substring(1);
            if (name.endsWith("'s")) name = name.substring(0, name.length() - 2);
            if (!isName(name)) return;
            names.add(name);
        }
        for (String name : names) add(name, words, isRobot(name));
    }

    private void phrases() {
        List<int[]> words = words();
        for (int i = 0; i < words.size() && found.size() < MOST; i++) {
            String word = word(words, i);
            String before = i == 0 ? "" : word(words, i - 1);
            if (word.equals("by") && BY.contains(before)) names(words, i + 1, i - 1);
            else if (word.equals("to") && (before.equals("thanks") || before.equals("due") || before.equals("credit")))
                names(words, i + 1, i - 1);
            else if (BEFORE.contains(word) && !word.equals("thanks") && !word.equals("credit")) names(words, i + 1, i);
            else owner(words, i);
        }
    }

    /** {@code Oleg's comment}, {@code Jann suggested}: a name right before the word. */
    private void owner(List<int[]> words, int at) {
        String raw = raw(words, at);
        boolean owns = raw.endsWith("'s") || raw.endsWith("’s") || raw.endsWith("s'");
        if (owns && at + 1 < words.size()) {
            boolean next = OWNED.contains(word(words, at + 1));
            boolean soon = next || (at + 2 < words.size() && OWNED.contains(word(words, at + 2)));
            if (!soon) return;
        } else if (owns || at + 1 >= words.size() || !SAYS.contains(word(words, at + 1))) {
            return;
        }
        int start = at;
        while (start > 0 && at - start < 3 && isNameWord(raw(words, start - 1)) && adjacent(words, start - 1)) start--;
        String name = text.substring(words.get(start)[0], words.get(at)[1]);
        if (owns) name = name.substring(0, name.length() - 2);
        if (isName(name) && !NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            add(name, text.substring(words.get(start)[0], words.get(at + 1)[1]), true);
        }
    }

    /** The names from {@code at} on: {@code Lorenzo Stoakes and Shakeel Butt}. */
    private void names(List<int[]> words, int at, int phraseStart) {
        int here = at;
        while (here < words.size() && found.size() < MOST) {
            int robot = robot(words, here);
            int end = robot > 0 ? here + robot : here;
            while (robot == 0 && end < words.size() && end - here < 4 && nameGoesOn(words, here, end)) end++;
            if (end == here) return;
            String name = text.substring(words.get(here)[0], words.get(end - 1)[1]);
            boolean owns = name.endsWith("'s") || name.endsWith("’s");
            if (owns) name = name.substring(0, name.length() - 2);
            if (robot == 0 && !isName(name)) return;
            add(name, text.substring(words.get(phraseStart)[0], words.get(end - 1)[1]), true);
            if (owns || end >= words.size()) return;
            String joint =
                    text.substring(words.get(end - 1)[1], words.get(end)[0]).strip();
            if (word(words, end).equals("and")) here = end + 1;
            else if (joint.equals(",") || joint.equals("&") || joint.equals("/")) here = end;
            else return;
        }
    }

    private boolean nameGoesOn(List<int[]> words, int start, int at) {
        if (at > start && !adjacent(words, at - 1)) return false;
        String previous = at > start ? raw(words, at - 1) : "";
        if (previous.endsWith("'s")) return false;
        String word = raw(words, at);
        return isNameWord(word) || (at > start && PARTICLES.contains(word));
    }

    private int robot(List<int[]> words, int at) {
        for (String robot : ROBOTS) {
            int count = robot.split(" ").length;
            if (at + count > words.size()) continue;
            String here = text.substring(words.get(at)[0], words.get(at + count - 1)[1]);
            if (here.equalsIgnoreCase(robot)) return count;
        }
        return 0;
    }

    private void add(String name, String words, boolean explicit) {
        boolean known = found.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
        if (!known) found.add(new Credit(name, words, explicit));
    }

    private static boolean isRobot(String name) {
        return ROBOTS.stream().anyMatch(name::equalsIgnoreCase);
    }

    static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 60) return false;
        if (isRobot(name)) return true;
        if (name.indexOf('@') > 0) return MailboxText.read(name).isPresent() && name.indexOf('.') > 0;
        String[] words = name.split(" ", -1);
        if (words.length > 4) return false;
        int capital = 0;
        for (String word : words) {
            if (isNameWord(word)) capital++;
            else if (!PARTICLES.contains(word)) return false;
        }
        return capital > 0;
    }

    /** A capital first, then letters, dots, hyphens and apostrophes; nothing all in capitals but initials. */
    private static boolean isNameWord(String word) {
        if (word.isEmpty() || word.length() > 25 || !Character.isUpperCase(word.charAt(0))) return false;
        String bare = word.endsWith("'s") || word.endsWith("’s") ? word.substring(0, word.length() - 2) : word;
        boolean lower = false;
        for (int i = 1; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (Character.isLowerCase(c)) lower = true;
            else if (!Character.isUpperCase(c) && ".-'’".indexOf(c) < 0) return false;
        }
        if (!lower && bare.length() > 2) return false;
        return !NO_NAMES.contains(bare.toLowerCase(Locale.ROOT));
    }

    /** Start and end of each word; marks at its ends are no part of it. */
    private List<int[]> words() {
        List<int[]> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            while (at < text.length() && !isWordChar(text.charAt(at))) at++;
            int start = at;
            while (at < text.length() && isWordChar(text.charAt(at))) at++;
            int end = at;
            while (end > start + 2 && ".".indexOf(text.charAt(end - 1)) >= 0) end--;
            if (end > start) words.add(new int[] {start, end});
        }
        return words;
    }

    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c) || "_.-'’@+#/".indexOf(c) >= 0;
    }

    private boolean adjacent(List<int[]> words, int at) {
        return at + 1 < words.size() && words.get(at + 1)[0] - words.get(at)[1] == 1;
    }

    private String raw(List<int[]> words, int at) {
        return text.substring(words.get(at)[0], words.get(at)[1]);
    }

    private String word(List<int[]> words, int at) {
        return raw(words, at).toLowerCase(Locale.ROOT);
    }
}
