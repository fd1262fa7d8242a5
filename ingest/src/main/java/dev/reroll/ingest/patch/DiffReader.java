package dev.reroll.ingest.patch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads unified diffs among the lines of a text.
 *
 * <p>A diff starts where git and patch would see one: at {@code diff --git} with at least one more header line, or at
 * {@code ---} and {@code +++} lines with an {@code @@ -} line right below, with a {@code diff}, {@code Index:} or CVS
 * header above them or none. A hunk is as long as its {@code @@} line says, so that text glued behind it is text again.
 * Combined diffs ({@code @@@}) and context diffs ({@code ***}) are not read; they stay prose.
 *
 * <p>Each line is looked at a bounded number of times, whatever the text.
 */
final class DiffReader {
    /** Between {@code Index:} and {@code ---} CVS writes a ruler, the RCS file, two revisions and its own command line. */
    private static final int CVS_LINES = 6;

    private final List<String> lines;
    private int at;

    DiffReader(List<String> lines) {
        this.lines = lines;
    }

    /** The line after the files that the last {@link #readAt} returned. */
    int end() {
        return at;
    }

    /** Whether a diff starts at this line. */
    boolean startsAt(int line) {
        return headerEnd(line) >= 0;
    }

    /** The files of the diff that starts at this line, one right behind the other; none if no diff starts there. */
    List<FileDiff> readAt(int line) {
        at = line;
        List<FileDiff> files = new ArrayList<>();
        for (FileDiff file = readFile(); file != null; file = readFile()) files.add(file);
        return List.copyOf(files);
    }

    private @Nullable FileDiff readFile() {
        int headerEnd = headerEnd(at);
        if (headerEnd < 0) return null;
        int binaryEnd = binaryEnd(headerEnd);
        boolean binary = binaryEnd > headerEnd;
        List<String> header = List.copyOf(lines.subList(at, binaryEnd));
        at = binaryEnd;
        List<Hunk> hunks = new ArrayList<>(4);
        if (!binary) {
            for (Hunk hunk = readHunk(); hunk != null; hunk = readHunk()) hunks.add(hunk);
        }
        return FileHeader.read(header).diff(List.copyOf(hunks), binary);
    }

    /** The line after the header (without binary data) of the diff of one file that starts here, -1 if none does. */
    private int headerEnd(int from) {
        String first = line(from);
        if (first.isEmpty()) return -1;
        int i = from;
        switch (first.charAt(0)) {
            case 'd' -> {
                if (!first.startsWith("diff ")) return -1;
                i++;
            }
            case 'I' -> {
                if (!first.startsWith("Index: ")) return -1;
                i++;
                for (int last = i + CVS_LINES; i < last && isCvsHeader(line(i)); ) i++;
            }
            case '-' -> {
                if (!first.startsWith("--- ")) return -1;
            }
            default -> {
                return -1;
            }
        }
        boolean git = line(i - (i > from ? 1 : 0)).startsWith("diff --git ");
        int extended = i;
        while (git && isExtendedHeader(line(i))) i++;
        if (line(i).startsWith("--- ") && line(i + 1).startsWith("+++ ")) {
            if (HunkHeader.parse(line(i + 2)) != null) return i + 2;
        }
        if (!git) return -1;
        return i > extended || isBinaryStart(line(i)) ? i : -1;
    }

    private int binaryEnd(int from) {
        String first = line(from);
        if (!isBinaryStart(first)) return from;
        int i = from + 1;
        if (first.startsWith("Binary files ")) return i;
        while (line(i).startsWith("literal ") || line(i).startsWith("delta ")) {
            i++;
            while (i < lines.size() && isBase85(line(i))) i++;
            if (i < lines.size() && line(i).isEmpty()) i++;
        }
        return i;
    }

    private @Nullable Hunk readHunk() {
        HunkHeader header = HunkHeader.parse(line(at));
        if (header == null) return null;
        int oldLeft = header.oldCount();
        int newLeft = header.newCount();
        boolean blanksLost = false;
        int i = at + 1;
        int from = i;
        for (; i < lines.size() && (oldLeft > 0 || newLeft > 0); i++) {
            String line = lines.get(i);
            char first = line.isEmpty() ? ' ' : line.charAt(0);
            if (first == '+') newLeft--;
            else if (first == '-') oldLeft--;
            else if (first == '\\') continue;
            else {
                if (first != ' ' && !blanksLost) {
                    if (!comesOutEven(i, oldLeft, newLeft)) break;
                    blanksLost = true;
                }
                oldLeft--;
                newLeft--;
            }
            if (oldLeft < 0 || newLeft < 0) break;
        }
        if (oldLeft > 0 || newLeft > 0) {
            // cut short: blank lines and a signature mark at the end belong to the text below
            if (i > from && lines.get(i - 1).equals("-- ")) i--;
            while (i > from && lines.get(i - 1).isEmpty()) i--;
        } else if (line(i).startsWith("\\ ")) {
            i++;
        }
        at = i;
        return new Hunk(
                header.oldStart(),
                header.oldCount(),
                header.newStart(),
                header.newCount(),
                header.heading(),
                List.copyOf(lines.subList(from, i)),
                header.line());
    }

    /**
     * Whether the hunk ends just where a hunk can end if every line with a strange first character is a context line
     * whose leading blank was lost. Looks no further than the next {@code @@} line, so that a text full of broken hunks
     * takes no longer than one of whole ones.
     */
    private boolean comesOutEven(int from, int oldLeft, int newLeft) {
        boolean changes = lines.get(from).startsWith("\t");
        int i = from;
        for (; i < lines.size() && (oldLeft > 0 || newLeft > 0); i++) {
            String line = lines.get(i);
            if (line.startsWith("@@ -") || line.startsWith("diff --git ")) return false;
            char first = line.isEmpty() ? ' ' : line.charAt(0);
            if (first == '\\') continue;
            if (first != '+') oldLeft--;
            if (first != '-') newLeft--;
            changes |= first == '+' || first == '-';
        }
        if (oldLeft != 0 || newLeft != 0 || !changes) return false;
        String next = line(i);
        return next.isEmpty()
                || next.startsWith("@@ -")
                || next.startsWith("diff ")
                || next.startsWith("Index: ")
                || next.startsWith("--")
                || next.startsWith("\\ ");
    }

    private String line(int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    private static boolean isCvsHeader(String line) {
        return line.startsWith("===")
                || line.startsWith("RCS file: ")
                || line.startsWith("retrieving revision ")
                || line.startsWith("diff ");
    }

    private static boolean isExtendedHeader(String line) {
        if (line.isEmpty()) return false;
        return switch (line.charAt(0)) {
            case 'i' -> line.startsWith("index ");
            case 'o' -> line.startsWith("old mode ");
            case 'n' -> line.startsWith("new mode ") || line.startsWith("new file mode ");
            case 'd' -> line.startsWith("deleted file mode ") || line.startsWith("dissimilarity index ");
            case 's' -> line.startsWith("similarity index ");
            case 'r' -> line.startsWith("rename from ") || line.startsWith("rename to ");
            case 'c' -> line.startsWith("copy from ") || line.startsWith("copy to ");
            default -> false;
        };
    }

    private static boolean isBinaryStart(String line) {
        return line.equals("GIT binary patch") || (line.startsWith("Binary files ") && line.endsWith(" differ"));
    }

    /** A line of base 85 data: a letter for the length, then groups of five characters, never a blank. */
    private static boolean isBase85(String line) {
        if (line.length() < 6 || line.length() > 66 || (line.length() - 1) % 5 != 0) return false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c <= ' ' || c >= 0x7f) return false;
        }
        return true;
    }
}
