package dev.reroll.web;

import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.rangediff.Leftovers;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.TextHunk;
import dev.reroll.index.review.Trail;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.ComparisonPages.Compared;
import dev.reroll.web.text.Markup;
import dev.reroll.web.text.RangeHtml;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.ChangesView;
import dev.reroll.web.view.ComparisonPage;
import dev.reroll.web.view.ComparisonPage.PairRow;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.SeriesPage;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two revisions made into the page that compares them. */
final class ComparisonView {

    /** Lines of all diffs of the page; the pages of the patches hold the others. */
    private static final int PAGE_LINES = 1_500;

    /** Lines of one patch's diff on this page. */
    private static final int PAIR_LINES = 400;

    private final Library library;
    private final SeriesHistory history;
    private final SeriesEntry entry;
    private final Series series;
    private final Compared compared;
    private final Leftovers leftovers;
    private final RangeDiff diff;
    private final boolean ignoringBlanks;
    private final Optional<Trail> trail;
    private int left = PAGE_LINES;
    private boolean cut;

    ComparisonView(
            Library library, SeriesHistory history, Compared compared, Optional<Trail> trail, boolean ignoringBlanks) {
        this.trail = trail;
        this.library = library;
        this.history = history;
        this.entry = compared.entry();
        this.series = entry.series();
        this.compared = compared;
        this.leftovers = Leftovers.of(compared.diff());
        this.ignoringBlanks = ignoringBlanks;
        this.diff = ignoringBlanks ? compared.diff().ignoringBlanks() : compared.diff();
    }

    ComparisonPage page() throws IOException {
        Revision older = compared.pair().older();
        Revision newer = compared.pair().newer();
        List<PairRow> pairs = diff.pairs().stream().map(this::row).toList();
        String title = SeriesRows.title(entry).raw();
        Link link = new Link(Urls.series(entry.id()), SeriesRows.title(entry));
        return new ComparisonPage(
                library.frame(
                        Visible.plain(older.label() + ".." + newer.label() + ": " + title),
                        List.of(link, Link.of(Urls.compared(entry.id(), compared.path()), compared.path()))),
                link,
                link.href(),
                new Shown(older.label()),
                new Shown(newer.label()),
                new When(older.date()),
                new When(newer.date()),
                summary(),
                series.revisions().stream()
                        .map(revision ->
                                new SeriesPage.Choice(FoundSeries.name(series, revision), new Shown(revision.label())))
                        .toList(),
                FoundSeries.name(series, older),
                FoundSeries.name(series, newer),
                changes(older, newer),
                compared.patches().notes(compared.diff()).stream()
                        .map(note -> new Shown(note + "."))
                        .toList(),
                pairs,
                leftovers(),
                compared.beside(-1),
                compared.beside(1),
                Link.of(
                        Urls.compared(entry.id(), compared.path()) + (ignoringBlanks ? "" : "?w=1"),
                        ignoringBlanks ? "with differences in blanks" : "without differences in blanks"),
                Urls.comparedText(entry.id(), compared.path()),
                cut);
    }

    /** What the mails of the later revisions say of the step from the older to the newer, and of the steps between. */
    private List<ChangesView> changes(Revision older, Revision newer) throws IOException {
        int from = series.revisions().indexOf(older);
        int to = series.revisions().indexOf(newer);
        List<List<RevisionChanges>> told = new ArrayList<>();
        for (int i = from + 1; i <= to; i++) {
            List<RevisionChanges> ofRevision = new ArrayList<>();
            for (RevisionChanges changes : history.changes(series.revisions().get(i))) {
                if (between(changes, from, to)) ofRevision.add(changes);
            }
            told.add(ofRevision);
        }
        return new ChangesViews(series, id -> SeriesView.href(entry, id), new ChangeTies(entry, trail))
                .of(ChangesViews.once(told));
    }

    private boolean between(RevisionChanges changes, int from, int to) {
        int step = place(changes.to());
        if (step < 0) step = to; // no label of ours: the author means the revision that it stands in
        return step > from && step <= to;
    }

    private int place(String label) {
        for (int i = 0; i < series.revisions().size(); i++) {
            if (series.revisions().get(i).label().equalsIgnoreCase(label)) return i;
        }
        return -1;
    }

    private String summary() {
        int[] counts = new int[4];
        for (RangeDiff.Pair pair : compared.diff().pairs()) {
            switch (pair) {
                case RangeDiff.Pair.Same _, RangeDiff.Pair.Rebased _ -> counts[0]++;
                case RangeDiff.Pair.Changed _ -> counts[1]++;
                case RangeDiff.Pair.OnlyNew _ -> counts[2]++;
                case RangeDiff.Pair.OnlyOld _ -> counts[3]++;
            }
        }
        List<String> parts = new ArrayList<>();
        if (counts[1] > 0) parts.add(Sizes.count(counts[1], "patch changed", "patches changed"));
        if (counts[2] > 0) parts.add(Sizes.count(counts[2]) + " new");
        if (counts[3] > 0) parts.add(Sizes.count(counts[3]) + " gone");
        if (counts[0] > 0) parts.add(Sizes.count(counts[0]) + " unchanged");
        return String.join(", ", parts);
    }

    private PairRow row(RangeDiff.Pair pair) {
        return switch (pair) {
            case RangeDiff.Pair.Same same ->
                row(same.oldNumber(), same.oldPatch(), "=", "unchanged", same.newNumber(), same.newPatch(), List.of());
            case RangeDiff.Pair.Rebased same ->
                row(same.oldNumber(), same.oldPatch(), "~", "moved", same.newNumber(), same.newPatch(), List.of());
            case RangeDiff.Pair.Changed changed ->
                row(
                        changed.oldNumber(),
                        changed.oldPatch(),
                        "!",
                        changed.diff().isEmpty() ? "blanks alone" : "changed",
                        changed.newNumber(),
                        changed.newPatch(),
                        changed.diff());
            case RangeDiff.Pair.OnlyOld only ->
                row(only.oldNumber(), only.oldPatch(), "<", "gone", 0, only.oldPatch(), List.of());
            case RangeDiff.Pair.OnlyNew only ->
                row(0, only.newPatch(), ">", "new", only.newNumber(), only.newPatch(), List.of());
        };
    }

    /** A number of 0 stands for a patch that is not there. */
    private PairRow row(
            int oldNumber,
            PatchText before,
            String sign,
            String word,
            int newNumber,
            PatchText after,
            List<TextHunk> diff) {
        RangeHtml.Written written = RangeHtml.of(diff, Math.min(left, PAIR_LINES));
        left -= written.lines();
        cut |= written.cut();
        boolean rewritten =
                leftovers.rewritten().stream().anyMatch(pair -> oldNumber == 0 && pair.newNumber() == newNumber);
        boolean two = rewritten || (oldNumber > 0 && newNumber > 0 && !diff.isEmpty());
        return new PairRow(
                oldNumber == 0 ? "" : String.valueOf(oldNumber),
                oldNumber == 0 ? "" : mail(compared.patches().before().get(oldNumber - 1)),
                sign,
                word,
                newNumber == 0 ? "" : String.valueOf(newNumber),
                newNumber == 0 ? "" : mail(compared.patches().after().get(newNumber - 1)),
                new Shown(after.subject()),
                before.subject().equals(after.subject()) ? Optional.empty() : Optional.of(new Shown(before.subject())),
                two ? Urls.comparedPatch(entry.id(), compared.path(), newNumber) + (ignoringBlanks ? "?w=1" : "") : "",
                diff.isEmpty() ? Markup.NONE : written.html(),
                written.cut());
    }

    private String mail(dev.reroll.index.history.Comparison.PlacedPatch placed) {
        return placed.slot().mail().map(id -> SeriesView.href(entry, id)).orElse("");
    }

    private List<Shown> leftovers() {
        List<Shown> notes = new ArrayList<>();
        for (Leftovers.Rewritten pair : leftovers.rewritten()) {
            notes.add(new Shown("Patch " + pair.newNumber() + " has " + (pair.sameTitle() ? "" : "nearly ")
                    + "the title of the old patch " + pair.oldNumber() + ", but too little of its text: “"
                    + pair.newPatch().subject() + "”."));
        }
        for (Leftovers.Scattered patch : leftovers.scattered()) {
            String parts = patch.parts().stream()
                    .limit(4)
                    .map(part -> part.number() + " (" + part.lines() + ")")
                    .collect(Collectors.joining(", "));
            notes.add(new Shown(Sizes.count(patch.found()) + " of the " + Sizes.count(patch.lines(), "line", "lines")
                    + " that " + (patch.old() ? "the old patch " : "the new patch ") + patch.number()
                    + " changes stand in " + (patch.old() ? "new" : "old") + " patches: " + parts + "."));
        }
        return notes;
    }
}
