package dev.reroll.ingest.source;

/** Foreign text made fit for one line of a message: no control characters, bounded. */
final class Shown {

    private static final int MAX = 300;

    private Shown() {}

    /** A URL, without what may be a password in it. */
    static String url(String foreign) {
        int start = foreign.indexOf("://") + 3;
        int at = foreign.lastIndexOf('@');
        int colon = foreign.indexOf(':', start);
        if (start < 3 || colon < 0 || colon > at) return text(foreign);
        return text(foreign.substring(0, start) + "…" + foreign.substring(at));
    }

    static String text(String foreign) {
        StringBuilder shown = new StringBuilder(Math.min(foreign.length(), MAX));
        for (int i = 0; i < foreign.length() && shown.length() < MAX; i++) {
            char c = foreign.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
        if (foreign.length() > MAX) shown.append('…');
        return shown.toString();
    }
}
