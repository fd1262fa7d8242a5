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

    /**
     * An entry.
     *
     * @param behind what was found of why it is there, where the trail has it
     * @param nested the entries below it
     */
    public record Item(Shown text, List<Credit> credits, Optional<Behind> behind, List<Item> nested) {}

    /**
     * The remarks that stand behind an entry.
     *
     * @param remarks those that fit best
     * @param more how many others fit
     * @param note that nobody asked for it, or that a credit fits no remark; may be empty
     */
    public record Behind(List<Remark> remarks, int more, Shown note) {}

    /** A remark and why it is taken to stand behind the entry. */
    public record Remark(PointView point, Shown why) {}

    /**
     * Who asked for it, as far as the entry says.
     *
     * @param who the person, or those whom the name may mean
     * @param clear whether it is one person
     * @param note what is not clear
     */
    public record Credit(Shown who, boolean clear, Shown note) {}
}
