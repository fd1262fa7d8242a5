package dev.reroll.index.rangediff;

import java.util.Arrays;

/**
 * The cheapest one-to-one assignment of rows to columns of a square matrix of costs, by the shortest augmenting path
 * algorithm of R. Jonker and A. Volgenant ("A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment
 * Problems", Computing 38, 1987), written after the four steps of that paper.
 *
 * <p>Any solver finds the same total. This one is here for its ties: series are full of patches that could be paired in
 * several equally cheap ways, {@code git range-diff} uses this algorithm, and a reader expects git's pairs; a library's
 * Kuhn-Munkres chose others in 19 of 600 generated pairs of series. For the same reason it ends its paths where git does
 * (see {@link #augment}), by which, rarely, the result is not the cheapest.
 */
final class Assignment {
    /** Where a path of exchanges ends. */
    enum Ending {
        /** At a free column, as the paper says: the result is the cheapest. */
        AT_FREE_COLUMN,
        /** Where git's ends, see {@link #augment}. */
        AS_GIT
    }

    private static final int NONE = -1;

    /** More than any cost: the second-best cost of a row that has but one column. */
    private static final int NO_SECOND = 1 << 16;

    private final int[][] cost;
    private final Ending ending;
    private final int n;
    private final int[] columnOf; // of a row that was robbed of its column, that column still
    private final int[] rowOf;
    private final int[] price;
    private final int[] free;
    private int freeCount;

    /** @param cost {@code cost[row][column]}, as many rows as columns */
    private Assignment(int[][] cost, Ending ending) {
        this.cost = cost;
        this.ending = ending;
        n = cost.length;
        columnOf = new int[n];
        rowOf = new int[n];
        price = new int[n];
        free = new int[n];
        Arrays.fill(columnOf, NONE);
        Arrays.fill(rowOf, NONE);
    }

    /** The row of each column, -1 for a column that stays without one. */
    static int[] rows(int[][] cost, Ending ending) {
        if (cost.length < 2) return new int[cost.length];
        Assignment assignment = new Assignment(cost, ending);
        assignment.transfer(assignment.reduceColumns());
        for (int round = 0; round < 2 && assignment.freeCount > 0; round++) assignment.reduceRows();
        for (int i = 0; i < assignment.freeCount; i++) assignment.augment(assignment.free[i]);
        return assignment.rowOf;
    }

    /** Prices each column at its least cost and gives it to that row, if the row has none yet; says how often each row was best. */
    private int[] reduceColumns() {
        int[] wins = new int[n];
        for (int column = n - 1; column >= 0; column--) {
            int best = 0;
            for (int row = 1; row < n; row++) if (cost[row][column] < cost[best][column]) best = row;
            price[column] = cost[best][column];
            if (wins[best]++ == 0) {
                columnOf[best] = column;
                rowOf[column] = best;
            }
        }
        return wins;
    }

    /** Lowers the price of a column that its row wants alone by what the row would lose with another column. */
    private void transfer(int[] wins) {
        for (int row = 0; row < n; row++) {
            if (wins[row] == 0) free[freeCount++] = row;
            else if (wins[row] == 1) {
                int own = columnOf[row];
                int least = Integer.MAX_VALUE;
                for (int column = 0; column < n; column++) {
                    if (column != own) least = Math.min(least, cost[row][column] - price[column]);
                }
                price[own] -= least;
            }
        }
    }

    /** Lets each free row take its best column, lowering the price as far as its second-best allows; who is put out is free again. */
    private void reduceRows() {
        int waiting = freeCount;
        freeCount = 0;
        for (int next = 0; next < waiting; ) {
            int row = free[next++];
            int best = 0;
            int bestCost = cost[row][0] - price[0];
            int second = NONE;
            int secondCost = NO_SECOND;
            for (int column = 1; column < n; column++) {
                int reduced = cost[row][column] - price[column];
                if (reduced >= secondCost) continue;
                if (reduced > bestCost) {
                    second = column;
                    secondCost = reduced;
                } else {
                    second = best;
                    secondCost = bestCost;
                    best = column;
                    bestCost = reduced;
                }
            }
            if (second == NONE) {
                second = best;
                secondCost = bestCost;
            }
            int putOut = rowOf[best];
            if (bestCost < secondCost) price[best] -= secondCost - bestCost;
            else if (putOut != NONE) {
                best = second;
                putOut = rowOf[best];
            }
            if (putOut != NONE) {
                // a row whose price has dropped may at once try again, one that tied waits for the next round
                if (bestCost < secondCost) free[--next] = putOut;
                else free[freeCount++] = putOut;
            }
            columnOf[row] = best;
            rowOf[best] = row;
        }
    }

    /**
     * Finds the cheapest path of exchanges from a free row to a free column (Dijkstra) and makes them.
     *
     * <p>Where one of the nearest columns is free, git (2.39) does not end the path there but at the column that it looked
     * at last. If that one has a row, the row is robbed of it and stays alone. That is dearer than need be; it happens
     * where a row is still free after both rounds of row reduction, seen only with creation factors far over the default.
     */
    private void augment(int start) {
        int[] distance = new int[n];
        int[] reachedFrom = new int[n];
        int[] order = new int[n]; // done, then at the least distance but not done, then the others
        for (int column = 0; column < n; column++) {
            distance[column] = cost[start][column] - price[column];
            reachedFrom[column] = start;
            order[column] = column;
        }
        int done = 0;
        int atLeast = 0;
        int settled;
        int least;
        int end = NONE;
        int lookedAtLast = NONE;
        do {
            settled = done;
            least = distance[order[atLeast++]];
            for (int k = atLeast; k < n; k++) {
                int column = order[k];
                lookedAtLast = column;
                if (distance[column] > least) continue;
                if (distance[column] < least) {
                    atLeast = done;
                    least = distance[column];
                }
                order[k] = order[atLeast];
                order[atLeast++] = column;
            }
            for (int k = done; k < atLeast && end == NONE; k++) {
                if (rowOf[order[k]] == NONE) end = ending == Ending.AS_GIT ? lookedAtLast : order[k];
            }
            while (end == NONE && done < atLeast) {
                int via = order[done++];
                int row = rowOf[via];
                int offset = cost[row][via] - price[via] - least;
                for (int k = atLeast; k < n; k++) {
                    int column = order[k];
                    lookedAtLast = column;
                    int reduced = cost[row][column] - price[column] - offset;
                    if (reduced >= distance[column]) continue;
                    distance[column] = reduced;
                    reachedFrom[column] = row;
                    if (reduced != least) continue;
                    if (rowOf[column] == NONE) {
                        end = column;
                        break;
                    }
                    order[k] = order[atLeast];
                    order[atLeast++] = column;
                }
            }
        } while (end == NONE);
        for (int k = 0; k < settled; k++) price[order[k]] += distance[order[k]] - least;
        exchange(start, end, reachedFrom);
    }

    private void exchange(int start, int end, int[] reachedFrom) {
        int column = end;
        int row;
        do {
            row = reachedFrom[column];
            rowOf[column] = row;
            int before = columnOf[row];
            columnOf[row] = column;
            column = before;
        } while (row != start);
    }
}
