package dev.reroll.index.write;

import dev.reroll.index.write.TakenIn.Flawed;
import dev.reroll.index.write.TakenIn.Rejected;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a run has seen so far, counted by all its workers. */
final class Tally {

    /** Flaws by which something of the mail is lost or doubtful; the others are habits of real mail. */
    private static final Set<Flaw.Kind> WORTH_NAMING = EnumSet.of(
            Flaw.Kind.NOT_PARSED,
            Flaw.Kind.BAD_MIME,
            Flaw.Kind.BAD_ENCODING,
            Flaw.Kind.TOO_DEEP,
            Flaw.Kind.TOO_LARGE,
            Flaw.Kind.NO_DATE);

    private long read;
    private long removed;
    private long flawedTotal;
    private final List<Flawed> flawed = new ArrayList<>();
    private final List<Rejected> lost = new ArrayList<>();

    synchronized void read(Mail mail, String list) {
        read++;
        List<Flaw> named = mail.flaws().stream()
                .filter(flaw -> WORTH_NAMING.contains(flaw.kind()))
                .toList();
        if (named.isEmpty()) return;
        flawedTotal++;
        if (flawed.size() < TakenIn.FLAWED_SHOWN) flawed.add(new Flawed(mail.id(), list, named));
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

    synchronized List<Flawed> flawed() {
        return List.copyOf(flawed);
    }

    synchronized long flawedTotal() {
        return flawedTotal;
    }
}
