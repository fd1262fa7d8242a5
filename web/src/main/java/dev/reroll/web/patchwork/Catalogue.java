package dev.reroll.web.patchwork;

import dev.reroll.ingest.mail.Address;
import dev.reroll.web.patchwork.Listed.CoverItem;
import dev.reroll.web.patchwork.Listed.PatchItem;
import dev.reroll.web.patchwork.Listed.SeriesItem;
import dev.reroll.web.patchwork.Numbers.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that the API can name, of one state of the index; numbered, and found by number and Message-ID. */
final class Catalogue {

    private final List<Project> projects;
    private final Map<Long, SeriesItem> series = new TreeMap<>();
    private final Map<Long, PatchItem> patches = new TreeMap<>();
    private final Map<Long, CoverItem> covers = new TreeMap<>();
    private final Map<Long, Person> people = new TreeMap<>();
    private final Map<String, List<Comment>> comments = new HashMap<>();
    private final Map<String, List<Report>> reports = new HashMap<>();
    private final Numbers mails;
    private final Numbers persons;

    /** @param cards in an order that is always the same: where two name a mail, the last has it */
    Catalogue(List<Project> projects, Collection<SeriesCard> cards) {
        this.projects = List.copyOf(projects);
        Map<String, Sent> sent = new HashMap<>();
        for (SeriesCard card : cards) {
            for (Posting posting : card.postings()) {
                for (Patch patch : posting.patches()) sent.put(patch.id(), sent(patch));
                for (Patch patch : posting.replaced()) sent.put(patch.id(), sent(patch));
                for (Cover cover : posting.covers()) sent.put(cover.id(), new Sent(cover.date(), 0));
            }
            for (Comment comment : card.comments()) sent.putIfAbsent(comment.id(), new Sent(comment.date(), 0));
            for (Report report : card.reports()) sent.putIfAbsent(report.mail(), new Sent(report.date(), 0));
        }
        // a cover letter that is known only from its answers has the time of its series
        for (SeriesCard card : cards) {
            for (Posting posting : card.postings()) sent.putIfAbsent(posting.head(), new Sent(posting.date(), 0));
        }
        mails = Numbers.ofMails(sent);
        for (SeriesCard card : cards) take(card);
        persons = Numbers.ofNames(take(cards));
    }

    private static Sent sent(Patch patch) {
        return new Sent(patch.date(), patch.place().number());
    }

    private void take(SeriesCard card) {
        for (Posting posting : card.postings()) {
            long number = mails.of(posting.head());
            series.put(number, new SeriesItem(number, card, posting));
            for (Patch patch : posting.patches()) add(card, posting, patch);
            for (Patch patch : posting.replaced()) add(card, posting, patch);
            for (Cover cover : posting.covers()) {
                long its = mails.of(cover.id());
                covers.put(its, new CoverItem(its, card, posting, cover));
            }
        }
        for (Comment comment : card.comments()) {
            comments.computeIfAbsent(comment.on(), _ -> new ArrayList<>()).add(comment);
        }
        for (Report report : card.reports()) {
            reports.computeIfAbsent(report.on(), _ -> new ArrayList<>()).add(report);
        }
    }

    private void add(SeriesCard card, Posting posting, Patch patch) {
        long number = mails.of(patch.id());
        // a mail that stands in two revisions belongs to the later one
        patches.put(number, new PatchItem(number, card, posting, patch));
    }

    /** Everybody's name is that of the first mail, so that it does not change with the next. */
    private Set<String> take(Collection<SeriesCard> cards) {
        record Named(Instant at, Address address) {}
        Map<String, Named> first = new HashMap<>();
        Set<String> machines = new HashSet<>();
        Comparator<Named> earlier = Comparator.comparing(
                        (Named named) -> named.address().name().isEmpty())
                .thenComparing(Named::at)
                .thenComparing(named -> named.address().display());
        for (SeriesCard card : cards) {
            List<Named> all = new ArrayList<>();
            for (Posting posting : card.postings()) {
                all.add(new Named(posting.date(), posting.sender()));
                posting.patches().forEach(patch -> all.add(new Named(patch.date(), patch.sender())));
                posting.replaced().forEach(patch -> all.add(new Named(patch.date(), patch.sender())));
                posting.covers().forEach(cover -> all.add(new Named(cover.date(), cover.sender())));
            }
            card.comments().forEach(comment -> all.add(new Named(comment.date(), comment.by())));
            for (Report report : card.reports()) {
                all.add(new Named(report.date(), report.by()));
                machines.add(Numbers.person(report.by().email()));
            }
            for (Named named : all) {
                first.merge(
                        Numbers.person(named.address().email()), named, (a, b) -> earlier.compare(a, b) <= 0 ? a : b);
            }
        }
        Numbers numbers = Numbers.ofNames(first.keySet());
        first.forEach((key, named) -> {
            Address address = named.address();
            String name = address.name().isEmpty() ? address.email() : address.name();
            long number = numbers.of(key);
            people.put(number, new Person(number, name, address.email(), machines.contains(key)));
        });
        return first.keySet();
    }

    List<Project> projects() {
        return projects;
    }

    /** By its number or the name of its list, in any case. */
    Optional<Project> project(String named) {
        return projects.stream()
                .filter(project -> project.name().equalsIgnoreCase(named)
                        || Long.toString(project.number()).equals(named))
                .findFirst();
    }

    /** The project of a series: the first of its lists. */
    Optional<Project> project(SeriesCard card) {
        return card.lists().stream().flatMap(list -> project(list).stream()).findFirst();
    }

    Collection<SeriesItem> series() {
        return series.values();
    }

    Collection<PatchItem> patches() {
        return patches.values();
    }

    Collection<CoverItem> covers() {
        return covers.values();
    }

    Collection<Person> people() {
        return people.values();
    }

    Optional<SeriesItem> series(long number) {
        return Optional.ofNullable(series.get(number));
    }

    Optional<PatchItem> patch(long number) {
        return Optional.ofNullable(patches.get(number));
    }

    Optional<CoverItem> cover(long number) {
        return Optional.ofNullable(covers.get(number));
    }

    Optional<Person> person(long number) {
        return Optional.ofNullable(people.get(number));
    }

    Person person(Address address) {
        Person person = people.get(persons.of(Numbers.person(address.email())));
        if (person == null) throw new IllegalArgumentException("sent no mail of a series: " + address.display());
        return person;
    }

    /** The posting whose head has this Message-ID. */
    Optional<SeriesItem> seriesOf(String head) {
        return mails.has(head) ? series(mails.of(head)) : Optional.empty();
    }

    Optional<PatchItem> patch(String id) {
        return mails.has(id) ? patch(mails.of(id)) : Optional.empty();
    }

    Optional<CoverItem> cover(String id) {
        return mails.has(id) ? cover(mails.of(id)) : Optional.empty();
    }

    /** The number of a mail that the API names. */
    long number(String id) {
        return mails.of(id);
    }

    /** What was answered to a patch or cover letter, oldest first. */
    List<Comment> comments(String id) {
        return comments.getOrDefault(id, List.of());
    }

    /** What machines reported of a patch, oldest first. */
    List<Report> reports(String id) {
        return reports.getOrDefault(id, List.of());
    }
}
