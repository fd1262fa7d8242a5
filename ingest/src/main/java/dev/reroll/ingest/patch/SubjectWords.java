package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.SubjectToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words inside a bracket: cut at white space and marks, words that are glued together ({@code PATCHv2}, {@code
 * PATCH0/8}, {@code RFC/PATCH}) cut apart, each classified.
 */
final class SubjectWords {

    private static final String SEPARATORS = " \t,;:|()[]{}<>\"";

    /** Longest first, as a shorter one may begin a longer one. */
    private static final List<Keyword> KEYWORDS = List.of(
            new Keyword("patchseries", Kind.PATCHSET),
            new Keyword("patchbomb", Kind.PATCHSET),
            new Keyword("patchset", Kind.PATCHSET),
            new Keyword("patches", Kind.PATCH),
            new Keyword("autosel", Kind.AUTOSEL),
            new Keyword("backport", Kind.AUTOSEL),
            new Keyword("resend", Kind.RESEND),
            new Keyword("resent", Kind.RESEND),
            new Keyword("repost", Kind.RESEND),
            new Keyword("patch", Kind.PATCH),
            new Keyword("pull", Kind.PULL),
            new Keyword("rfc", Kind.RFC),
            new Keyword("rft", Kind.RFT),
            new Keyword("cft", Kind.RFT));

    /** Trees that bear no mark of being one; others are known by a slash, {@code -next}, {@code -fixes} and the like. */
    private static final List<String> TREES = List.of(
            "tip",
            "net",
            "bpf",
            "mm",
            "xfs",
            "ext4",
            "f2fs",
            "fscrypt",
            "fsverity",
            "btrfs",
            "nfs",
            "nfsd",
            "smb",
            "wireless",
            "bluetooth",
            "iwl",
            "nf",
            "ipsec",
            "vfs",
            "block",
            "io_uring",
            "rdma",
            "kvm",
            "kvmarm",
            "drm",
            "linux-next",
            "next",
            "mainline",
            "linus",
            "stable",
            "hid",
            "media",
            "pci",
            "pm",
            "cifs",
            "rcu",
            "perf",
            "crypto",
            "cryptodev",
            "libcrypto",
            "selinux",
            "integrity",
            "ima",
            "lsm",
            "audit",
            "sound",
            "asoc",
            "dpdk-dev",
            "u-boot",
            "liburing",
            "trace-cmd",
            "iproute2",
            "ethtool");

    private static final List<String> TREE_ENDS =
            List.of("-next", "-fixes", "-unstable", "-stable", "-nonmm", "-dev", "-devel", "-net", "-tip", "-trunk");

    private record Keyword(String word, Kind kind) {}

    private final List<SubjectToken> tokens = new ArrayList<>();

    private SubjectWords() {}

    static List<SubjectToken> of(String inside) {
        SubjectWords words = new SubjectWords();
        List<String> chunks = chunks(inside);
        for (int i = 0; i < chunks.size(); i++) {
            int used = words.several(chunks, i);
            if (used == 0) words.one(chunks.get(i));
            else i += used - 1;
        }
        return List.copyOf(words.tokens);
    }

    /** Whether every word is one that a patch prefix is made of, so that missing brackets may be thought of. */
    static boolean allKnown(List<SubjectToken> tokens) {
        return !tokens.isEmpty() && tokens.stream().allMatch(t -> t.kind() != Kind.UNKNOWN && t.kind() != Kind.TREE);
    }

    private static List<String> chunks(String inside) {
        List<String> chunks = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= inside.length(); i++) {
            boolean cut = i == inside.length() || SEPARATORS.indexOf(inside.charAt(i)) >= 0;
            if (!cut && start < 0) start = i;
            if (cut && start >= 0) {
                chunks.add(inside.substring(start, i));
                start = -1;
            }
        }
        return chunks;
    }

    /** {@code 1 of 3}, {@code GIT PULL}, {@code v 2}, {@code take 2}: how many chunks it took, 0 if none of these. */
    private int several(List<String> chunks, int at) {
        String here = chunks.get(at);
        if (at + 2 < chunks.size() && chunks.get(at + 1).equalsIgnoreCase("of")) {
            Optional<Counter> counter = Counter.of(here, 0, chunks.get(at + 2));
            if (counter.isPresent()) {
                tokens.add(new SubjectToken(Kind.COUNTER, here + " of " + chunks.get(at + 2)));
                return 3;
            }
        }
        if (at + 1 == chunks.size()) return 0;
        String next = chunks.get(at + 1);
        if (here.equalsIgnoreCase("git") && next.equalsIgnoreCase("pull")) {
            tokens.add(new SubjectToken(Kind.PULL, here + " " + next));
            return 2;
        }
        boolean leads = here.equalsIgnoreCase("v")
                || here.equalsIgnoreCase("take")
                || here.equalsIgnoreCase("ver")
                || here.equalsIgnoreCase("version");
        if (leads && Version.parse("v" + next).isPresent()) {
            tokens.add(new SubjectToken(Kind.VERSION, here + " " + next));
            return 2;
        }
        return 0;
    }

    private void one(String chunk) {
        String rest = chunk;
        while (!rest.isEmpty()) {
            Optional<Kind> whole = whole(rest);
            if (whole.isPresent()) {
                tokens.add(new SubjectToken(whole.get(), rest));
                return;
            }
            int length = leading(rest);
            if (length == 0) {
                tokens.add(new SubjectToken(isTree(rest) ? Kind.TREE : Kind.UNKNOWN, rest));
                return;
            }
            rest = trimGlue(rest.substring(length));
        }
    }

    private static Optional<Kind> whole(String word) {
        if (Release.matches(word)) return Optional.of(Kind.RELEASE);
        if (Counter.parse(word).isPresent()) return Optional.of(Kind.COUNTER);
        if (Version.parse(word).isPresent()) return Optional.of(Kind.VERSION);
        return Optional.empty();
    }

    /** Takes a keyword or a version off the front where it is glued to something; returns its length. */
    private int leading(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Keyword keyword : KEYWORDS) {
            if (lower.startsWith(keyword.word())
                    && mayFollow(lower, keyword.word().length())) {
                int length = keyword.word().length();
                tokens.add(new SubjectToken(keyword.kind(), word.substring(0, length)));
                return length;
            }
        }
        int digits = lower.startsWith("v") ? Version.digits(word, 1) : 1;
        if (digits > 1
                && mayFollow(lower, digits)
                && Version.parse(word.substring(0, digits)).isPresent()) {
            tokens.add(new SubjectToken(Kind.VERSION, word.substring(0, digits)));
            return digits;
        }
        return 0;
    }

    /** What may stand right behind a keyword: the end, a mark, a version, a number, or another keyword. */
    private static boolean mayFollow(String lower, int at) {
        if (at == lower.length()) return true;
        char c = lower.charAt(at);
        if ("-_/+=#".indexOf(c) >= 0) return true;
        if (Version.isDigit(c)) return !Version.isDigit(lower.charAt(at - 1));
        if (c == 'v' && at + 1 < lower.length() && Version.isDigit(lower.charAt(at + 1))) return true;
        for (Keyword keyword : KEYWORDS) if (lower.startsWith(keyword.word(), at)) return true;
        return false;
    }

    private static String trimGlue(String rest) {
        int at = 0;
        while (at < rest.length() && "-_/+=#".indexOf(rest.charAt(at)) >= 0) at++;
        return rest.substring(at);
    }

    private static boolean isTree(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (TREES.contains(lower) || lower.startsWith("for-") || lower.startsWith("mm-")) return true;
        for (String end : TREE_ENDS) if (lower.endsWith(end)) return true;
        int slash = lower.indexOf('/');
        return slash > 0 && slash + 1 < lower.length() && Character.isLetter(lower.charAt(0));
    }
}
