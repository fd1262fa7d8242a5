package dev.reroll.index.series;

/**
 * A link in a mail's text to another mail in an archive.
 *
 * @param id the Message-ID that it leads to
 * @param role what the words around it make of it
 * @param words the line that says so, at most 200 characters
 */
public record ArchiveLink(String id, Role role, String words) {

    /** What a linked mail is to the one that links it. */
    public enum Role {
        /** An earlier revision: the words name a version, or the link stands in a changelog. */
        EARLIER,
        /** What the patches are based on or depend on. */
        BASE,
        OTHER
    }
}
