package dev.reroll.index.linediff;

import dev.reroll.index.linediff.LineDiff.Sliding;

/**
 * Moves groups of changed lines to better places. A group may slide down by one line where its first line equals the one
 * after it, and up likewise; the diff stays as long as it was. While a group slides, the gap of the other text that
 * stands beside it moves along, so that it is seen where the group comes to lie beside a change of the other text (the
 * two are then shown as one).
 */
final class Slider {
    /** A longer way is not worth the search: git stops at the same bound. */
    private static final int FURTHEST = 100;

    private final Group group;
    private final Group beside;
    private final Lines text;
    private final Sliding sliding;

    private Slider(Lines text, boolean[] changed, Lines other, boolean[] otherChanged, Sliding sliding) {
        this.text = text;
        this.sliding = sliding;
        group = new Group(text.ids, changed);
        beside = new Group(other.ids, otherChanged);
    }

    static void slide(Lines text, boolean[] changed, Lines other, boolean[] otherChanged, Sliding sliding) {
        Slider slider = new Slider(text, changed, other, otherChanged, sliding);
        do {
            if (!slider.group.isEmpty()) slider.place();
        } while (slider.group.next() && slider.beside.next());
    }

    private void place() {
        int size;
        int topmost;
        int lastBesideChange;
        // touching another group on the way makes a bigger group with other limits, so repeat until it keeps its size
        do {
            size = group.size();
            while (group.slideUp()) beside.previous();
            topmost = group.end;
            lastBesideChange = beside.isEmpty() ? -1 : group.end;
            while (group.slideDown()) {
                beside.next();
                if (!beside.isEmpty()) lastBesideChange = group.end;
            }
        } while (size != group.size());
        if (group.end == topmost) return;
        if (lastBesideChange >= 0) upTo(lastBesideChange);
        else if (sliding == Sliding.BY_INDENT) upTo(bestEnd(topmost, size));
    }

    private void upTo(int end) {
        while (group.end > end && group.slideUp()) beside.previous();
    }

    private int bestEnd(int topmost, int size) {
        int first = Math.max(topmost, Math.max(group.end - size - 1, group.end - FURTHEST));
        int best = first;
        Border bestBorders = Border.NONE;
        for (int end = first; end <= group.end; end++) {
            Border borders = Border.at(text, end).plus(Border.at(text, end - size));
            if (end == first || borders.asGoodAs(bestBorders)) {
                best = end;
                bestBorders = borders;
            }
        }
        return best;
    }

    /** A run of changed lines of one text, maybe empty: the gap between two lines that did not change. */
    private static final class Group {
        private final int[] ids;
        private final boolean[] changed;
        private int start;
        private int end;

        Group(int[] ids, boolean[] changed) {
            this.ids = ids;
            this.changed = changed;
            growDown();
        }

        boolean isEmpty() {
            return start == end;
        }

        int size() {
            return end - start;
        }

        boolean next() {
            if (end == ids.length) return false;
            start = ++end;
            growDown();
            return true;
        }

        void previous() {
            end = --start;
            growUp();
        }

        boolean slideDown() {
            if (end == ids.length || ids[start] != ids[end]) return false;
            changed[start++] = false;
            changed[end++] = true;
            growDown();
            return true;
        }

        boolean slideUp() {
            if (start == 0 || ids[start - 1] != ids[end - 1]) return false;
            changed[--start] = true;
            changed[--end] = false;
            growUp();
            return true;
        }

        private void growDown() {
            while (end < ids.length && changed[end]) end++;
        }

        private void growUp() {
            while (start > 0 && changed[start - 1]) start--;
        }
    }
}
