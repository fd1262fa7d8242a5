package dev.reroll.cli;

import java.util.Locale;

/** A number and what it counts: {@code 1 mail}, {@code 7,548 mails}. */
final class Counted {

    private Counted() {}

    static String of(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
