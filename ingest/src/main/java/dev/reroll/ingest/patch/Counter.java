package dev.reroll.ingest.patch;

import java.util.Optional;

/**
 * The place of a patch in its series as a subject gives it: {@code 2/5}. A decimal part inserts between two patches
 * ({@code 4.5/6} comes after 4/6), and a number beyond the total appends ({@code 16/15}).
 *
 * @param number the whole part; 0 for a cover letter
 * @param inserted the decimal part as a number, 0 where there is none
 * @param total the number after the slash
 */
public record Counter(int number, int inserted, int total) implements Comparable<Counter> {

    /** How far past the total a number may lie and still append; 24/7 or 16/9 are no places in a series. */
    private static final int BEYOND = 6;

    private static final int DIGITS = 4;

    /** Reads {@code 2/5}, {@code 00/13}, {@code 02.1/12}; empty for stable releases ({@code 5.10/5.15}) and the rest. */
    public static Optional<Counter> parse(String token) {
        int slash = token.indexOf('/');
        if (slash < 1 || token.indexOf('/', slash + 1) >= 0) return Optional.empty();
        int whole = Version.digits(token, 0);
        int inserted = 0;
        if (whole == 0 || whole > DIGITS) return Optional.empty();
        if (whole != slash) {
            if (token.charAt(whole) != '.' || whole + 1 == slash || slash - whole > 3) return Optional.empty();
            if (Version.digits(token, whole + 1) != slash) return Optional.empty();
            inserted = Integer.parseInt(token.substring(whole + 1, slash));
        }
        return of(token.substring(0, whole), inserted, token.substring(slash + 1));
    }

    /** Reads the number and the total of {@code 2 of 5}. */
    static Optional<Counter> of(String number, int inserted, String total) {
        if (!isNumber(number) || !isNumber(total)) return Optional.empty();
        int n = Integer.parseInt(number);
        int m = Integer.parseInt(total);
        return m == 0 || n > m + BEYOND ? Optional.empty() : Optional.of(new Counter(n, inserted, m));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= DIGITS && Version.digits(text, 0) == text.length();
    }

    public boolean isCover() {
        return number == 0 && inserted == 0;
    }

    @Override
    public int compareTo(Counter other) {
        int byNumber = Integer.compare(number, other.number);
        if (byNumber != 0) return byNumber;
        int byInserted = Integer.compare(inserted, other.inserted);
        return byInserted != 0 ? byInserted : Integer.compare(total, other.total);
    }

    @Override
    public String toString() {
        return number + (inserted == 0 ? "" : "." + inserted) + "/" + total;
    }
}
