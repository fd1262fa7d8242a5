package dev.reroll.index.review;

import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.series.People;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.SubjectParser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mails in which an author reminds of his series: answers in its threads, by him, that ask by their words how it
 * stands or to be applied. What is quoted does not count, nor does what stands far down a long mail.
 */
final class Reminders {

    private static final int MOST_MAILS = 20_000;
    private static final int FIRST_LINES = 20;
    private static final int LONGEST_LINE = 1_000;

    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:(?:gentle|friendly|kind|another|weekly) (?:ping|reminder|bump)|ping\\b(?! ?-?pong)"
                    + "|any (?:update|updates|news|progress|thoughts|feedback|comments|chance|more comments|concerns)\\b"
                    + "|what(?:'s| is) the (?:status|state|plan|latest)"
                    + "|(?:can|could|will|would|should) (?:this|these|it|they|we get this|you|someone|somebody)"
                    + " (?:please )?(?:be )?(?:applied|merged|picked|queued|taken|land|apply|merge|pick|queue|take)"
                    + "|(?:are|is) (?:this|these|it|they|we) (?:patches )?(?:ready|good|ok|okay) (?:to|for)"
                    + "|ready to (?:go in|be applied|be merged|land)"
                    + "|(?:fall|fell|fallen|slip|slipped) through the cracks|get lost|lost in the noise"
                    + "|still (?:waiting|pending|unreviewed)|(?:another|one more) week"
                    + "|have you had (?:a|any) (?:chance|time)|did you (?:get|have) (?:a|any) (?:chance|time)"
                    + "|what (?:else )?(?:should|can|do) (?:i|we) do to (?:get|move|land))",
            Pattern.CASE_INSENSITIVE);

    private final ThreadMails mails;
    private final Map<String, Mail> thread = new LinkedHashMap<>();

    private Reminders(ThreadMails mails) {
        this.mails = mails;
    }

    /**
     * What was found.
     *
     * @param pings oldest first
     * @param addressed whom the newest of them is sent to
     */
    record Found(List<Ping> pings, List<Address> addressed) {}

    static Found of(Series series, ThreadMails mails) throws IOException {
        Reminders reminders = new Reminders(mails);
        for (Revision revision : series.revisions()) {
            for (String head : revision.postings()) reminders.read(head);
            if (revision.cover().isPresent()) reminders.read(revision.cover().get());
        }
        return reminders.find(series);
    }

    private void read(String head) throws IOException {
        Deque<String> open = new ArrayDeque<>(List.of(head));
        while (!open.isEmpty() && thread.size() < MOST_MAILS) {
            String id = open.poll();
            if (thread.containsKey(id)) continue;
            Optional<Mail> mail = mails.mail(id);
            if (mail.isPresent()) thread.put(id, mail.get());
            for (String answer : mails.answers(id)) if (!thread.containsKey(answer)) open.add(answer);
        }
    }

    private Found find(Series series) {
        List<Mail> byTime = new ArrayList<>(thread.values());
        byTime.sort(Comparator.comparing(Mail::date).thenComparing(Mail::id));
        List<Address> authors =
                series.revisions().stream().map(Revision::sender).toList();
        List<Ping> pings = new ArrayList<>();
        List<Address> addressed = List.of();
        for (int i = 1; i < byTime.size(); i++) {
            Mail mail = byTime.get(i);
            if (!isBy(mail, authors) || !SubjectParser.parse(mail.subject()).isReply() || !asks(mail.text())) continue;
            long days = Duration.between(byTime.get(i - 1).date(), mail.date()).toDays();
            Optional<String> answered = byTime.subList(i + 1, byTime.size()).stream()
                    .filter(later -> !isBy(later, authors))
                    .map(Mail::id)
                    .findFirst();
            pings.add(new Ping(mail.id(), mail.from().getFirst(), mail.date(), Math.max(0, days), answered));
            addressed = mail.to();
        }
        return new Found(pings, addressed);
    }

    private static boolean isBy(Mail mail, List<Address> people) {
        return !mail.from().isEmpty()
                && people.stream()
                        .anyMatch(person -> People.same(person, mail.from().getFirst()));
    }

    static boolean asks(String text) {
        int lines = 0;
        for (String line : text.split("\n", 400)) {
            String plain = line.strip();
            if (plain.equals("--")) break;
            boolean own = !plain.isEmpty() && !plain.startsWith(">") && !plain.endsWith("wrote:");
            if (!own) continue;
            if (++lines > FIRST_LINES) break;
            if (plain.length() > LONGEST_LINE) continue;
            if (ASKS.matcher(plain.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                    .find()) return true;
        }
        return false;
    }
}
