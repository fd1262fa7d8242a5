package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * A changelog: what the author says changed.
 *
 * @param mail the mail that it stands in
 * @param compare the comparison of the two revisions, if both are known
 */
public record ChangesView(
        Shown from, Shown to, Shown heading, Link mail, boolean ofPatch, Optional<String> compare, List<Item> items) {

    /** An entry; {@code nested} are those below it. */
    public record Item(Shown text, List<Credit> credits, List<Item> nested) {}

    /**
     * Who asked for it, as far as the entry says.
     *
     * @param who the person, or those whom the name may mean
     * @param clear whether it is one person
     * @param note what is not clear
     */
    public record Credit(Shown who, boolean clear, Shown note) {}
}
