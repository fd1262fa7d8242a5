package dev.reroll.web;

import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.InSeries;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a mail is to its series: patch 2 of v3, an answer to v2; and where its like is in the revisions beside. */
final class SeriesPlace {

    private final Library library;
    private final SeriesEntry entry;
    private final Form form;

    /** @param form in which the mails of other revisions are to be shown */
    private SeriesPlace(Library library, SeriesEntry entry, Form form) {
        this.library = library;
        this.entry = entry;
        this.form = form;
    }

    /** The place of a mail, where it is of a series. */
    static Optional<InSeries> of(Library library, String id, Form form) throws IOException {
        Optional<SeriesEntry> found = library.search().series(id);
        return found.isEmpty() ? Optional.empty() : Optional.of(new SeriesPlace(library, found.get(), form).place(id));
    }

    /** @param at of its revision among all, -1 where it is of none */
    private record Standing(String words, int at, Optional<Slot> slot) {}

    private InSeries place(String id) throws IOException {
        Standing standing = standing(id);
        return new InSeries(
                new Shown(standing.words()),
                Urls.series(entry.id()),
                SeriesRows.title(entry),
                beside(standing, -1),
                beside(standing, 1));
    }

    private Standing standing(String id) {
        List<Revision> revisions = entry.series().revisions();
        for (int at = 0; at < revisions.size(); at++) {
            Revision revision = revisions.get(at);
            if (revision.cover().filter(id::equals).isPresent())
                return new Standing("Cover letter of " + revision.label() + " of", at, Optional.empty());
            for (Slot slot : revision.slots()) {
                boolean here = slot.mail().filter(id::equals).isPresent();
                if (here || slot.earlier().contains(id)) {
                    String words =
                            (here ? "Patch " : "Replaced as patch ") + slot.place() + " of " + revision.label() + " of";
                    return new Standing(words, at, Optional.of(slot));
                }
            }
        }
        String label = entry.mails().stream()
                .filter(mail -> mail.id().equals(id))
                .map(SeriesMail::revision)
                .filter(revision -> !revision.isEmpty())
                .findFirst()
                .orElse("");
        if (label.isEmpty()) return new Standing("Of the series", -1, Optional.empty());
        int at = revisions.stream().map(Revision::label).toList().indexOf(label);
        return new Standing("On " + label + " of", at, Optional.empty());
    }

    private Optional<Link> beside(Standing standing, int by) throws IOException {
        List<Revision> revisions = entry.series().revisions();
        int at = standing.at() < 0 ? -1 : standing.at() + by;
        if (at < 0 || at >= revisions.size()) return Optional.empty();
        Revision revision = revisions.get(at);
        Optional<Slot> same =
                form == Form.MAIL ? standing.slot().flatMap(slot -> namesake(slot, revision)) : Optional.empty();
        if (same.isPresent()) {
            Optional<Link> patch = link(
                    same.get().mail().orElseThrow(),
                    revision.label() + " " + same.get().place());
            if (patch.isPresent()) return patch;
        }
        return link(revision.head(), revision.label());
    }

    private static Optional<Slot> namesake(Slot slot, Revision revision) {
        return revision.slots().stream()
                .filter(other -> other.mail().isPresent()
                        && !other.title().isEmpty()
                        && other.title().equals(slot.title()))
                .findFirst();
    }

    /** Empty where the archive lacks the mail. */
    private Optional<Link> link(String id, String label) throws IOException {
        return library.search().mail(id).map(mail -> Link.of(MailViews.path("", mail, form), label));
    }
}
