package dev.reroll.index.write;

import dev.reroll.index.write.TakenIn.Flawed;
import dev.reroll.index.write.TakenIn.OfSource;
import dev.reroll.index.write.TakenIn.Rejected;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run has seen so far, counted by all its workers. */
final class Tally {

    private long read;
    private long removed;
    private long flawedTotal;
    private final Map<Flaw.Kind, Long> kinds = new EnumMap<>(Flaw.Kind.class);
    private final List<Flawed> flawed = new ArrayList<>();
    private final List<Rejected> lost = new ArrayList<>();

    synchronized void read(Mail mail, String list) {
        read++;
        if (mail.flaws().isEmpty()) return;
        flawedTotal++;
        mail.flaws().stream().map(Flaw::kind).distinct().forEach(kind -> kinds.merge(kind, 1L, Long::sum));
        if (flawed.size() < TakenIn.FLAWED_SHOWN) flawed.add(new Flawed(mail.id(), list, mail.flaws()));
    }

    synchronized void lost(Place place, String reason) {
        lost.add(new Rejected(place.list() + "/" + place.epoch() + " commit " + place.commit(), reason));
    }

    synchronized void removed(long count) {
        removed += count;
    }

    synchronized long read() {
        return read;
    }

    synchronized long removed() {
        return removed;
    }

    synchronized List<Rejected> lost() {
        return List.copyOf(lost);
    }

    synchronized TakenIn takenIn(List<OfSource> sources, long caughtUp, long mails) {
        return new TakenIn(sources, caughtUp, mails, flawKinds(), List.copyOf(flawed), flawedTotal);
    }

    /** How many mails have each kind of flaw. */
    private Map<Flaw.Kind, Long> flawKinds() {
        return kinds.isEmpty() ? Map.of() : new EnumMap<>(kinds);
    }
}
