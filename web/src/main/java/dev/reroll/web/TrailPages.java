package dev.reroll.web;

import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.StateView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The review trail of a series, whole or filtered by {@code ?by=}, {@code ?open=1} and {@code ?revision=}. */
final class TrailPages {

    private final Library library;
    private final Notices notices;
    private final FoundSeries found;
    private final MatrixPages matrix;
    private final TrailReading reading;

    TrailPages(Library library, Notices notices, FoundSeries found, MatrixPages matrix, TrailReading reading) {
        this.library = library;
        this.notices = notices;
        this.found = found;
        this.matrix = matrix;
        this.reading = reading;
    }

    Reply page(String id, Request request) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        TrailFilter filter = TrailFilter.of(request);
        String own = history.entry().id();
        if (!own.equals(id)) return new Reply.Redirect(302, filter.path(own));
        Optional<Trail> trail = reading.of(history.entry());
        if (trail.isEmpty()) {
            return notices.notThere(
                    "No review trail",
                    "The index holds no review trail of this series; “reroll reindex” makes them.",
                    List.of(new Link(
                            Urls.series(own), new Shown(history.series().title()))));
        }
        Optional<Revision> on;
        try {
            on = filter.revision().isEmpty() ? Optional.empty() : Optional.of(history.revision(filter.revision()));
        } catch (NoSuchRevisionException e) {
            return found.noRevision(history, e);
        }
        StateViews states = new StateViews(library, Instant.now());
        SeriesState state = trail.get().state().asOf(history.entry().last(), Instant.now());
        Optional<StateView> shown = Optional.of(states.view(state, new MailRefs(library)));
        TrailView view = new TrailView(library, history, trail.get(), matrix.ties());
        return library.pages().show(200, "trail", view.page(shown, filter, on));
    }
}
