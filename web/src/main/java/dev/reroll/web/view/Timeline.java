package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;

/**
 * The life of a series as a picture. Places across are percents of its width, so that it fits any page and its text
 * keeps its size; heights are pixels.
 *
 * @param summary what it shows, for who does not see it
 */
public record Timeline(
        Shown summary, List<Tick> ticks, List<Bar> bars, List<Mark> revisions, List<Mark> marks, boolean pings) {

    /** A date along the axis. */
    public record Tick(String at, String label) {}

    /**
     * The mails of one stretch of time.
     *
     * @param authors height of the authors' mails
     * @param others height of those of others, which stand on top
     * @param title how many, and when
     */
    public record Bar(String at, String width, int authors, int others, Shown title) {

        public int top() {
            return Timeline.FLOOR - authors - others;
        }

        public int authorsTop() {
            return Timeline.FLOOR - authors;
        }
    }

    /**
     * A moment: a revision, a ping, the day it was applied.
     *
     * @param row 0 for the upper row of labels; labels near each other stand in different rows
     * @param anchor {@code start}, {@code middle} or {@code end}: at the edges labels would leave the picture
     */
    public record Mark(String at, int row, String anchor, Shown label, Shown title, String href, String kind) {

        public int labelY() {
            return Timeline.LABELS + row * Timeline.ROW;
        }
    }

    /** Where the bars stand, where the labels of revisions begin, and how far their rows are apart. */
    public static final int FLOOR = 130;

    public static final int LABELS = 14;
    public static final int ROW = 16;
}
