package dev.reroll.index.series;

import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesMail.Role;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Assembles the series of a set of mails together with the mails, people and files that belong to each. */
public final class SeriesEntries {

    private static final Comparator<SeriesMail> BY_TIME =
            Comparator.comparing(SeriesMail::sent).thenComparing(SeriesMail::id);

    /** Of equal ones the first to write stays first, since sorting keeps their order. */
    private static final Comparator<Participant> FOREMOST = (a, b) ->
            a.author() == b.author() ? Integer.compare(b.mails(), a.mails()) : Boolean.compare(b.author(), a.author());

    private final SeriesBook book = new SeriesBook();
    private final Map<String, PlacedFacts> mails = new HashMap<>();
    private final Map<String, Optional<Posting>> postings = new HashMap<>();

    private SeriesEntries(Collection<PlacedFacts> facts) {
        for (PlacedFacts mail : facts) {
            mails.put(mail.id(), mail);
            book.add(mail.stored().facts());
        }
    }

    /** All series of these mails, whatever the order in which they are given, by the date of their first posting. */
    public static List<SeriesEntry> of(Collection<PlacedFacts> mails) {
        SeriesEntries entries = new SeriesEntries(mails);
        List<Series> all = entries.book.all();
        Map<Posting, List<PlacedFacts>> byPosting = new HashMap<>();
        for (PlacedFacts mail : mails) {
            entries.posting(mail.id())
                    .ifPresent(posting -> byPosting
                            .computeIfAbsent(posting, p -> new ArrayList<>())
                            .add(mail));
        }
        return all.stream().map(series -> entries.entry(series, byPosting)).toList();
    }

    private SeriesEntry entry(Series series, Map<Posting, List<PlacedFacts>> byPosting) {
        List<SeriesMail> its = new ArrayList<>();
        TreeSet<String> lists = new TreeSet<>();
        TreeSet<String> files = new TreeSet<>();
        Map<String, Participant> people = new LinkedHashMap<>();
        for (Revision revision : series.revisions()) {
            for (String head : revision.postings()) {
                Posting posting = book.graph().posting(head).orElseThrow();
                for (PlacedFacts mail : byPosting.getOrDefault(posting, List.of())) {
                    SeriesMail of = mail(mail, posting, revision);
                    its.add(of);
                    lists.addAll(mail.lists());
                    if (of.role() == Role.PATCH) files.addAll(mail.stored().files());
                }
            }
        }
        its.sort(BY_TIME);
        for (SeriesMail mail : its) {
            count(people, mail.by(), mail.role() != Role.ANSWER, 1);
            if (mail.role() != Role.PATCH) continue;
            facts(mail.id()).flatMap(MailFacts::author).ifPresent(author -> count(people, author, true, 0));
        }
        return new SeriesEntry(
                series,
                List.copyOf(lists),
                people.values().stream().sorted(FOREMOST).toList(),
                List.copyOf(files),
                its);
    }

    private static void count(Map<String, Participant> people, Address person, boolean author, int mails) {
        if (person.email().isEmpty() && person.name().isEmpty()) return;
        people.merge(
                People.key(person),
                new Participant(person, author, mails),
                (a, b) -> new Participant(a.address(), a.author() || b.author(), a.mails() + b.mails()));
    }

    private SeriesMail mail(PlacedFacts mail, Posting posting, Revision revision) {
        MailFacts facts = mail.stored().facts();
        boolean posted = book.graph().posting(mail.id()).isPresent();
        Role role = !posted
                ? Role.ANSWER
                : revision.cover().filter(mail.id()::equals).isPresent() || isCover(posting, mail)
                        ? Role.COVER
                        : Role.PATCH;
        return new SeriesMail(mail.id(), mail.sent(), facts.sender(), revision.label(), role, up(facts));
    }

    /** A revision of several postings may have several cover letters. */
    private static boolean isCover(Posting posting, PlacedFacts mail) {
        return posting.cover.filter(cover -> cover.id().equals(mail.id())).isPresent();
    }

    private Optional<MailFacts> facts(String id) {
        return Optional.ofNullable(mails.get(id)).map(mail -> mail.stored().facts());
    }

    /** The nearest mail above that is known, as {@link SeriesBook#posting} goes up. */
    private Optional<String> up(MailFacts facts) {
        return facts.parents().stream()
                .filter(mails::containsKey)
                .findFirst()
                .or(() -> facts.parents().stream().findFirst());
    }

    /** As {@link SeriesBook#posting}, but each step of a chain is made once for all mails below it. */
    private Optional<Posting> posting(String id) {
        List<String> chain = new ArrayList<>();
        Optional<Posting> found = Optional.empty();
        String at = id;
        while (true) {
            Optional<Posting> known = postings.get(at);
            if (known != null) {
                found = known;
                break;
            }
            // a ring of mails that answer each other ends here too
            postings.put(at, Optional.empty());
            chain.add(at);
            found = book.graph().posting(at);
            if (found.isPresent()) break;
            Optional<String> next = facts(at).flatMap(this::up);
            if (next.isEmpty()) break;
            at = next.get();
        }
        for (String step : chain) postings.put(step, found);
        return found;
    }
}
