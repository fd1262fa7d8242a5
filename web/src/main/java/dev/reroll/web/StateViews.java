package dev.reroll.web;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.StateView;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of a series as pages show it: as of the moment at which they are made. */
final class StateViews {

    private final Library library;
    private final Instant now;

    StateViews(Library library, Instant now) {
        this.library = library;
        this.now = now;
    }

    Optional<SeriesState> of(SeriesEntry entry) throws IOException {
        return library.search().state(entry.id()).map(state -> state.asOf(entry.last(), now));
    }

    StateView view(SeriesState state, MailRefs mails) throws IOException {
        List<StateView.PingView> pings = new ArrayList<>();
        for (Ping ping : state.pings()) pings.add(ping(ping, mails));
        return new StateView(
                SeriesRows.word(state),
                new Shown(state.reason()),
                mails.of(state.because()),
                new When(state.since()),
                days(state),
                state.waitingFor().map(who -> new Person(who).name()),
                pings);
    }

    /** How long it has stood so. */
    String days(SeriesState state) {
        return Sizes.count(Math.max(0, Duration.between(state.since(), now).toDays()), "day", "days");
    }

    private static StateView.PingView ping(Ping ping, MailRefs mails) throws IOException {
        return new StateView.PingView(
                mails.of(ping.mail()),
                new Person(ping.by()).name(),
                new When(ping.date()),
                ping.asked().stream().map(who -> new Person(who).name()).toList(),
                Sizes.count(ping.days(), "day", "days"),
                ping.answeredBy().isPresent()
                        ? Optional.of(mails.of(ping.answeredBy().get()))
                        : Optional.empty());
    }
}
