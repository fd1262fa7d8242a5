package dev.reroll.ingest.mail;

import org.jspecify.annotations.Nullable;

/**
 * A leaf of the MIME tree before it is known whether its HTML is needed.
 *
 * @param html what is to be turned to text, null for leaves that are not HTML or not shown
 */
record Leaf(
        String type,
        String fileName,
        boolean attached,
        String text,
        @Nullable String html,
        int size) {

    /** A leaf of which nothing is read. */
    static Leaf closed(String type, String fileName, boolean attached, int size) {
        return new Leaf(type, fileName, attached, "", null, size);
    }

    Leaf withoutText() {
        return closed(type, fileName, attached, size);
    }

    Part part(int number, String shown) {
        return new Part(number, type, fileName, attached, shown, size);
    }
}
