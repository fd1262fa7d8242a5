package dev.reroll.ingest.mail;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one mail. */
final class Flaws {
    /** A hostile mail can have one flaw for each of its octets; a reader needs the first few. */
    private static final int MOST = 32;

    private static final int DETAIL = 200;

    private final List<Flaw> flaws = new ArrayList<>(0);

    void add(Flaw.Kind kind, String detail) {
        if (flaws.size() >= MOST) return;
        Flaw flaw = new Flaw(kind, shown(detail));
        if (!flaws.contains(flaw)) flaws.add(flaw);
    }

    void addAll(Flaws others) {
        for (Flaw flaw : others.flaws) add(flaw.kind(), flaw.detail());
    }

    List<Flaw> all() {
        return List.copyOf(flaws);
    }

    /** Without control characters and cut to what {@link Flaw} allows, so that it can be shown on one line. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), DETAIL));
        for (int i = 0; i < text.length() && shown.length() < DETAIL; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.toString();
    }
}
