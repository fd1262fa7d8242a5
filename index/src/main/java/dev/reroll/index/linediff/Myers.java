package dev.reroll.index.linediff;

import java.util.Arrays;

/**
 * The linear-space comparison of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (Algorithmica 1, 1986,
 * section 4b): paths of least edits grow from both corners of the grid until they overlap, and the place of overlap cuts
 * the problem in two. Where texts are so different that this would take quadratic time, the search stops at a bound and
 * cuts at the path that got furthest, so the work is at most the number of lines times the bound.
 *
 * <p>Diagonal {@code d} holds the points with {@code x - y = d}; its slot in the arrays is {@code d + shift}.
 */
final class Myers {
    private static final int UNREACHED = Integer.MIN_VALUE / 2;
    private static final int UNREACHED_BACK = Integer.MAX_VALUE / 2;

    /** Fewer edits than this are always searched in full. */
    private static final int LEAST_BOUND = 256;
    /** Equal lines in a row that count as a good place to cut. */
    private static final int LONG_SNAKE = 20;
    /** How much more progress than edits a path must have made for an early cut. */
    private static final int PROGRESS_FACTOR = 4;

    private final int[] a;
    private final int[] b;
    private final int[] forward;
    private final int[] backward;
    private final int shift;
    private final int bound;
    private final Scratch scratch;

    // the cut that the last search found, and whether its two sides are to be searched in full
    private int cutA;
    private int cutB;
    private boolean fullBefore;
    private boolean fullAfter;

    // open boxes, five numbers each; a stack of our own, for the depth is the sender's to choose
    private int[] boxes = new int[5 * 64];
    private int open;

    Myers(int[] a, int[] b, Scratch scratch) {
        this.a = a;
        this.b = b;
        this.scratch = scratch;
        int diagonals = a.length + b.length + 3;
        shift = b.length + 1;
        forward = scratch.forward(diagonals);
        backward = scratch.backward(diagonals);
        bound = Math.max(LEAST_BOUND, Sieve.roughRoot(diagonals));
    }

    /** Marks the lines that differ, at their places in the whole texts. */
    void mark(boolean[] removed, int[] placesA, boolean[] added, int[] placesB) {
        push(0, a.length, 0, b.length, false);
        while (open > 0) {
            open -= 5;
            int fromA = boxes[open];
            int toA = boxes[open + 1];
            int fromB = boxes[open + 2];
            int toB = boxes[open + 3];
            boolean full = boxes[open + 4] != 0;
            while (fromA < toA && fromB < toB && a[fromA] == b[fromB]) {
                fromA++;
                fromB++;
            }
            while (fromA < toA && fromB < toB && a[toA - 1] == b[toB - 1]) {
                toA--;
                toB--;
            }
            if (fromA == toA) for (int j = fromB; j < toB; j++) added[placesB[j]] = true;
            else if (fromB == toB) for (int i = fromA; i < toA; i++) removed[placesA[i]] = true;
            else {
                cut(fromA, toA, fromB, toB, full);
                push(cutA, toA, cutB, toB, fullAfter);
                push(fromA, cutA, fromB, cutB, fullBefore);
            }
        }
    }

    private void push(int fromA, int toA, int fromB, int toB, boolean full) {
        if (open == boxes.length) boxes = Arrays.copyOf(boxes, 2 * boxes.length);
        boxes[open] = fromA;
        boxes[open + 1] = toA;
        boxes[open + 2] = fromB;
        boxes[open + 3] = toB;
        boxes[open + 4] = full ? 1 : 0;
        open += 5;
    }

    /** Finds where to cut a box whose first lines differ and whose last lines differ. */
    private void cut(int fromA, int toA, int fromB, int toB, boolean full) {
        int lowest = fromA - toB;
        int highest = toA - fromB;
        int start = fromA - fromB;
        int end = toA - toB;
        boolean oddDistance = ((start - end) & 1) != 0;
        int lowF = start;
        int highF = start;
        int lowB = end;
        int highB = end;
        forward[start + shift] = fromA;
        backward[end + shift] = toA;
        fullBefore = true;
        fullAfter = true;
        for (int edits = 1; ; edits++) {
            boolean longSnake = false;
            // a path cannot leave the box: past its border the band shrinks, so that parity is kept
            if (lowF > lowest) forward[--lowF - 1 + shift] = UNREACHED;
            else lowF++;
            if (highF < highest) forward[++highF + 1 + shift] = UNREACHED;
            else highF--;
            for (int d = highF; d >= lowF; d -= 2) {
                int below = forward[d - 1 + shift];
                int above = forward[d + 1 + shift];
                int x = below >= above ? below + 1 : above;
                int snakeStart = x;
                int y = x - d;
                while (x < toA && y < toB && a[x] == b[y]) {
                    x++;
                    y++;
                }
                longSnake |= x - snakeStart > LONG_SNAKE;
                forward[d + shift] = x;
                if (oddDistance && d >= lowB && d <= highB && backward[d + shift] <= x) {
                    cutAt(x, y);
                    return;
                }
            }
            if (lowB > lowest) backward[--lowB - 1 + shift] = UNREACHED_BACK;
            else lowB++;
            if (highB < highest) backward[++highB + 1 + shift] = UNREACHED_BACK;
            else highB--;
            for (int d = highB; d >= lowB; d -= 2) {
                int below = backward[d - 1 + shift];
                int above = backward[d + 1 + shift];
                int x = below < above ? below : above - 1;
                int snakeStart = x;
                int y = x - d;
                while (x > fromA && y > fromB && a[x - 1] == b[y - 1]) {
                    x--;
                    y--;
                }
                longSnake |= snakeStart - x > LONG_SNAKE;
                backward[d + shift] = x;
                if (!oddDistance && d >= lowF && d <= highF && x <= forward[d + shift]) {
                    cutAt(x, y);
                    return;
                }
            }
            scratch.count((highF - lowF + highB - lowB) / 2 + 2);
            if (full) continue;
            if (longSnake
                    && edits > LEAST_BOUND
                    && (cutAfterLongSnake(fromA, toA, fromB, toB, lowF, highF, start, edits)
                            || cutBeforeLongSnake(fromA, toA, fromB, toB, lowB, highB, end, edits))) return;
            if (edits >= bound) {
                cutAtFurthest(fromA, toA, fromB, toB, lowF, highF, lowB, highB);
                return;
            }
        }
    }

    private void cutAt(int x, int y) {
        cutA = x;
        cutB = y;
    }

    private boolean cutAfterLongSnake(int fromA, int toA, int fromB, int toB, int low, int high, int start, int edits) {
        int best = 0;
        for (int d = high; d >= low; d -= 2) {
            int x = forward[d + shift];
            int y = x - d;
            int progress = x - fromA + y - fromB - Math.abs(d - start);
            if (progress <= PROGRESS_FACTOR * edits || progress <= best) continue;
            if (x < fromA + LONG_SNAKE || x >= toA || y < fromB + LONG_SNAKE || y >= toB) continue;
            if (!equal(x - LONG_SNAKE, y - LONG_SNAKE)) continue;
            best = progress;
            cutAt(x, y);
        }
        if (best == 0) return false;
        fullAfter = false;
        return true;
    }

    private boolean cutBeforeLongSnake(int fromA, int toA, int fromB, int toB, int low, int high, int end, int edits) {
        int best = 0;
        for (int d = high; d >= low; d -= 2) {
            int x = backward[d + shift];
            int y = x - d;
            int progress = toA - x + toB - y - Math.abs(d - end);
            if (progress <= PROGRESS_FACTOR * edits || progress <= best) continue;
            if (x <= fromA || x > toA - LONG_SNAKE || y <= fromB || y > toB - LONG_SNAKE) continue;
            if (!equal(x, y)) continue;
            best = progress;
            cutAt(x, y);
        }
        if (best == 0) return false;
        fullBefore = false;
        return true;
    }

    private boolean equal(int x, int y) {
        return Arrays.equals(a, x, x + LONG_SNAKE, b, y, y + LONG_SNAKE);
    }

    private void cutAtFurthest(int fromA, int toA, int fromB, int toB, int lowF, int highF, int lowB, int highB) {
        int furthest = UNREACHED;
        int furthestX = fromA;
        for (int d = highF; d >= lowF; d -= 2) {
            int x = Math.min(forward[d + shift], toA);
            int y = x - d;
            if (y > toB) {
                y = toB;
                x = y + d;
            }
            if (x + y > furthest) {
                furthest = x + y;
                furthestX = x;
            }
        }
        int nearest = UNREACHED_BACK;
        int nearestX = toA;
        for (int d = highB; d >= lowB; d -= 2) {
            int x = Math.max(backward[d + shift], fromA);
            int y = x - d;
            if (y < fromB) {
                y = fromB;
                x = y + d;
            }
            if (x + y < nearest) {
                nearest = x + y;
                nearestX = x;
            }
        }
        if (toA + toB - nearest < furthest - fromA - fromB) {
            cutAt(furthestX, furthest - furthestX);
            fullAfter = false;
        } else {
            cutAt(nearestX, nearest - nearestX);
            fullBefore = false;
        }
    }
}
