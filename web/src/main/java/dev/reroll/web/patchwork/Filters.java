package dev.reroll.web.patchwork;

import dev.reroll.web.url.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the parameters of a list ask for. A value that names nothing finds nothing, as with Patchwork. */
final class Filters {

    /** Fields of one order that are heeded. */
    private static final int MOST_FIELDS = 10;

    private Filters() {}

    /** The values of a parameter that are not empty: clients send empty ones for what they do not ask. */
    static List<String> values(Parameters parameters, String name) {
        return parameters.all(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    static Optional<String> value(Parameters parameters, String name) {
        return values(parameters, name).stream().reduce((_, last) -> last);
    }

    /** Those filters that all lists of what was posted have: project, submitter, series, since, before, q. */
    static Predicate<Listed> common(Catalogue catalogue, Parameters parameters) throws Refused {
        Predicate<Instant> times = times(parameters);
        List<String> words = words(value(parameters, "q").orElse(""));
        Predicate<Listed> all =
                project(catalogue, parameters).and(item -> times.test(item.date()) && hasAll(item.name(), words));
        List<String> submitters = values(parameters, "submitter");
        if (!submitters.isEmpty()) {
            Set<String> wanted = new HashSet<>();
            for (String named : submitters) {
                wanted.add(Numbers.person(number(named)
                        .flatMap(catalogue::person)
                        .map(Person::email)
                        .orElse(named)));
            }
            all = all.and(item -> wanted.contains(Numbers.person(item.sender().email())));
        }
        List<String> series = values(parameters, "series");
        if (!series.isEmpty()) {
            Set<String> heads = new HashSet<>();
            for (String named : series) {
                number(named)
                        .flatMap(catalogue::series)
                        .ifPresent(item -> heads.add(item.posting().head()));
            }
            all = all.and(item -> heads.contains(item.posting().head()));
        }
        return all;
    }

    /** On one of the lists that {@code project} names. */
    static Predicate<Listed> project(Catalogue catalogue, Parameters parameters) {
        List<String> projects = values(parameters, "project");
        if (projects.isEmpty()) return _ -> true;
        Set<String> lists = new HashSet<>();
        for (String named : projects) catalogue.project(named).ifPresent(project -> lists.add(project.name()));
        return item -> item.card().lists().stream().anyMatch(lists::contains);
    }

    /** {@code since} and {@code before}. */
    static Predicate<Instant> times(Parameters parameters) throws Refused {
        Optional<Instant> since = time(parameters, "since");
        Optional<Instant> before = time(parameters, "before");
        return date -> {
            // answers give whole seconds, so what they give is compared
            Instant shown = date.truncatedTo(ChronoUnit.SECONDS);
            return (since.isEmpty() || !shown.isBefore(since.get()))
                    && (before.isEmpty() || shown.isBefore(before.get()));
        };
    }

    /** The words of a search, in lower case. */
    static List<String> words(String query) {
        return Stream.of(query.toLowerCase(Locale.ROOT).split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static boolean hasAll(String text, List<String> words) {
        if (words.isEmpty()) return true;
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }

    private static Optional<Instant> time(Parameters parameters, String name) throws Refused {
        Optional<String> value = value(parameters, name);
        if (value.isEmpty()) return Optional.empty();
        // a plus sign that was not encoded came as a blank
        String text = value.get().replaceFirst(" (?=\\d\\d:?\\d\\d$)", "+").replace(' ', 'T');
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Refused.badValue(name, "Enter a valid date/time.");
        }
    }

    /** A number as paths and parameters give it. */
    static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Sorts as {@code order} asks, {@code -} turning it round; what it names that there is not counts for nothing. */
    static <T> Comparator<T> order(
            Parameters parameters, String otherwise, Map<String, Comparator<T>> known, Comparator<T> last) {
        String fields = value(parameters, "order").orElse(otherwise) + "," + otherwise;
        Comparator<T> order = last;
        for (String field : List.of(fields.split(",", MOST_FIELDS)).reversed()) {
            boolean down = field.startsWith("-");
            Comparator<T> by = known.get(down ? field.substring(1) : field);
            if (by != null) order = (down ? by.reversed() : by).thenComparing(order);
        }
        return order;
    }
}
