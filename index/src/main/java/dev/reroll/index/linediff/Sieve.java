package dev.reroll.index.linediff;

import java.util.Arrays;

/**
 * What is left of two texts for the real comparison: equal ends are cut, and lines that the other text does not hold are
 * marked as changed at once, with lines that it holds very often (a lone brace) where they stand among such.
 */
final class Sieve {
    // Bounds of git's diff, which decide what it finds in long texts.
    private static final int MANY_AT_MOST = 1024;
    private static final int LOOK_AROUND = 100;
    private static final int RUN_FACTOR = 4;

    private static final byte UNKNOWN = 0;
    private static final byte KEEP = 1;
    private static final byte FREQUENT = 2;

    /** The numbers of the lines that are left. */
    final int[] a;
    /** Where each of them stands in the whole text. */
    final int[] placesA;

    final int[] b;
    final int[] placesB;

    private Sieve(int[] a, int[] placesA, int[] b, int[] placesB) {
        this.a = a;
        this.placesA = placesA;
        this.b = b;
        this.placesB = placesB;
    }

    /** @param counts two zeroed counters for each number; zeroed again at the end */
    static Sieve of(int[] a, int[] b, boolean[] removed, boolean[] added, int[] counts) {
        int shorter = Math.min(a.length, b.length);
        int head = 0;
        while (head < shorter && a[head] == b[head]) head++;
        int tail = 0;
        while (tail < shorter - head && a[a.length - 1 - tail] == b[b.length - 1 - tail]) tail++;
        for (int id : a) counts[2 * id]++;
        for (int id : b) counts[2 * id + 1]++;
        int[] placesA = keep(a, head, a.length - tail, counts, 1, removed);
        int[] placesB = keep(b, head, b.length - tail, counts, 0, added);
        for (int id : a) counts[2 * id] = 0;
        for (int id : b) counts[2 * id + 1] = 0;
        return new Sieve(pick(a, placesA), placesA, pick(b, placesB), placesB);
    }

    private static int[] keep(int[] ids, int from, int to, int[] counts, int side, boolean[] changed) {
        int many = Math.min(MANY_AT_MOST, roughRoot(ids.length));
        byte[] kinds = new byte[to - from];
        for (int i = from; i < to; i++) {
            int there = counts[2 * ids[i] + side];
            kinds[i - from] = there == 0 ? UNKNOWN : there < many ? KEEP : FREQUENT;
        }
        int[] places = new int[to - from];
        int kept = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == KEEP || (kinds[i] == FREQUENT && !amongUnknown(kinds, i))) places[kept++] = from + i;
            else changed[from + i] = true;
        }
        return Arrays.copyOf(places, kept);
    }

    /** Whether a frequent line stands in a run, open to both sides, that is mostly of lines unknown to the other text. */
    private static boolean amongUnknown(byte[] kinds, int at) {
        int unknownBefore = 0;
        int frequent = 2;
        for (int i = at - 1; i >= Math.max(0, at - LOOK_AROUND) && kinds[i] != KEEP; i--) {
            if (kinds[i] == UNKNOWN) unknownBefore++;
            else frequent++;
        }
        if (unknownBefore == 0) return false;
        int unknownAfter = 0;
        for (int i = at + 1; i <= Math.min(kinds.length - 1, at + LOOK_AROUND) && kinds[i] != KEEP; i++) {
            if (kinds[i] == UNKNOWN) unknownAfter++;
            else frequent++;
        }
        if (unknownAfter == 0) return false;
        return frequent * RUN_FACTOR < frequent + unknownBefore + unknownAfter;
    }

    /** A power of two near the square root: 1 for 0, doubling with each two bits of the number. */
    static int roughRoot(int number) {
        int root = 1;
        for (int rest = number; rest > 0; rest >>= 2) root <<= 1;
        return root;
    }

    private static int[] pick(int[] ids, int[] places) {
        int[] picked = new int[places.length];
        for (int i = 0; i < picked.length; i++) picked[i] = ids[places[i]];
        return picked;
    }
}
