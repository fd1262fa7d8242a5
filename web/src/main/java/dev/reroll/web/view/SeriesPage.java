package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * One series over its whole life.
 *
 * @param about how many mails by how many people, and when
 * @param lists the lists that hold its mails
 * @param state where it stands, if that is known
 * @param review what reviewers said, where anybody did
 * @param revisions the newest first
 * @param choices names of the revisions for the form that compares any two, oldest first; empty where there is one
 * @param gaps versions that are not in the archive, in a sentence
 * @param matrix the systems of the behaviour matrix that studied it
 */
public record SeriesPage(
        Frame frame,
        String path,
        Shown title,
        List<Shown> authors,
        String about,
        List<Link> lists,
        Optional<StateView> state,
        Timeline timeline,
        Optional<ReviewView> review,
        List<RevisionCard> revisions,
        List<Choice> choices,
        Optional<Shown> gaps,
        List<ChangesView> changes,
        List<AppliedView> applied,
        List<RelationView> relations,
        List<JoinView> joins,
        List<Writer> people,
        List<Link> matrix) {

    /**
     * A revision to choose.
     *
     * @param name as in paths
     */
    public record Choice(String name, Shown label) {}

    /**
     * A patch's way into a tree.
     *
     * @param how who says so and into which tree
     * @param difference whether the posted patch is what was applied; empty where that is not known
     * @param patch the comparison of the two, where they differ
     */
    public record AppliedView(
            When date, Shown title, Shown how, Shown commit, String difference, Link notice, Optional<Link> patch) {}

    /** A tie to another series; {@code words} say so. */
    public record RelationView(Link from, String kind, Link to, Shown words) {}

    /** Two postings that are taken for one series; {@code sure} says how sure that is. */
    public record JoinView(Link earlier, Link later, String sure, List<EvidenceView> evidence) {}

    /** A sign of that; {@code kind} says what is the same. */
    public record EvidenceView(String kind, Shown words, List<Link> mails) {}

    /** Somebody who wrote; {@code role} is {@code author} or empty. */
    public record Writer(Shown name, String role, String mails) {}
}
