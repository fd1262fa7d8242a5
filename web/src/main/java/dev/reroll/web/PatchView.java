package dev.reroll.web;

import dev.reroll.index.history.Comparison.PlacedPatch;
import dev.reroll.index.rangediff.Interdiff;
import dev.reroll.index.rangediff.Leftovers;
import dev.reroll.index.rangediff.PatchDiff;
import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.ComparisonPages.Compared;
import dev.reroll.web.text.RowsHtml;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.PairPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One patch in two revisions made into its page. */
final class PatchView {

    /** Rows of all sections of the page. */
    private static final int MOST_ROWS = 2_000;

    private final Library library;
    private final SeriesEntry entry;
    private final Way way;
    private final PatchDiff.View view;
    private int left = MOST_ROWS;
    private boolean cut;

    PatchView(Library library, SeriesEntry entry, Request request) {
        this.library = library;
        this.entry = entry;
        this.way = Way.of(request.parameter("view").orElse(""));
        boolean whole = way != Way.INTERDIFF
                && request.parameter("context").filter("all"::equals).isPresent();
        this.view = new PatchDiff.View(whole, request.has("w"));
    }

    /** What leads to another page in the way that this one is shown. */
    private static String query(Way way, PatchDiff.View view) {
        List<String> parts = new ArrayList<>();
        if (way != Way.SPLIT) parts.add("view=" + way.parameter());
        if (view.whole() && way != Way.INTERDIFF) parts.add("context=all");
        if (view.ignoringBlanks()) parts.add("w=1");
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** How the difference is shown. */
    enum Way {
        SPLIT("side by side"),
        UNIFIED("unified"),
        INTERDIFF("interdiff");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        static Way of(String parameter) {
            for (Way way : values()) if (way.parameter().equals(parameter)) return way;
            return SPLIT;
        }

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Two mails and the words for them. */
    private record Sides(PatchText before, PatchText after, Link oldMail, Link newMail, String older, String newer) {}

    /** Where a reader goes from here: other revisions, other patches. */
    private record Beside(Optional<Link> earlier, Optional<Link> later, Optional<Link> previous, Optional<Link> next) {}

    /** The pair of a comparison whose patch of the later revision has this number, if it has an earlier one. */
    Optional<Reply> page(Compared compared, int number) throws IOException {
        List<int[]> pairs = new ArrayList<>();
        for (RangeDiff.Pair pair : compared.diff().pairs()) {
            switch (pair) {
                case RangeDiff.Pair.Same same -> pairs.add(new int[] {same.oldNumber(), same.newNumber(), 0});
                case RangeDiff.Pair.Rebased same -> pairs.add(new int[] {same.oldNumber(), same.newNumber(), 0});
                case RangeDiff.Pair.Changed changed ->
                    pairs.add(new int[] {changed.oldNumber(), changed.newNumber(), 1});
                case RangeDiff.Pair.OnlyOld _, RangeDiff.Pair.OnlyNew _ -> {
                    // nothing to set beside it
                }
            }
        }
        // too little is the same for git to pair them, but they bear the same title
        for (Leftovers.Rewritten pair : Leftovers.of(compared.diff()).rewritten()) {
            pairs.add(new int[] {pair.oldNumber(), pair.newNumber(), 1});
        }
        Optional<int[]> pair = pairs.stream().filter(p -> p[1] == number).findFirst();
        if (pair.isEmpty()) return Optional.empty();
        PlacedPatch before = compared.patches().before().get(pair.get()[0] - 1);
        PlacedPatch after = compared.patches().after().get(number - 1);
        String older = compared.pair().older().label();
        String newer = compared.pair().newer().label();
        Sides sides = new Sides(before.patch(), after.patch(), mail(before, older), mail(after, newer), older, newer);
        String path = compared.path();
        List<Integer> changed =
                pairs.stream().filter(p -> p[2] == 1).map(p -> p[1]).sorted().toList();
        Optional<Link> previous = changed.stream()
                .filter(other -> other < number)
                .reduce((a, b) -> b)
                .map(other -> step(path, other));
        Optional<Link> next =
                changed.stream().filter(other -> other > number).findFirst().map(other -> step(path, other));
        Link all = Link.of(Urls.compared(entry.id(), path), path);
        return Optional.of(show(
                sides,
                "Patch " + number + " of " + newer + " against patch " + pair.get()[0] + " of " + older,
                Urls.comparedPatch(entry.id(), path, number),
                Optional.of(all),
                List.of(all, Link.of(Urls.comparedPatch(entry.id(), path, number), "patch " + number)),
                new Beside(compared.beside(-1), compared.beside(1), previous, next)));
    }

    private Link mail(PlacedPatch placed, String label) {
        String href = placed.slot().mail().map(id -> SeriesView.href(entry, id)).orElse("");
        return Link.of(href, "patch " + placed.slot().place() + " of " + label);
    }

    private Link step(String path, int number) {
        return Link.of(Urls.comparedPatch(entry.id(), path, number) + query(way, view), "patch " + number);
    }

    /** The patch as it was posted and as it was applied. */
    Reply applied(Applied applied, int number, PatchText posted, PatchText notice) {
        String patch = applied.patch().orElseThrow();
        Sides sides = new Sides(
                posted,
                notice,
                Link.of(SeriesView.href(entry, patch), "the patch as posted"),
                Link.of(SeriesView.href(entry, applied.notice()), "the notice"),
                "posted",
                "applied");
        String path = Urls.comparedPatch(entry.id(), ComparisonPages.APPLIED, number);
        return show(
                sides,
                "What was applied against what was posted",
                path,
                Optional.empty(),
                List.of(Link.of(path, "applied")),
                new Beside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Reply show(
            Sides sides, String heading, String path, Optional<Link> comparison, List<Link> crumbs, Beside beside) {
        List<PairPage.SectionView> sections = sections(sides);
        List<Link> trail = new ArrayList<>(List.of(new Link(Urls.series(entry.id()), SeriesRows.title(entry))));
        trail.addAll(crumbs);
        List<Link> views = new ArrayList<>();
        for (Way other : Way.values()) {
            views.add(Link.of(other == way ? "" : path + query(other, view), other.label));
        }
        List<Link> choices = new ArrayList<>();
        choices.add(Link.of(
                path + query(way, new PatchDiff.View(view.whole(), !view.ignoringBlanks())),
                view.ignoringBlanks() ? "with differences in blanks" : "without differences in blanks"));
        if (way != Way.INTERDIFF) {
            choices.add(Link.of(
                    path + query(way, new PatchDiff.View(!view.whole(), view.ignoringBlanks())),
                    view.whole() ? "only what differs" : "all that the patches show"));
        }
        return library.pages()
                .show(
                        200,
                        "pair",
                        new PairPage(
                                library.frame(
                                        Visible.plain(
                                                heading + ": " + sides.after().subject()),
                                        trail),
                                heading,
                                new Shown(sides.after().subject()),
                                comparison,
                                sides.oldMail(),
                                sides.newMail(),
                                beside.earlier(),
                                beside.later(),
                                views,
                                choices,
                                how(),
                                way != Way.UNIFIED,
                                new Shown(sides.older()),
                                new Shown(sides.newer()),
                                sections,
                                cut,
                                beside.previous(),
                                beside.next()));
    }

    private String how() {
        return explained() + (view.ignoringBlanks() ? " Lines that differ in blanks alone count as equal." : "");
    }

    private String explained() {
        return way == Way.INTERDIFF
                ? "The interdiff: both patches are applied as far as they show the files, and the results compared."
                        + " Where that cannot be done, the diff of the two patches is shown, with the reason."
                : "The two patches are compared as texts: the first sign says what changed between the revisions, the"
                        + " sign behind it is the patch's own.";
    }

    private List<PairPage.SectionView> sections(Sides sides) {
        List<PairPage.SectionView> sections = new ArrayList<>();
        if (way == Way.INTERDIFF) {
            for (Interdiff.FileResult file : Interdiff.of(sides.before(), sides.after(), view.ignoringBlanks())
                    .files()) {
                String how = switch (file) {
                    case Interdiff.FileResult.OfFiles of -> "diff of the files: " + words(of.basis());
                    case Interdiff.FileResult.OfPatches of ->
                        "diff of the patches, since the files cannot be compared: " + of.why();
                };
                sections.add(section(file.section(), how, file instanceof Interdiff.FileResult.OfPatches));
            }
            return sections;
        }
        for (Section section : PatchDiff.of(sides.before(), sides.after(), view).sections())
            sections.add(section(section, "", true));
        return sections;
    }

    private PairPage.SectionView section(Section section, String how, boolean patches) {
        RowsHtml.Written written =
                way == Way.UNIFIED ? RowsHtml.unified(section, left) : RowsHtml.sideBySide(section, patches, left);
        left -= written.rows();
        cut |= written.cut();
        return new PairPage.SectionView(new Shown(section.name()), new Shown(how), written.html(), written.coloured());
    }

    private static String words(Interdiff.Basis basis) {
        return switch (basis) {
            case SAME_BLOB -> "both patches start from the same blob";
            case LINES_AGREE -> "all lines that both patches show agree";
            case LINES_AGREE_SHIFTED -> "all lines that both patches show agree, some shifted";
            case LINE_NUMBERS -> "laid over each other by line numbers alone";
            case WHOLE -> "the patches hold it whole";
        };
    }
}
