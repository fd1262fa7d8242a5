package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.CoverItem;
import dev.reroll.web.patchwork.Listed.PatchItem;
import dev.reroll.web.patchwork.Listed.SeriesItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code events/}: what came, when. All follows from the mails; changes of states are no events here, since they are
 * derived and not made.
 */
final class Events {

    private enum Category {
        COVER_CREATED(0, "cover-created", 0),
        PATCH_CREATED(1, "patch-created", 0),
        PATCH_COMPLETED(2, "patch-completed", 0),
        SERIES_CREATED(3, "series-created", 0),
        SERIES_COMPLETED(4, "series-completed", 0),
        CHECK_CREATED(5, "check-created", 0),
        COVER_COMMENT_CREATED(6, "cover-comment-created", 3),
        PATCH_COMMENT_CREATED(7, "patch-comment-created", 3);

        private final int digit;
        private final String name;
        private final int since;

        /** @param digit last of the numbers of its events */
        Category(int digit, String name, int since) {
            this.digit = digit;
            this.name = name;
            this.since = since;
        }
    }

    /** What happened to a patch or cover letter, or to a series where both are empty; {@code mail} is what did it. */
    private record Event(
            Category category,
            Instant date,
            long mail,
            SeriesItem series,
            Optional<PatchItem> patch,
            Optional<CoverItem> cover,
            Optional<Comment> comment,
            Optional<Report> report) {

        /** One mail makes at most one event of a category. */
        long number() {
            return mail * 10 + category.digit;
        }
    }

    private static final Comparator<Event> BY_DATE = Comparator.comparing(Event::date);
    private static final Comparator<Event> BY_NUMBER = Comparator.comparingLong(Event::number);

    private final Teller teller;
    private final Catalogue catalogue;

    Events(Teller teller) {
        this.teller = teller;
        this.catalogue = teller.catalogue();
    }

    /** The page of events that is asked for, newest first. */
    Page<Map<String, @Nullable Object>> page(Call call) throws Refused {
        Predicate<Event> wanted = wanted(call);
        List<Event> found = new ArrayList<>();
        for (SeriesItem item : catalogue.series()) {
            for (Event event : of(item)) if (wanted.test(event)) found.add(event);
        }
        found.sort(Filters.order(
                call.parameters(), "-date", Map.of("date", BY_DATE, "id", BY_NUMBER), BY_NUMBER.reversed()));
        Page<Event> page = Page.ofUsualSize(found, call);
        return new Page<>(page.items().stream().map(this::told).toList(), page.number(), page.last());
    }

    private Predicate<Event> wanted(Call call) throws Refused {
        Predicate<Listed> common = Filters.project(catalogue, call.parameters());
        Predicate<Instant> times = Filters.times(call.parameters());
        List<String> categories = Filters.values(call.parameters(), "category");
        List<String> series = Filters.values(call.parameters(), "series");
        List<String> patches = Filters.values(call.parameters(), "patch");
        List<String> covers = Filters.values(call.parameters(), "cover");
        boolean ofNobody = Filters.value(call.parameters(), "actor").isPresent();
        return event -> !ofNobody
                && teller.links().version().has(event.category().since)
                && common.test(event.series())
                && times.test(event.date())
                && (categories.isEmpty() || categories.contains(event.category().name))
                && isIn(
                        series,
                        event.category().name.startsWith("series") || event.category() == Category.PATCH_COMPLETED
                                ? Optional.of(event.series())
                                : Optional.empty())
                && isIn(patches, event.patch())
                && isIn(covers, event.cover());
    }

    private static boolean isIn(List<String> numbers, Optional<? extends Listed> item) {
        return numbers.isEmpty()
                || item.filter(its -> numbers.contains(Long.toString(its.number())))
                        .isPresent();
    }

    private List<Event> of(SeriesItem item) {
        Posting posting = item.posting();
        List<Event> events = new ArrayList<>();
        List<Patch> patches = new ArrayList<>(posting.patches());
        patches.addAll(posting.replaced());
        Instant all = item.date();
        for (Cover cover : posting.covers()) {
            Optional<CoverItem> its = catalogue.cover(cover.id());
            its.ifPresent(found -> events.add(event(Category.COVER_CREATED, cover.date(), found, item)));
            for (Comment comment : catalogue.comments(cover.id())) {
                its.ifPresent(found -> events.add(comment(Category.COVER_COMMENT_CREATED, comment, found, item)));
            }
        }
        for (Patch patch : patches) {
            Optional<PatchItem> its = catalogue.patch(patch.id()).filter(found -> isOf(found, posting));
            if (its.isEmpty()) continue;
            events.add(event(Category.PATCH_CREATED, patch.date(), its.get(), item));
            if (!patch.replaced()) {
                if (patch.date().isAfter(all)) all = patch.date();
                if (isReady(posting, patch)) events.add(event(Category.PATCH_COMPLETED, all, its.get(), item));
            }
            for (Comment comment : catalogue.comments(patch.id())) {
                events.add(comment(Category.PATCH_COMMENT_CREATED, comment, its.get(), item));
            }
            for (Report report : catalogue.reports(patch.id())) {
                events.add(new Event(
                        Category.CHECK_CREATED,
                        report.date(),
                        catalogue.number(report.mail()),
                        item,
                        its,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(report)));
            }
        }
        events.add(event(Category.SERIES_CREATED, item.date(), item, item));
        if (posting.complete()) events.add(event(Category.SERIES_COMPLETED, all, item, item));
        return events;
    }

    /** A mail that stands in two revisions is told of with the later one. */
    private static boolean isOf(PatchItem item, Posting posting) {
        return item.posting().head().equals(posting.head());
    }

    /** Whether all patches before it are there, so that it can be applied. */
    private static boolean isReady(Posting posting, Patch patch) {
        int at = posting.patches().indexOf(patch);
        return posting.complete() || patch.place().number() == at + 1;
    }

    private static Event event(Category category, Instant date, Listed what, SeriesItem series) {
        return event(category, date, what.number(), what, series, Optional.empty());
    }

    private Event comment(Category category, Comment comment, Listed what, SeriesItem series) {
        long number = catalogue.number(comment.id());
        return event(category, comment.date(), number, what, series, Optional.of(comment));
    }

    private static Event event(
            Category category, Instant date, long mail, Listed what, SeriesItem series, Optional<Comment> comment) {
        return new Event(
                category,
                date,
                mail,
                series,
                what instanceof PatchItem patch ? Optional.of(patch) : Optional.empty(),
                what instanceof CoverItem cover ? Optional.of(cover) : Optional.empty(),
                comment,
                Optional.empty());
    }

    private Map<String, @Nullable Object> told(Event event) {
        return teller.fields()
                .put("id", event.number())
                .put("category", event.category().name)
                .put("project", teller.project(teller.projectOf(event.series().card())))
                .put("date", Teller.date(event.date()))
                .since(2, "actor", null)
                .put("payload", payload(event))
                .map();
    }

    private Map<String, @Nullable Object> payload(Event event) {
        Fields payload = teller.fields();
        event.patch().ifPresent(patch -> payload.put("patch", teller.patch(patch)));
        event.cover().ifPresent(cover -> payload.put("cover", teller.cover(cover)));
        switch (event.category()) {
            case SERIES_CREATED, SERIES_COMPLETED, PATCH_COMPLETED ->
                payload.put("series", teller.series(event.series()));
            case COVER_COMMENT_CREATED, PATCH_COMMENT_CREATED ->
                event.comment().ifPresent(comment -> payload.put("comment", told(event, comment)));
            case CHECK_CREATED -> event.report().ifPresent(report -> payload.put("check", told(event, report)));
            case COVER_CREATED, PATCH_CREATED -> {}
        }
        return payload.map();
    }

    private Map<String, @Nullable Object> told(Event event, Comment comment) {
        String of = event.patch()
                .map(patch -> teller.links().patch(patch.number()))
                .or(() -> event.cover().map(cover -> teller.links().cover(cover.number())))
                .orElse("");
        Project project = teller.projectOf(event.series().card());
        return teller.fields()
                .put("id", event.mail())
                .put("url", of + "comments/" + event.mail() + "/")
                .put("msgid", "<" + comment.id() + ">")
                .put("list_archive_url", teller.links().archived(project, comment.id()))
                .put("date", Teller.date(comment.date()))
                .put("submitter", teller.person(comment.by()))
                .map();
    }

    private Map<String, @Nullable Object> told(Event event, Report report) {
        SeriesCard card = event.series().card();
        String url = event.patch()
                .map(patch -> teller.links().patch(patch.number()) + "checks/")
                .orElse("");
        return new Checks(teller, card, report.on(), url).told(report);
    }
}
