package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.Row.Kind;
import dev.reroll.index.rangediff.SparseFile.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Two sparse files as texts that can be compared: each line that either knows of the common start is filled in on both
 * sides, and what is left of the gaps is cut at the same places, so that a gap is one line that both sides share.
 */
final class SparseText {
    /** First character of a line that stands for a gap; patches hold none, for the mail parser drops NUL. */
    private static final char GAP_MARK = '\0';

    private static final int ENDLESS = Integer.MAX_VALUE;

    /** A gap piece of a file in numbers of the common start: {@code [from, to)}, and its own length. */
    private record Stretch(int from, int to, int count) {}

    private final NavigableMap<Integer, String> known = new TreeMap<>();
    private final NavigableSet<Integer> cuts = new TreeSet<>();

    private SparseText() {}

    /** The hunks in which the two files differ, lines numbered as in the files. */
    static List<List<Row>> hunks(
            SparseFile a, SparseFile b, OriginAlignment alignment, UnaryOperator<List<String>> keys) {
        SparseText text = new SparseText();
        text.known.putAll(a.original());
        b.original().forEach((line, content) -> text.known.put(alignment.targetOf(line), content));
        List<Object> piecesA = new ArrayList<>();
        for (Piece piece : a.pieces()) piecesA.add(piece instanceof Piece.Gap gap ? text.stretch(gap) : piece);
        List<Object> piecesB = new ArrayList<>();
        for (Piece piece : b.pieces()) {
            piecesB.add(piece instanceof Piece.Gap gap ? text.stretch(gap, b, alignment) : piece);
        }
        List<String> linesA = new ArrayList<>();
        List<Integer> numbersA = new ArrayList<>();
        text.write(piecesA, linesA, numbersA);
        List<String> linesB = new ArrayList<>();
        List<Integer> numbersB = new ArrayList<>();
        text.write(piecesB, linesB, numbersB);
        List<List<Row>> hunks = new ArrayList<>();
        for (List<Row> hunk : Moves.mark(RowBuilder.hunks(linesA, linesB, keys))) {
            hunks.add(hunk.stream()
                    .map(row -> new Row(
                            isGap(row) ? Kind.GAP : row.kind(),
                            cell(row.left(), numbersA, numbersB),
                            cell(row.right(), numbersB, numbersA)))
                    .toList());
        }
        return hunks;
    }

    private Stretch stretch(Piece.Gap gap) {
        int to = gap.count() == ENDLESS ? ENDLESS : gap.first() + gap.count();
        return cut(new Stretch(gap.first(), to, gap.count()));
    }

    private Stretch stretch(Piece.Gap gap, SparseFile file, OriginAlignment alignment) {
        int from = alignment.targetOf(gap.first());
        if (gap.count() == ENDLESS) return cut(new Stretch(from, ENDLESS, ENDLESS));
        int after = gap.first() + gap.count();
        // a known line may have been placed with another offset than the gap before it
        int to = file.original().containsKey(after)
                ? alignment.targetOf(after)
                : alignment.targetOf(gap.first()) + gap.count();
        return cut(new Stretch(from, to, gap.count()));
    }

    private Stretch cut(Stretch stretch) {
        cuts.add(stretch.from());
        cuts.add(stretch.to());
        return stretch;
    }

    private void write(List<Object> pieces, List<String> lines, List<Integer> numbers) {
        int number = 1;
        for (Object piece : pieces) {
            if (piece instanceof Piece.Known line) {
                lines.add(line.text());
                numbers.add(number++);
            } else if (piece instanceof Stretch stretch) {
                write(stretch, number, lines, numbers);
                if (stretch.count() != ENDLESS) number += stretch.count();
            }
        }
    }

    private void write(Stretch stretch, int number, List<String> lines, List<Integer> numbers) {
        for (int at = stretch.from(); at < stretch.to(); ) {
            numbers.add(number + at - stretch.from());
            String line = known.get(at);
            if (line != null) {
                lines.add(line);
                at++;
                continue;
            }
            Map.Entry<Integer, String> next = known.higherEntry(at);
            Integer cut = cuts.higher(at);
            int end = Math.min(next == null ? ENDLESS : next.getKey(), cut == null ? ENDLESS : cut);
            lines.add(GAP_MARK + Integer.toString(at));
            at = Math.min(end, stretch.to());
        }
    }

    private static boolean isGap(Row row) {
        return isGap(row.left()) || isGap(row.right());
    }

    private static boolean isGap(Cell cell) {
        return !cell.pieces().isEmpty() && cell.pieces().getFirst().text().indexOf(GAP_MARK) == 0;
    }

    private static Cell cell(Cell cell, List<Integer> numbers, List<Integer> others) {
        if (cell.isNone()) return cell;
        int number = numbers.get(cell.number() - 1);
        if (isGap(cell)) return Cell.plain(number, Interdiff.GAP);
        int counterpart = cell.counterpart() == 0 ? 0 : others.get(cell.counterpart() - 1);
        return new Cell(number, cell.pieces(), counterpart);
    }
}
