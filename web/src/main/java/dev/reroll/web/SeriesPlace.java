package dev.reroll.web;

import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.InSeries;
import java.io.IOException;
import java.util.Optional;

/** What a mail is to its series: patch 2 of v3, an answer to v2. */
final class SeriesPlace {

    private SeriesPlace() {}

    static Optional<InSeries> of(Library library, String id) throws IOException {
        Optional<SeriesEntry> found = library.search().series(id);
        if (found.isEmpty()) return Optional.empty();
        SeriesEntry entry = found.get();
        return Optional.of(new InSeries(new Shown(words(entry, id)), Urls.series(entry.id()), SeriesRows.title(entry)));
    }

    private static String words(SeriesEntry entry, String id) {
        for (Revision revision : entry.series().revisions()) {
            if (revision.cover().filter(id::equals).isPresent()) return "Cover letter of " + revision.label() + " of";
            for (Slot slot : revision.slots()) {
                boolean here = slot.mail().filter(id::equals).isPresent();
                if (here || slot.earlier().contains(id)) {
                    return (here ? "Patch " : "Replaced as patch ") + slot.place() + " of " + revision.label() + " of";
                }
            }
        }
        return entry.mails().stream()
                .filter(mail -> mail.id().equals(id))
                .map(SeriesMail::revision)
                .filter(revision -> !revision.isEmpty())
                .findFirst()
                .map(revision -> "On " + revision + " of")
                .orElse("Of the series");
    }
}
