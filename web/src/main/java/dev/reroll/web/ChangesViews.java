package dev.reroll.web;

import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.ChangesView;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changelogs made into what pages show of them. */
final class ChangesViews {

    /** Entries below entries below entries: deeper ones are left at this depth. */
    private static final int DEEPEST = 5;

    private final Series series;
    private final Function<String, String> href;
    private final ChangeTies ties;

    /** Views of one series' changelogs. {@code href} gives the path of a mail of it. */
    ChangesViews(Series series, Function<String, String> href, ChangeTies ties) {
        this.series = series;
        this.href = href;
        this.ties = ties;
    }

    List<ChangesView> of(List<RevisionChanges> changelogs) {
        return changelogs.stream().map(this::of).toList();
    }

    /**
     * Without what authors repeat in the cover letters of later revisions: of the same entries for the same step, the
     * first mail's.
     *
     * @param byRevision in the order of revisions
     * @return the newest revision's first, those of one revision in its order
     */
    static List<RevisionChanges> once(List<List<RevisionChanges>> byRevision) {
        Set<Step> seen = new HashSet<>();
        List<RevisionChanges> all = new ArrayList<>();
        for (List<RevisionChanges> told : byRevision) {
            List<RevisionChanges> once = new ArrayList<>();
            for (RevisionChanges changes : told) {
                List<String> texts = changes.changes().stream()
                        .map(change -> change.text().strip())
                        .toList();
                if (seen.add(new Step(changes.from(), changes.to(), texts))) once.add(changes);
            }
            all.addAll(0, once);
        }
        return all;
    }

    private record Step(String from, String to, List<String> texts) {}

    private ChangesView of(RevisionChanges changes) {
        return new ChangesView(
                new Shown(changes.from()),
                new Shown(changes.to()),
                new Shown(changes.heading()),
                Link.of(href.apply(changes.mail()), changes.patch() ? "in the patch" : "in the cover letter"),
                changes.patch(),
                compared(changes),
                items(changes, changes.changes(), 1));
    }

    private Optional<String> compared(RevisionChanges changes) {
        Optional<Revision> from = labelled(changes.from());
        Optional<Revision> to = labelled(changes.to());
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) return Optional.empty();
        return Optional.of(Urls.compared(series.id(), new FoundSeries.Pair(from.get(), to.get()).path(series)));
    }

    private Optional<Revision> labelled(String label) {
        return series.revisions().stream()
                .filter(revision -> revision.label().equalsIgnoreCase(label))
                .findFirst();
    }

    private List<ChangesView.Item> items(RevisionChanges of, List<Change> changes, int depth) {
        List<ChangesView.Item> items = new ArrayList<>();
        for (Change change : changes) {
            items.add(new ChangesView.Item(
                    new Shown(change.text()),
                    change.credits().stream().map(ChangesViews::credit).toList(),
                    ties.of(of.from(), of.to(), change.text()),
                    depth == DEEPEST ? List.of() : items(of, change.nested(), depth + 1)));
        }
        return items;
    }

    private static ChangesView.Credit credit(Credited credited) {
        String who = credited.candidates().stream()
                .map(address -> new Person(address).name().raw())
                .collect(Collectors.joining(" or "));
        if (credited.candidates().isEmpty()) {
            return new ChangesView.Credit(
                    new Shown(credited.name()), false, new Shown("nobody of the threads is called so"));
        }
        return credited.clear()
                ? new ChangesView.Credit(new Shown(who), true, new Shown(""))
                : new ChangesView.Credit(new Shown(who), false, new Shown("“" + credited.name() + "” may be either"));
    }
}
