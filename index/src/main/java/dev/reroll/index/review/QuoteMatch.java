package dev.reroll.index.review;

import java.util.Arrays;

/**
 * Finds lines of a quote again in the text that they quote.
 *
 * <p>Each line proposes the places where it could come from, a place weighing more the longer the line is and the more of
 * its neighbours stand beside it there. Of these the heaviest chain is taken whose places ascend as the lines do (by a
 * Fenwick tree, n log n), then, of telling lines that are left, the next; short lines then join the neighbours that they
 * continue.
 */
final class QuoteMatch {

    /** Shorter lines, as {@code +} and a lone brace, propose nothing; they follow their neighbours. */
    private static final int SHORTEST = 3;

    /** A line of this length that stands in one place comes from there, whatever the order. */
    private static final int TELLING = 16;

    /** Chains beside the first. */
    private static final int MORE_ROUNDS = 4;

    /** Neighbours that are looked at on either side. */
    private static final int NEIGHBOURS = 4;

    private static final int HEAVIEST = 60;

    private final SourceText source;
    private final String[] keys;
    private final int[] places;

    private int[] pairLine = new int[64];
    private int[] pairPlace = new int[64];
    private int pairs;

    private QuoteMatch(SourceText source, String[] keys) {
        this.source = source;
        this.keys = keys;
        this.places = new int[keys.length];
        Arrays.fill(places, -1);
    }

    /**
     * For each line its place in the source, or -1.
     *
     * @param keys lines in the order of the quote, as {@link SourceText#key} makes them; an empty one parts what it stands
     *     between
     */
    static int[] places(SourceText source, String[] keys) {
        if (source.isEmpty()) return new QuoteMatch(source, keys).places;
        QuoteMatch match = new QuoteMatch(source, keys);
        match.propose(SHORTEST, SourceText.MOST_PLACES);
        match.chain();
        // a reviewer may take up what stands further up after what stands below
        for (int round = 0; round < MORE_ROUNDS && match.isOpen(); round++) {
            match.propose(TELLING, 1);
            if (match.pairs == 0) break;
            match.chain();
        }
        match.extend();
        return match.places;
    }

    private boolean isOpen() {
        for (int i = 0; i < keys.length; i++) if (places[i] < 0 && keys[i].length() >= TELLING) return true;
        return false;
    }

    /**
     * @param shortest keys that are shorter propose nothing
     * @param most nor do those that stand in more places
     */
    private void propose(int shortest, int most) {
        pairs = 0;
        int[] found = new int[SourceText.MOST_PLACES];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].length() < shortest || places[i] >= 0) continue;
            int count = source.wholeLines(keys[i], found);
            if (count == 0) count = source.parts(keys[i], found);
            if (count > most) continue;
            Arrays.sort(found, 0, count);
            // descending, so that one line cannot be chained to itself
            for (int j = count - 1; j >= 0; j--) add(i, found[j]);
        }
    }

    private void add(int line, int place) {
        if (pairs == pairLine.length) {
            pairLine = Arrays.copyOf(pairLine, pairs * 2);
            pairPlace = Arrays.copyOf(pairPlace, pairs * 2);
        }
        pairLine[pairs] = line;
        pairPlace[pairs++] = place;
    }

    private void chain() {
        int[] ranks = Arrays.copyOf(pairPlace, pairs);
        Arrays.sort(ranks);
        int[] tree = new int[pairs + 1];
        Arrays.fill(tree, -1);
        long[] best = new long[pairs];
        int[] before = new int[pairs];
        int top = -1;
        for (int p = 0; p < pairs; p++) {
            int rank = rank(ranks, pairPlace[p]);
            int last = -1;
            for (int i = rank; i > 0; i -= i & -i) {
                if (tree[i] >= 0 && (last < 0 || best[tree[i]] > best[last])) last = tree[i];
            }
            before[p] = last;
            best[p] = weight(p) + (last < 0 ? 0 : best[last]);
            for (int i = rank + 1; i <= pairs; i += i & -i) {
                if (tree[i] < 0 || best[p] > best[tree[i]]) tree[i] = p;
            }
            if (top < 0 || best[p] > best[top]) top = p;
        }
        for (int p = top; p >= 0; p = before[p]) places[pairLine[p]] = pairPlace[p];
    }

    /** How many places are lower. */
    private static int rank(int[] sorted, int place) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < place) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private long weight(int pair) {
        int line = pairLine[pair];
        int beside = 0;
        int place = pairPlace[pair];
        for (int i = line - 1; i >= 0 && line - i <= NEIGHBOURS && !keys[i].isEmpty(); i--) {
            place -= keys[i].length();
            if (!source.holds(place, keys[i])) break;
            beside++;
        }
        place = pairPlace[pair] + keys[line].length();
        for (int i = line + 1; i < keys.length && i - line <= NEIGHBOURS && !keys[i].isEmpty(); i++) {
            if (!source.holds(place, keys[i])) break;
            place += keys[i].length();
            beside++;
        }
        return (long) Math.min(keys[line].length(), HEAVIEST) * (1 + beside);
    }

    private void extend() {
        for (int i = 1; i < keys.length; i++) {
            if (places[i] >= 0 || keys[i].isEmpty()) continue;
            // what was said between may part lines that stand together
            int before = i - 1;
            while (before > 0 && keys[before].isEmpty()) before--;
            if (places[before] < 0) continue;
            int place = places[before] + keys[before].length();
            if (!source.holds(place, keys[i])) continue;
            if (before == i - 1 || !source.isAmidLine(place + keys[i].length())) places[i] = place;
        }
        for (int i = keys.length - 2; i >= 0; i--) {
            if (places[i] >= 0 || keys[i].isEmpty() || places[i + 1] < 0) continue;
            int place = places[i + 1] - keys[i].length();
            if (source.holds(place, keys[i])) places[i] = place;
        }
    }
}
