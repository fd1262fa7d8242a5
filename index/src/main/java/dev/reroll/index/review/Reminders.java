package dev.reroll.index.review;

import dev.reroll.index.review.Correspondence.Round;
import dev.reroll.index.review.ReminderWords.Force;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The mails in which an author reminds of his series: answers in the threads of a revision, by him, that ask by their own
 * words how it stands or that it be applied ({@link ReminderWords}). Words that are said in a discussion as well remind
 * only where the thread was silent for {@value #SILENT_DAYS} days, and where the mail answers one of the author's own, or
 * in a few lines one that lay for {@value #OLD_DAYS} days.
 */
final class Reminders {

    private static final int SILENT_DAYS = 2;
    private static final int OLD_DAYS = 7;
    private static final int FEW_LINES = 8;

    private Reminders() {}

    /** All of a series, by time. */
    static List<Ping> of(List<Round> rounds, Addressees addressees) {
        List<Ping> pings = new ArrayList<>();
        for (Round round : rounds) pings.addAll(of(round, addressees));
        pings.sort(Comparator.comparing(Ping::date));
        return List.copyOf(pings);
    }

    private static List<Ping> of(Round round, Addressees addressees) {
        List<Mail> mails = round.mails();
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < mails.size(); i++) {
            Mail mail = mails.get(i);
            if (!round.isAuthors(mail) || round.posted().contains(mail.id())) continue;
            List<String> words = Correspondence.ownWords(mail);
            Force force = ReminderWords.of(words);
            if (force == Force.ALWAYS || (force == Force.AFTER_SILENCE && afterSilence(round, i, words))) found.add(i);
        }
        List<Ping> pings = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int at = found.get(i);
            int next = i + 1 < found.size() ? found.get(i + 1) : mails.size();
            Mail mail = mails.get(at);
            List<Address> asked = addressees.of(mail, Correspondence.ownWords(mail), round);
            pings.add(new Ping(
                    mail.id(),
                    mail.from().getFirst(),
                    mail.date(),
                    silentDays(mails, at),
                    asked,
                    answer(round, at, next)));
        }
        return pings;
    }

    private static Optional<String> answer(Round round, int ping, int next) {
        return round.mails().subList(ping + 1, next).stream()
                .filter(later -> !later.from().isEmpty() && !round.isAuthors(later))
                .filter(later -> !Machines.isMachine(later.from().getFirst()))
                .map(Mail::id)
                .findFirst();
    }

    private static long silentDays(List<Mail> mails, int at) {
        return days(mails.get(at - 1).date(), mails.get(at).date());
    }

    private static boolean afterSilence(Round round, int at, List<String> words) {
        Mail mail = round.mails().get(at);
        if (silentDays(round.mails(), at) < SILENT_DAYS) return false;
        Optional<Mail> answered = ThreadReading.named(mail).stream().findFirst().flatMap(round::mail);
        if (answered.filter(round::isAuthors).isPresent()) return true;
        long lines = words.stream().filter(line -> !line.isBlank()).count();
        boolean old = answered.isEmpty() || days(answered.get().date(), mail.date()) >= OLD_DAYS;
        return lines <= FEW_LINES && old;
    }

    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}
