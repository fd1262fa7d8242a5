package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code patches/ID/checks/}: what machines reported in mails. All that is known is that there was something to report. */
final class Checks {

    private static final String REPORTED = "warning";

    private final Teller teller;
    private final SeriesCard card;
    private final String patch;
    private final String url;

    /** The checks of one patch, {@code url} being that of all of them. */
    Checks(Teller teller, SeriesCard card, String patch, String url) {
        this.teller = teller;
        this.card = card;
        this.patch = patch;
        this.url = url;
    }

    /** The state of them all: as Patchwork, pending where there is none. */
    static String worst(List<Report> reports) {
        return reports.isEmpty() ? "pending" : REPORTED;
    }

    List<Report> found(Call call) throws Refused {
        Optional<String> context = Filters.value(call.parameters(), "context");
        Optional<String> state = Filters.value(call.parameters(), "state");
        Optional<String> user = Filters.value(call.parameters(), "user");
        Predicate<Instant> times = Filters.times(call.parameters());
        List<Report> found = new ArrayList<>();
        for (Report report : teller.catalogue().reports(patch)) {
            Person by = teller.catalogue().person(report.by());
            boolean wanted = times.test(report.date())
                    && context.filter(its -> !its.equals(context(by))).isEmpty()
                    && state.filter(its -> !its.equals(REPORTED)).isEmpty()
                    && user.filter(its -> !its.equalsIgnoreCase(by.email()) && !its.equals(Long.toString(by.number())))
                            .isEmpty();
            if (wanted) found.add(report);
        }
        Comparator<Report> byDate = Comparator.comparing(Report::date);
        Comparator<Report> byNumber = Comparator.comparingLong(this::number);
        return found.stream()
                .sorted(Filters.order(call.parameters(), "id", Map.of("id", byNumber, "date", byDate), byNumber))
                .toList();
    }

    Map<String, @Nullable Object> one(long number) throws Refused {
        for (Report report : teller.catalogue().reports(patch)) if (number(report) == number) return told(report);
        throw Refused.notFound();
    }

    Map<String, @Nullable Object> told(Report report) {
        Person by = teller.catalogue().person(report.by());
        return teller.fields()
                .put("id", number(report))
                .put("url", url + number(report) + "/")
                .put("user", teller.user(by))
                .put("date", Teller.date(report.date()))
                .put("state", REPORTED)
                .put("target_url", teller.links().archived(teller.projectOf(card), report.mail()))
                .put("context", context(by))
                .put("description", report.words())
                .map();
    }

    private long number(Report report) {
        return teller.catalogue().number(report.mail());
    }

    /** A slug, as Patchwork wants it. */
    private static String context(Person person) {
        return person.name().replaceAll("[^-_A-Za-z0-9]+", "-");
    }
}
