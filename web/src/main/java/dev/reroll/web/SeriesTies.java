package dev.reroll.web;

import dev.reroll.index.series.Join;
import dev.reroll.index.series.Landing;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.SeriesPage;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ties a series: its revisions to each other, itself to other series, its patches to commits. */
final class SeriesTies {

    /** Mails that one sign of a join names on the page. */
    private static final int MAILS = 6;

    private final Library library;
    private final SeriesEntry entry;
    private final Map<String, Link> others = new HashMap<>();

    SeriesTies(Library library, SeriesEntry entry) {
        this.library = library;
        this.entry = entry;
    }

    List<SeriesPage.JoinView> joins() {
        List<SeriesPage.JoinView> views = new ArrayList<>();
        for (Join join : entry.series().joins()) {
            views.add(new SeriesPage.JoinView(
                    posting(join.earlier()),
                    posting(join.later()),
                    sure(join),
                    join.evidence().stream().map(this::evidence).toList()));
        }
        return views;
    }

    private SeriesPage.EvidenceView evidence(Join.Evidence evidence) {
        return new SeriesPage.EvidenceView(
                kind(evidence.kind()),
                new Shown(evidence.words()),
                evidence.mails().stream()
                        .limit(MAILS)
                        .map(id -> Link.of(SeriesView.href(entry, id), id))
                        .toList());
    }

    private static String sure(Join join) {
        int percent = (int) Math.round(join.score() * 100);
        return (join.sameRevision() ? "the same revision again, " : "") + percent + " % sure";
    }

    private static String kind(Join.Kind kind) {
        return switch (kind) {
            case CHANGE_ID -> "the same change-id";
            case SUPERSEDES -> "it says that it supersedes the other";
            case LINK -> "it links to the other";
            case ANSWERS -> "posted in answer to the other";
            case PATCH_ID -> "patches with the same diff";
            case PATCH_TITLES -> "patches with the same title";
            case HEAD_TITLE -> "the same title";
            case NEAR_TITLE -> "nearly the same title";
            case LIKE_DIFF -> "diffs that are alike";
            case RESEND -> "a resend";
            case HANDOVER -> "handed over to another author";
        };
    }

    /** A posting of this series, by the revision that it is of. */
    private Link posting(String head) {
        String label = entry.series().revisions().stream()
                .filter(revision -> revision.holds(head))
                .map(Revision::label)
                .findFirst()
                .orElse(head);
        return Link.of(SeriesView.href(entry, head), label);
    }

    List<SeriesPage.RelationView> relations() throws IOException {
        List<SeriesPage.RelationView> views = new ArrayList<>();
        for (Relation relation : entry.series().relations()) {
            views.add(new SeriesPage.RelationView(
                    side(relation.from()), kind(relation.kind()), side(relation.to()), new Shown(relation.words())));
        }
        return views;
    }

    private static String kind(Relation.Kind kind) {
        return switch (kind) {
            case BASED_ON -> "is based on";
            case TAKEN_FROM -> "was taken from";
            case CARRIES -> "carries patches of";
            case BACKPORT_OF -> "is a backport of";
            case ANSWERS -> "was sent in answer to";
            case MENTIONS -> "links to";
        };
    }

    private Link side(String head) throws IOException {
        if (entry.holds(head)) return posting(head);
        Link known = others.get(head);
        if (known != null) return known;
        Optional<SeriesEntry> other = library.search().series(head);
        Link link = other.isPresent()
                ? new Link(
                        Urls.series(other.get().id()),
                        new Shown(labelled(other.get(), head)
                                + SeriesRows.title(other.get()).raw()))
                : Link.of(MailRefs.lore(head), head);
        others.put(head, link);
        return link;
    }

    private static String labelled(SeriesEntry other, String head) {
        return other.series().revisions().stream()
                .filter(revision -> revision.holds(head))
                .map(revision -> revision.label() + " of ")
                .findFirst()
                .orElse("");
    }

    List<SeriesPage.AppliedView> applied() {
        List<SeriesPage.AppliedView> views = new ArrayList<>();
        List<Applied> all = entry.series().applied();
        for (int i = 0; i < all.size(); i++) views.add(applied(all.get(i), i + 1));
        return views;
    }

    private SeriesPage.AppliedView applied(Applied applied, int number) {
        String tree = applied.tree().isEmpty() ? "" : ", in " + applied.tree();
        String commit = applied.commit()
                .map(id -> id.substring(0, Math.min(12, id.length())))
                .orElse("");
        String difference =
                applied.samePatch().map(same -> same ? "as posted" : "changed").orElse("");
        boolean changed = applied.patch().isPresent() && difference.equals("changed");
        return new SeriesPage.AppliedView(
                new When(applied.date()),
                new Shown(applied.title().isEmpty() ? "the series" : applied.title()),
                new Shown(kind(applied.kind()) + tree),
                new Shown(commit),
                difference,
                Link.of(SeriesView.href(entry, applied.notice()), "notice"),
                changed
                        ? Optional.of(Link.of(
                                Urls.comparedPatch(entry.id(), ComparisonPages.APPLIED, number), "what differs"))
                        : Optional.empty());
    }

    private static String kind(Landing.Kind kind) {
        return switch (kind) {
            case TIP_BOT -> "tip-bot2";
            case MM_ADDED -> "added to the -mm tree";
            case MM_MERGED -> "merged from the -mm tree";
            case MM_REMOVED -> "removed from the -mm tree";
            case THANKS -> "applied, with thanks";
            case PATCHWORK_BOT -> "patchwork-bot";
            case STABLE_QUEUE -> "queued for stable";
        };
    }
}
