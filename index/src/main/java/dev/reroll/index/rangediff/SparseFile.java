package dev.reroll.index.rangediff;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A file known only as far as patches show it. It starts as one gap of unknown length; the context and removed lines of
 * each hunk fill in what the file held before, and the hunk's added lines come in their places.
 */
final class SparseFile {
    private static final int ENDLESS = Integer.MAX_VALUE;
    /** No file has more lines; beyond, numbers could overflow. */
    private static final int MOST_LINES = 1 << 29;

    /** A stretch of the file as it now is. */
    sealed interface Piece {
        /** Lines of the original file of which nothing is known, {@code first} to {@code first + count - 1}, from 1. */
        record Gap(int first, int count) implements Piece {}

        /** A line that is known; {@code origin} is its number in the original file, 0 if a patch added it. */
        record Known(String text, int origin) implements Piece {}
    }

    /** A hunk that does not fit what is known of the file; the message says where. */
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message);
        }
    }

    private final NavigableMap<Integer, String> original = new TreeMap<>();
    private List<Piece> pieces = new ArrayList<>(List.of(new Piece.Gap(1, ENDLESS)));
    private String firstBlob = "";
    private boolean touched;
    private boolean created;

    // state of one pass over the pieces: the place in the old list, and how many lines of a gap there are already used
    private int at;
    private int used;
    private int lineNumber;
    private List<Piece> done = new ArrayList<>();

    /** What the original file held, by line number, as far as hunks showed it. */
    NavigableMap<Integer, String> original() {
        return original;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Abbreviated blob id of the original file, empty where the patches do not say. */
    String firstBlob() {
        return firstBlob;
    }

    /** A file that is not there, as before it is created. */
    static SparseFile absent() {
        SparseFile file = new SparseFile();
        file.pieces = List.of();
        return file;
    }

    /** Whether the file was not there before the first patch. */
    boolean isCreated() {
        return created;
    }

    void apply(FileDiff diff) throws Misfit {
        if (!touched) firstBlob = diff.oldBlob();
        if (diff.oldName().equals("/dev/null")) {
            pieces = new ArrayList<>();
            created |= !touched;
        }
        touched = true;
        at = 0;
        used = 0;
        lineNumber = 1;
        done = new ArrayList<>(pieces.size());
        for (Hunk hunk : diff.hunks()) apply(hunk, diff.name());
        boolean deleted = diff.newName().equals("/dev/null");
        if (!deleted) while (at < pieces.size()) copy(ENDLESS);
        pieces = done;
    }

    private void apply(Hunk hunk, String file) throws Misfit {
        // a hunk that removes nothing and shows no context names the line after which it adds
        int start = hunk.oldCount() == 0 ? hunk.oldStart() + 1 : hunk.oldStart();
        if (start > MOST_LINES - hunk.lines().size()) {
            throw new Misfit(file + ": a hunk begins at line " + start + ", further down than files are read");
        }
        if (start < lineNumber) throw new Misfit(file + ": hunks are out of order at line " + start);
        while (lineNumber < start && at < pieces.size()) copy(start - lineNumber);
        if (lineNumber < start) {
            throw new Misfit(file + ": a hunk begins at line " + start + ", after the end at line " + (lineNumber - 1));
        }
        for (String line : hunk.lines()) {
            char mark = line.isEmpty() ? ' ' : line.charAt(0);
            switch (mark) {
                case '+' -> done.add(new Piece.Known(line.substring(1), 0));
                case '-' -> take(line.substring(1), file);
                case '\\' -> {
                    // "\ No newline at end of file" says nothing of lines
                }
                case ' ' -> done.add(take(line.isEmpty() ? "" : line.substring(1), file));
                // a context line whose blank a mailer cut off
                default -> done.add(take(line, file));
            }
        }
    }

    /** Copies at most {@code most} lines of the piece that is next. */
    private void copy(int most) {
        switch (pieces.get(at)) {
            case Piece.Known known -> {
                done.add(known);
                at++;
                lineNumber++;
            }
            case Piece.Gap gap -> {
                int left = gap.count() == ENDLESS ? ENDLESS : gap.count() - used;
                int count = Math.min(left, most);
                done.add(new Piece.Gap(gap.first() + used, count));
                useUp(gap, count);
            }
        }
    }

    /** Uses up the next line of the file, which must be or may be {@code text}. */
    private Piece take(String text, String file) throws Misfit {
        if (at == pieces.size()) throw new Misfit(file + ": line " + lineNumber + " is expected after the end");
        return switch (pieces.get(at)) {
            case Piece.Known known -> {
                if (!known.text().equals(text)) {
                    throw new Misfit(file + ": line " + lineNumber + " is expected to be \"" + shown(text)
                            + "\" but is \"" + shown(known.text()) + "\"");
                }
                at++;
                lineNumber++;
                yield known;
            }
            case Piece.Gap gap -> {
                int origin = gap.first() + used;
                original.put(origin, text);
                useUp(gap, 1);
                yield new Piece.Known(text, origin);
            }
        };
    }

    private void useUp(Piece.Gap gap, int count) {
        if (count == ENDLESS) {
            at++;
            return;
        }
        used += count;
        lineNumber += count;
        if (gap.count() != ENDLESS && used == gap.count()) {
            at++;
            used = 0;
        }
    }

    /** A line for a message. */
    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
