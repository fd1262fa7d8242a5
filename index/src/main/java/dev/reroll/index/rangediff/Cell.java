package dev.reroll.index.rangediff;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of one side.
 *
 * @param number the line's number in its text, from 1; 0 for a cell that holds no line
 * @param pieces the line, cut where marks change; empty for an empty line
 * @param counterpart number of the line on the other side that a moved line is the same as, 0 for all others
 */
public record Cell(int number, List<Piece> pieces, int counterpart) {
    /** A stretch of a line. */
    public record Piece(String text, boolean marked) {}

    public static final Cell NONE = new Cell(0, List.of(), 0);

    static Cell plain(int number, String line) {
        return new Cell(number, line.isEmpty() ? List.of() : List.of(new Piece(line, false)), 0);
    }

    Cell withCounterpart(int other) {
        return new Cell(number, pieces, other);
    }

    public boolean isNone() {
        return number == 0;
    }

    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
