package dev.reroll.web.view;

import java.util.Locale;

/** Octets and counts in a form that is read at a glance. */
public final class Sizes {

    private Sizes() {}

    /** {@code 812 B}, {@code 3.4 kB}, {@code 30 MB}: powers of 1000. */
    public static String text(long octets) {
        if (octets < 1000) return octets + " B";
        double size = octets / 1000.0;
        String unit = "kB";
        if (size >= 999.5) {
            size /= 1000;
            unit = "MB";
        }
        return String.format(Locale.ENGLISH, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
    }

    /** {@code 7,548}. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 mail}, {@code 7,548 mails}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }
}
