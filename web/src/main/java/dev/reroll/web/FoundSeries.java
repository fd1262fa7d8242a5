package dev.reroll.web;

import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the series and the revisions that a path names, or says in a page why it cannot. */
final class FoundSeries {

    /** Longer than two Message-IDs is no pair of revisions. */
    private static final int LONGEST_PAIR = 2_000;

    private final Library library;
    private final Notices notices;

    FoundSeries(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    /** Two revisions, the one that is compared against first. */
    record Pair(Revision older, Revision newer) {

        /** As it stands in paths. */
        String path(Series series) {
            return name(series, older) + ".." + name(series, newer);
        }

        /** The step that leads to the older one ({@code -1}) or on from the newer one (1). */
        Optional<Pair> beside(Series series, int by) {
            List<Revision> all = series.revisions();
            Revision near = by < 0 ? older : newer;
            int at = all.indexOf(near) + by;
            if (at < 0 || at >= all.size()) return Optional.empty();
            return Optional.of(by < 0 ? new Pair(all.get(at), near) : new Pair(near, all.get(at)));
        }
    }

    /** The series that a mail is a part of. */
    Optional<SeriesHistory> series(String id) throws IOException {
        return library.history().series(id);
    }

    /** What stands for a revision in paths: {@code v3}, {@code rfc-v2}; where two are called so, its Message-ID. */
    static String name(Series series, Revision revision) {
        long namesakes = series.revisions().stream()
                .filter(other -> other.label().equalsIgnoreCase(revision.label()))
                .count();
        return namesakes > 1
                ? revision.head()
                : revision.label().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /**
     * The two revisions of {@code v2..v3}, empty for a text without two dots. Message-IDs may hold dots too, so each
     * pair of dots is tried.
     */
    static Optional<Pair> pair(SeriesHistory series, String text) throws NoSuchRevisionException {
        int dots = text.length() > LONGEST_PAIR ? -1 : text.indexOf("..");
        while (dots >= 0) {
            int next = text.indexOf("..", dots + 1);
            try {
                return Optional.of(
                        new Pair(series.revision(text.substring(0, dots)), series.revision(text.substring(dots + 2))));
            } catch (NoSuchRevisionException e) {
                if (next < 0) throw e;
            }
            dots = next;
        }
        return Optional.empty();
    }

    Reply noSeries(String id) throws IOException {
        Optional<IndexedMail> mail = library.search().mail(id);
        if (mail.isEmpty()) return notices.noMail("", id);
        return notices.notThere(
                "This mail is of no series",
                "The mail <" + id + "> is no patch or cover letter, and answers none that is here.",
                List.of(
                        new Link(
                                MailViews.href("", mail.get()),
                                new Shown("The mail: " + mail.get().subject())),
                        Link.of(Urls.seriesOf(Urls.ALL), "All series")));
    }

    Reply noRevision(SeriesHistory series, NoSuchRevisionException why) {
        List<Link> offers = new ArrayList<>();
        offers.add(new Link(
                Urls.series(series.entry().id()), new Shown(series.series().title())));
        return notices.notThere("No such revision", String.valueOf(why.getMessage()) + ".", offers);
    }
}
