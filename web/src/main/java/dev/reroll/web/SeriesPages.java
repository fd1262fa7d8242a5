package dev.reroll.web;

import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.series.AmMbox;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.StateView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One series: its page, and its revisions as mboxes. */
final class SeriesPages {

    private final Library library;
    private final Notices notices;
    private final FoundSeries found;
    private final MatrixPages matrix;
    private final TrailReading trails;
    private final SeriesReading reading = new SeriesReading();

    SeriesPages(Library library, Notices notices, FoundSeries found, MatrixPages matrix, TrailReading trails) {
        this.library = library;
        this.notices = notices;
        this.found = found;
        this.matrix = matrix;
        this.trails = trails;
    }

    Reply page(String id) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        String own = history.entry().id();
        // it goes by another mail once an earlier one is found
        if (!own.equals(id)) return new Reply.Redirect(302, Urls.series(own));
        StateViews states = new StateViews(library, Instant.now());
        Optional<SeriesState> state = states.of(history.entry());
        Optional<StateView> shown =
                state.isEmpty() ? Optional.empty() : Optional.of(states.view(state.get(), new MailRefs(library)));
        SeriesView view = new SeriesView(library, history, reading.of(history), trails.of(history.entry()));
        return library.pages().show(200, "series", view.page(state, shown, matrix.of(history.entry())));
    }

    /** {@code ?from=v2&to=v4}, as the form sends it. */
    Reply chosen(String id, Request request) throws IOException {
        String from = request.parameter("from").orElse("");
        String to = request.parameter("to").orElse("");
        return new Reply.Redirect(302, Urls.compared(id, from + ".." + to));
    }

    Reply mbox(String id, String name, boolean goOn) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        Revision revision;
        try {
            revision = history.revision(name);
        } catch (NoSuchRevisionException e) {
            return found.noRevision(history, e);
        }
        AmMbox.Result result = history.am(revision, goOn);
        String path = Urls.revisionMbox(history.entry().id(), FoundSeries.name(history.series(), revision));
        if (result.refused().isPresent()) {
            return notices.notThere(
                    "This revision is not whole",
                    result.refused().get(),
                    List.of(
                            Link.of(path + "?force=1", "The patches that are here, all the same"),
                            new Link(
                                    Urls.series(history.entry().id()),
                                    new Shown(history.series().title()))));
        }
        String file = MailViews.urlName(FoundSeries.name(history.series(), revision)) + ".mbox";
        return new Reply.Whole(
                200,
                "application/mbox",
                Map.of("Content-Disposition", "attachment; filename=\"" + file + "\""),
                result.bytes());
    }
}
