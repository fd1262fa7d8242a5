package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.Subject.Form;
import java.util.Locale;
import java.util.Optional;

/** Subjects that machines write by a fixed pattern about a patch of somebody else. */
final class SubjectNotices {

    record Notice(String title, Form form) {}

    private SubjectNotices() {}

    static Optional<Notice> read(String text) {
        if (text.startsWith("+ ")) return mmAdded(text);
        if (text.startsWith("Patch \"")) return stable(text);
        if (text.startsWith("[")) {
            return tip(text).or(() -> mmRemoved(text)).or(() -> forward(text));
        }
        return Optional.empty();
    }

    /** {@code [tip: perf/core] title}, in older mails {@code [tip:perf/core] title}. */
    private static Optional<Notice> tip(String text) {
        int close = text.indexOf(']');
        if (!text.toLowerCase(Locale.ROOT).startsWith("[tip:") || close < 6) return Optional.empty();
        String branch = text.substring(5, close).strip();
        if (branch.isEmpty() || branch.indexOf(' ') >= 0) return Optional.empty();
        String title = text.substring(close + 1).strip();
        return Optional.of(new Notice(title, new Form.Tip(branch)));
    }

    private static Optional<Notice> mmAdded(String text) {
        int end = text.indexOf(" added to ", 2);
        if (end < 0) return Optional.empty();
        String patch = text.substring(2, end).strip();
        String branch = text.substring(end + " added to ".length()).strip();
        if (!isPatchFile(patch)) return Optional.empty();
        for (String tail : new String[] {" branch", " tree"}) {
            if (branch.endsWith(tail)) branch = branch.substring(0, branch.length() - tail.length());
        }
        return Optional.of(new Notice(text, new Form.MmAdded(patch, branch)));
    }

    private static Optional<Notice> mmRemoved(String text) {
        int close = text.indexOf(']');
        int removed = text.indexOf(" removed from ", Math.max(close, 0));
        if (close < 2 || removed < 0) return Optional.empty();
        String patch = text.substring(close + 1, removed).strip();
        String why = text.substring(1, close).strip();
        return isPatchFile(patch) ? Optional.of(new Notice(text, new Form.MmRemoved(patch, why))) : Optional.empty();
    }

    private static Optional<Notice> stable(String text) {
        int end = text.lastIndexOf("\" has been added to the ");
        if (end < 7) return Optional.empty();
        String title = text.substring(7, end);
        String tree = text.substring(end + "\" has been added to the ".length()).strip();
        if (tree.endsWith(" tree")) tree = tree.substring(0, tree.length() - " tree".length());
        return Optional.of(new Notice(title, new Form.StableAdded(title, tree)));
    }

    /** mutt's forward: {@code [sender: subject]}, where the subject may hold brackets of its own. */
    private static Optional<Notice> forward(String text) {
        int colon = text.indexOf(": ");
        int mailAt = text.indexOf('@');
        if (mailAt < 2 || colon < mailAt || !text.endsWith("]") || text.indexOf(' ') < colon) return Optional.empty();
        String inner = text.substring(colon + 2, text.length() - 1);
        return Optional.of(new Notice(inner, new Form.Forward(text.substring(1, colon), inner)));
    }

    private static boolean isPatchFile(String name) {
        return name.endsWith(".patch") && name.indexOf(' ') < 0;
    }
}
