package dev.reroll.index.rangediff;

/**
 * One row of a side-by-side view.
 *
 * @param left the old line, {@link Cell#NONE} beside an added one
 * @param right the new line, {@link Cell#NONE} beside a removed one
 */
public record Row(Kind kind, Cell left, Cell right) {
    /** What became of the line or lines of a row. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED,
        /** One line became another; the pieces of both say where they differ. */
        CHANGED,
        /** The same line but for blanks. */
        REINDENTED,
        /** On one side only here, but the same line stands on the other side elsewhere. */
        MOVED,
        /** As {@link #MOVED}, with other indentation. */
        MOVED_AND_REINDENTED,
        /** Lines that are in neither patch, so that nothing is known of them but that they do not differ. */
        GAP
    }

    Row withKind(Kind other) {
        return new Row(other, left, right);
    }
}
