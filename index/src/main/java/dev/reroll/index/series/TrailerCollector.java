package dev.reroll.index.series;

import dev.reroll.index.series.PatchTrailers.Fit;
import dev.reroll.index.series.PatchTrailers.Given;
import dev.reroll.index.series.PatchTrailers.LeftOut;
import dev.reroll.index.series.PatchTrailers.Target;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Trailer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects trailers as b4 does: from the patch, from the answers to it however deep, and from the answers to the cover
 * letter for every patch. Those given to an earlier revision go along only where the patch is the same by patch-id. A person's
 * trailer counts only where the From fits: by address, or by exactly the same name (a comma in a name changes nothing).
 */
public final class TrailerCollector {

    private static final List<String> CONDITIONS = List.of(
            "with this",
            "with that",
            "with these",
            "with those",
            "with the",
            "once ",
            "after ",
            "if you",
            "if that",
            "modulo",
            "assuming",
            "apart from",
            "other than",
            "except",
            "provided",
            "fixed",
            "besides",
            "but ",
            "nit");

    /** Given in a mail, but no judgement on the patch. */
    private static final List<String> NOT_COLLECTED =
            List.of("signed-off-by", "from", "author", "cc", "change-id", "base-commit");

    private final SeriesBook book;
    private final Series series;
    private final Map<String, List<Given>> byMail = new HashMap<>();

    public TrailerCollector(SeriesBook book, Series series) {
        this.book = book;
        this.series = series;
        Set<String> seen = new HashSet<>();
        for (Revision revision : series.revisions()) {
            for (String head : revision.postings()) {
                for (MailFacts mail : book.thread(head)) if (seen.add(mail.id())) collect(mail);
            }
        }
        byMail.values()
                .forEach(l -> l.sort((a, b) -> {
                    int byTime = date(a.mail()).compareTo(date(b.mail()));
                    return byTime != 0 ? byTime : a.mail().compareTo(b.mail());
                }));
    }

    private Instant date(String id) {
        return book.mail(id).map(MailFacts::date).orElse(Instant.EPOCH);
    }

    /** The trailers of each patch of the revision, by place; missing patches are left out. */
    public Map<Slot, PatchTrailers> of(Revision revision) {
        Map<Slot, PatchTrailers> all = new LinkedHashMap<>();
        for (Slot slot : revision.slots()) {
            if (slot.state() != Slot.State.MISSING) all.put(slot, of(revision, slot));
        }
        return all;
    }

    private PatchTrailers of(Revision revision, Slot slot) {
        String id = slot.mail().orElseThrow();
        List<Trailer> own = book.mail(id).map(MailFacts::trailers).orElse(List.of());
        List<Given> candidates = new ArrayList<>(given(id, Target.PATCH, revision.label()));
        revision.cover().ifPresent(c -> candidates.addAll(given(c, Target.SERIES, revision.label())));
        for (Revision other : series.revisions()) {
            if (other.date().isAfter(revision.date())) continue; // what was said later was not said of this
            for (Slot same : other.slots()) {
                if (same.mail().isEmpty() || same.mail().get().equals(id) || !samePatch(slot, same)) continue;
                candidates.addAll(given(same.mail().get(), Target.EARLIER_REVISION, other.label()));
                other.cover().ifPresent(c -> candidates.addAll(given(c, Target.EARLIER_REVISION, other.label())));
            }
            // what was given to the very mail that a reroll replaced counts only if the reroll changed nothing
            for (String earlier : slot.earlier()) {
                if (!other.equals(revision)) continue;
                boolean same = book.mail(earlier)
                        .flatMap(MailFacts::patchId)
                        .filter(p -> slot.patchId().filter(p::equals).isPresent())
                        .isPresent();
                if (same) candidates.addAll(given(earlier, Target.EARLIER_REVISION, revision.label()));
            }
        }
        return sorted(id, own, candidates);
    }

    private static boolean samePatch(Slot a, Slot b) {
        return a.patchId().isPresent() && a.patchId().equals(b.patchId());
    }

    private static PatchTrailers sorted(String id, List<Trailer> own, List<Given> candidates) {
        List<Given> given = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Given candidate : candidates) {
            Trailer trailer = candidate.trailer();
            boolean known = own.stream().anyMatch(trailer::same)
                    || given.stream().anyMatch(g -> g.trailer().same(trailer));
            if (known) continue;
            if (candidate.fit() == Fit.NO) {
                boolean listed =
                        leftOut.stream().anyMatch(l -> l.given().trailer().same(trailer));
                if (!listed) {
                    leftOut.add(new LeftOut(
                            candidate,
                            "It names " + trailer.value() + ", but the mail is from "
                                    + candidate.by().display() + "."));
                }
                continue;
            }
            given.add(candidate);
        }
        return new PatchTrailers(id, own, List.copyOf(given), List.copyOf(leftOut));
    }

    private List<Given> given(String target, Target kind, String label) {
        return byMail.getOrDefault(target, List.of()).stream()
                .map(g -> new Given(g.trailer(), g.by(), g.mail(), kind, label, g.fit(), g.condition()))
                .toList();
    }

    /** Files the trailers of an answer under the patch or cover letter that it answers, the nearest upwards. */
    private void collect(MailFacts mail) {
        if (mail.trailers().isEmpty() || mail.isPatch() || !mail.subject().isReply()) return;
        Optional<String> target = target(mail);
        if (target.isEmpty()) return;
        for (Trailer trailer : mail.trailers()) {
            if (NOT_COLLECTED.contains(trailer.key())) continue;
            byMail.computeIfAbsent(target.get(), k -> new ArrayList<>())
                    .add(new Given(
                            trailer,
                            mail.sender(),
                            mail.id(),
                            Target.PATCH,
                            "",
                            fit(trailer, mail.sender()),
                            condition(trailer)));
        }
    }

    private Optional<String> target(MailFacts answer) {
        Set<String> seen = new HashSet<>();
        MailFacts at = answer;
        while (seen.add(at.id())) {
            String up = null;
            for (String parent : at.parents()) {
                boolean ghost = book.graph().posting(parent).isPresent();
                if (ghost || book.mail(parent).isPresent()) {
                    up = parent;
                    break;
                }
            }
            if (up == null) return Optional.empty();
            if (book.graph().posting(up).isPresent()) return Optional.of(up);
            Optional<MailFacts> next = book.mail(up);
            if (next.isEmpty()) return Optional.empty();
            at = next.get();
        }
        return Optional.empty();
    }

    static Fit fit(Trailer trailer, Address from) {
        Optional<Address> person = trailer.person();
        if (person.isEmpty()) return Fit.NOBODY;
        Address named = People.real(person.get());
        Address sender = People.real(from);
        if (People.sameMailbox(named, sender)) return Fit.ADDRESS;
        String name = People.name(named);
        return !name.isEmpty() && name.equals(People.name(sender)) ? Fit.NAME : Fit.NO;
    }

    /** The words before the trailer where they sound like a condition. */
    private static String condition(Trailer trailer) {
        String lead = trailer.lead().toLowerCase(Locale.ROOT);
        for (String word : CONDITIONS)
            if (lead.startsWith(word) || lead.contains(" " + word.strip() + " ")) return trailer.lead();
        return "";
    }
}
