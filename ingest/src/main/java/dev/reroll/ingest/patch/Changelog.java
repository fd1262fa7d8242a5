package dev.reroll.ingest.patch;

import java.util.List;
import java.util.Optional;

/** What an author says changed from revision to revision, as it stands in one mail. */
public record Changelog(List<Section> sections) {

    /** A revision as a changelog names it: {@code v3}, {@code RFC v2}, {@code rfc}. */
    public record Label(boolean rfc, Optional<Version> version) {
        @Override
        public String toString() {
            String v = version.map(Version::toString).orElse("");
            return rfc ? ("RFC " + v).strip() : v;
        }
    }

    /** Where in the mail the section stands. */
    public enum Place {
        /** In the cover letter or the commit message. */
        MESSAGE,
        /** Below {@code ---}. */
        NOTES
    }

    /**
     * The changes between two revisions.
     *
     * @param heading as written
     * @param from the earlier revision, where the heading names it ({@code v4->v5}, {@code Changes since v2})
     * @param to the later revision, where the heading names it ({@code v4->v5}, {@code Changes in v3}, {@code v3:})
     */
    public record Section(String heading, Optional<Label> from, Optional<Label> to, Place place, List<Item> items) {}

    /**
     * One entry, its wrapped lines joined.
     *
     * @param nested the entries that are indented below it
     */
    public record Item(String text, List<Credit> credits, List<Item> nested) {}

    /**
     * A person whom an item names as the one behind a change, as the author wrote the name.
     *
     * @param name {@code Oleg}, {@code Liam R. Howlett}, {@code Kernel test robot}
     * @param words the words that make it a credit: {@code (Oleg)}, {@code caught by Kernel test robot}
     * @param explicit whether words say so ({@code per}, {@code suggested by}), or the name is a robot's; a name alone in
     *     brackets may be something else
     */
    public record Credit(String name, String words, boolean explicit) {}
}
