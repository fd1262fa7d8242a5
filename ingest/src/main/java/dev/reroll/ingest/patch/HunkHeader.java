package dev.reroll.ingest.patch;

import org.jspecify.annotations.Nullable;

/** An {@code @@ -1,7 +1,8 @@ heading} line, read. A count that is left out is 1. */
record HunkHeader(int oldStart, int oldCount, int newStart, int newCount, String heading, String line) {
    /** More digits than any file has lines; they keep the numbers within an int. */
    private static final int DIGITS = 9;

    /** The header that this line is, or null. */
    static @Nullable HunkHeader parse(String line) {
        if (!line.startsWith("@@ -")) return null;
        int[] numbers = {0, 1, 0, 1};
        int i = number(line, 4, numbers, 0);
        if (i > 0 && at(line, i) == ',') i = number(line, i + 1, numbers, 1);
        if (i < 0 || at(line, i) != ' ' || at(line, i + 1) != '+') return null;
        i = number(line, i + 2, numbers, 2);
        if (i > 0 && at(line, i) == ',') i = number(line, i + 1, numbers, 3);
        if (i < 0 || !line.startsWith(" @@", i)) return null;
        int heading = i + 3;
        if (at(line, heading) == ' ') heading++;
        return new HunkHeader(numbers[0], numbers[1], numbers[2], numbers[3], line.substring(heading), line);
    }

    /** Reads a number into its slot and returns the place behind it, -1 if there is none of at most nine digits. */
    private static int number(String line, int from, int[] into, int slot) {
        int value = 0;
        int i = from;
        for (; at(line, i) >= '0' && at(line, i) <= '9'; i++) {
            if (i - from == DIGITS) return -1;
            value = value * 10 + at(line, i) - '0';
        }
        if (i == from) return -1;
        into[slot] = value;
        return i;
    }

    private static char at(String line, int i) {
        return i < line.length() ? line.charAt(i) : 0;
    }
}
