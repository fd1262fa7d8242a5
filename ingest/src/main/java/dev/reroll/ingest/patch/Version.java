package dev.reroll.ingest.patch;

import java.util.Locale;
import java.util.Optional;

/**
 * The version that a subject claims, as {@code v3}, {@code v6.1} or {@code v9r2d1.1}. Ordered as people mean it: by number,
 * then by the numbers in what follows.
 *
 * @param number the number after the {@code v}, 0 to 999
 * @param rest what follows the number, in lower case ({@code .1}), empty for most
 */
public record Version(int number, String rest) implements Comparable<Version> {

    /** A year or a build number is longer than this; the highest version seen on the lists is v40. */
    private static final int DIGITS = 3;

    public static Version of(int number) {
        return new Version(number, "");
    }

    /** Reads {@code v3}, {@code V6.1}, {@code v9r2d1.1}; empty for anything else, kernel releases included. */
    public static Optional<Version> parse(String token) {
        int at = token.startsWith("v.") || token.startsWith("V.") ? 2 : 1;
        if (token.length() <= at || Character.toLowerCase(token.charAt(0)) != 'v') return Optional.empty();
        int end = digits(token, at);
        if (end == at || end - at > DIGITS || Release.matches(token)) return Optional.empty();
        String rest = token.substring(end).toLowerCase(Locale.ROOT);
        if (rest.startsWith("l") && token.charAt(at) == '4') return Optional.empty(); // v4l2 is a subsystem
        return isRest(rest)
                ? Optional.of(new Version(Integer.parseInt(token.substring(at, end)), rest))
                : Optional.empty();
    }

    private static boolean isRest(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean last = i + 1 == rest.length();
            boolean digitNext = !last && isDigit(rest.charAt(i + 1));
            if (c == '.' && !digitNext) return false;
            if (c >= 'a' && c <= 'z' && !last && !digitNext) return false;
            if (c != '.' && !(c >= 'a' && c <= 'z') && !isDigit(c)) return false;
        }
        return true;
    }

    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        return at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public int compareTo(Version other) {
        int byNumber = Integer.compare(number, other.number);
        return byNumber != 0 ? byNumber : compareRest(rest, other.rest);
    }

    private static int compareRest(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digits(a, i);
            int endB = digits(b, j);
            int order;
            if (endA > i && endB > j) {
                order = Long.compare(number(a, i, endA), number(b, j, endB));
            } else {
                order = Character.compare(a.charAt(i), b.charAt(j));
                endA = i + 1;
                endB = j + 1;
            }
            if (order != 0) return order;
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, Math.min(to, from + 15)));
    }

    @Override
    public String toString() {
        return "v" + number + rest;
    }
}
