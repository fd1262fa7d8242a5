package dev.reroll.index.review;

import dev.reroll.index.review.Correspondence.Round;
import dev.reroll.index.review.OpenPoints.How;
import dev.reroll.index.review.OpenPoints.Open;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.review.Tags.Tag;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.People;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a series stands, by the first of these that holds of its newest revision:
 *
 * <ol>
 *   <li>applied: notices say so of more than half of its patches, and nobody said later that he dropped it;
 *   <li>queued: the same, of the -mm tree or of a queue, or of trees and queues together;
 *   <li>dropped: the last notices of the -mm tree say that more than half was removed without being merged, or the author
 *       gives it up, or somebody says that he took it out of his tree;
 *   <li>superseded: a posting of another series, sent a day later or more, carries its patches or goes on with them, more
 *       than half of them;
 *   <li>rejected: a NAK on the whole, not taken back, that the author did not answer or agreed to;
 *   <li>changes requested: the author agreed to a point, or somebody had the last word who still asks;
 *   <li>waiting for the author: points that he did not answer;
 *   <li>under review: he answered points without agreeing, and waits for what the reviewers say;
 *   <li>waiting for a maintainer: every patch bears a tag that approves it, and no point is open;
 *   <li>under review: somebody said something;
 *   <li>new: nobody did, machines aside.
 * </ol>
 *
 * <p>Stalled is none of them: it depends on the day, see {@link SeriesState#asOf}.
 */
final class States {

    private static final Duration GOES_ON_AFTER = Duration.ofDays(1);

    private final Series series;
    private final ThreadMails mails;
    private final Revision newest;
    private final Round round;
    private final List<Traced> points;
    private final Tags tags;
    private final Addressees addressees;
    private final List<Ping> pings;

    private States(Series series, List<Traced> all, List<Round> rounds, ThreadMails mails) {
        this.series = series;
        this.mails = mails;
        this.newest = series.revisions().getLast();
        this.round = rounds.getLast();
        this.points = all.stream()
                .filter(traced -> traced.revision().equals(newest.label()))
                .toList();
        this.tags = new Tags(round, points);
        this.addressees = new Addressees(rounds);
        this.pings = Reminders.of(rounds, addressees);
    }

    /**
     * The state that the mails tell, whatever the day.
     *
     * @throws IOException where a mail cannot be read
     */
    static SeriesState of(Series series, List<Traced> points, ThreadMails mails) throws IOException {
        return new States(series, points, Correspondence.of(series, mails), mails).derive();
    }

    private SeriesState derive() throws IOException {
        Optional<SeriesState> ended = landed().or(this::dropped);
        if (ended.isEmpty()) ended = superseded();
        if (ended.isPresent()) return ended.get();
        List<Open> open = OpenPoints.of(points, tags);
        return rejected(open)
                .or(() -> wanted(open))
                .or(() -> answered(open))
                .or(() -> approved(open))
                .orElseGet(this::quiet);
    }

    private SeriesState state(
            Standing standing, String because, String reason, Instant since, Optional<Address> waitingFor) {
        return new SeriesState(standing, because, reason, since, waitingFor, pings);
    }

    private Optional<SeriesState> landed() {
        Landed landed = Landed.of(series, newest);
        Optional<Mail> out = DropWords.ofOther(round);
        if (landed.isMost(landed.applied())) {
            Applied last = landed.applied().getLast();
            if (isAfter(out, last.date())) return out.map(this::takenOut);
            String where = last.tree().isEmpty() ? "" : " to " + last.tree();
            String commit = last.commit().map(id -> ", the last as " + id).orElse("");
            String what = landed.part(landed.applied(), newest);
            String reason = what + " applied" + where + commit + ".";
            return Optional.of(state(Standing.APPLIED, last.notice(), reason, last.date(), Optional.empty()));
        }
        List<Applied> both = new ArrayList<>(landed.applied());
        both.addAll(landed.queued());
        both.sort(Comparator.comparing(Applied::date));
        if (!landed.queued().isEmpty() && landed.isMost(both)) {
            Applied last = landed.queued().getLast();
            if (isAfter(out, last.date())) return out.map(this::takenOut);
            String where = last.tree().isEmpty() ? "" : " for " + last.tree();
            String reason = landed.part(both, newest) + " queued" + where + ", and no mail says that it was merged.";
            return Optional.of(state(Standing.QUEUED, last.notice(), reason, last.date(), Optional.empty()));
        }
        if (landed.isMost(landed.removed())) {
            Applied last = landed.removed().getLast();
            String reason = landed.part(landed.removed(), newest)
                    + " taken out of the -mm tree, and no mail says that it was merged.";
            return Optional.of(state(Standing.DROPPED, last.notice(), reason, last.date(), Optional.empty()));
        }
        return Optional.empty();
    }

    private static boolean isAfter(Optional<Mail> mail, Instant date) {
        return mail.filter(word -> word.date().isAfter(date)).isPresent();
    }

    private SeriesState takenOut(Mail mail) {
        String reason = mail.from().getFirst().display() + " took " + newest.label() + " out of the tree again.";
        return state(Standing.DROPPED, mail.id(), reason, mail.date(), Optional.empty());
    }

    private Optional<SeriesState> dropped() {
        Optional<Mail> given = DropWords.ofAuthor(round);
        if (given.isPresent()) {
            Mail mail = given.get();
            String reason = "The author gives " + newest.label() + " up.";
            return Optional.of(state(Standing.DROPPED, mail.id(), reason, mail.date(), Optional.empty()));
        }
        return DropWords.ofOther(round).map(this::takenOut);
    }

    private Optional<SeriesState> superseded() throws IOException {
        for (Relation relation : series.relations()) {
            boolean goesOn = relation.kind() == Relation.Kind.CARRIES || relation.kind() == Relation.Kind.TAKEN_FROM;
            if (!goesOn || !round.posted().contains(relation.to())) continue;
            // it names what both have, title by title
            int shared = relation.words().split("; ", -1).length;
            long known = newest.slots().stream()
                    .filter(slot -> slot.mail().isPresent())
                    .count();
            Optional<Mail> later = mails.mail(relation.from());
            // on the same day: parts of one posting, and backports to several trees
            if (later.isEmpty() || 2L * shared <= known) continue;
            if (later.get().date().isBefore(newest.date().plus(GOES_ON_AFTER))) continue;
            String reason = "A posting of another series goes on with its patches: " + relation.words() + ".";
            return Optional.of(state(
                    Standing.SUPERSEDED, relation.from(), reason, later.get().date(), Optional.empty()));
        }
        return Optional.empty();
    }

    private Optional<SeriesState> rejected(List<Open> open) {
        for (Open each : open) {
            if (each.how() == How.CLOSED || !isNak(each.traced()) || !isOnWhole(each.traced())) continue;
            Talk talk = new Talk(each.traced().discussion());
            if (talk.author().isPresent() && talk.promise().isEmpty()) continue;
            ReviewPoint point = each.traced().point();
            String reason = point.by().display() + " is against " + newest.label()
                    + (talk.promise().isPresent() ? ", and the author agrees." : ".");
            return Optional.of(
                    state(Standing.REJECTED, point.mail(), reason, point.date(), Optional.of(newest.sender())));
        }
        return Optional.empty();
    }

    private static boolean isNak(Traced traced) {
        if (traced.point().kind() != Kind.OBJECTION) return false;
        for (String sign : traced.point().signs()) {
            for (String word : sign.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
                if (word.startsWith("nak") || word.startsWith("nack")) return true;
            }
        }
        return false;
    }

    private boolean isOnWhole(Traced traced) {
        if (newest.slots().size() <= 1) return true;
        if (newest.cover().filter(traced.point().on()::equals).isPresent()) return true;
        String words = String.join(" ", traced.point().text()).toLowerCase(Locale.ROOT);
        return words.contains("series") || words.contains("patchset") || words.contains("patch set");
    }

    /** Whatever the author is to do: what he agreed to before what he has not answered. */
    private Optional<SeriesState> wanted(List<Open> open) {
        Optional<Address> author = Optional.of(newest.sender());
        List<Open> wanted = those(open, How.WANTED);
        List<Open> silent = those(open, How.SILENT);
        if (!wanted.isEmpty()) {
            Open first = wanted.getFirst();
            String rest = silent.isEmpty() ? "" : ", and " + silent.size() + " without an answer";
            String reason = count(wanted.size(), "point") + " on " + newest.label() + " to be dealt with" + rest + ".";
            return Optional.of(state(Standing.CHANGES_REQUESTED, first.mail(), reason, first.date(), author));
        }
        if (silent.isEmpty()) return Optional.empty();
        Open first = silent.getFirst();
        String reason = count(silent.size(), "point") + " on " + newest.label() + " without a word of the author.";
        return Optional.of(state(Standing.WAITING_FOR_AUTHOR, first.mail(), reason, first.date(), author));
    }

    private Optional<SeriesState> answered(List<Open> open) {
        List<Open> answered = those(open, How.ANSWERED);
        if (answered.isEmpty()) return Optional.empty();
        Open last = answered.getLast();
        String reason = "The author has answered " + count(answered.size(), "point") + " on " + newest.label()
                + " and has the last word.";
        Optional<Address> reviewer = Optional.of(last.traced().point().by());
        return Optional.of(state(Standing.UNDER_REVIEW, last.mail(), reason, last.date(), reviewer));
    }

    private static List<Open> those(List<Open> open, How how) {
        return open.stream()
                .filter(each -> each.how() == how)
                .sorted(Comparator.comparing(Open::date))
                .toList();
    }

    private Optional<SeriesState> approved(List<Open> open) {
        Optional<Tag> complete = tags.complete();
        if (complete.isEmpty()) return Optional.empty();
        String because = complete.get().mail();
        Instant since = complete.get().date();
        for (Open closed : open) {
            if (!closed.date().isAfter(since)) continue;
            because = closed.mail();
            since = closed.date();
        }
        String reason = "Every patch of " + newest.label() + " is reviewed or acked, and no point is open.";
        return Optional.of(state(Standing.WAITING_FOR_MAINTAINER, because, reason, since, asked(true)));
    }

    /** Whom the last reminder asks; else, for what is approved, the first whom it was sent to and who gave no tag. */
    private Optional<Address> asked(boolean approved) {
        List<Ping> now = pings.stream()
                .filter(ping -> ping.date().isAfter(newest.date()))
                .toList();
        for (Ping ping : now.reversed())
            if (!ping.asked().isEmpty()) return Optional.of(ping.asked().getFirst());
        if (!approved) return Optional.empty();
        return addressees.of(round).stream()
                .filter(person -> tags.all().stream().noneMatch(tag -> People.same(tag.by(), person)))
                .findFirst();
    }

    /** Nothing is open, and not all is approved. */
    private SeriesState quiet() {
        List<Mail> said = round.mails().stream()
                .filter(mail ->
                        !round.posted().contains(mail.id()) && !mail.from().isEmpty())
                .filter(mail -> !round.isAuthors(mail)
                        && !Machines.isMachine(mail.from().getFirst()))
                .toList();
        if (said.isEmpty()) {
            String reason = "Nobody has answered " + newest.label() + " yet.";
            return state(Standing.NEW, newest.head(), reason, newest.date(), asked(false));
        }
        Mail last = said.getLast();
        String reason = "Nothing that was said on " + newest.label() + " is open, and not every patch is approved.";
        return state(Standing.UNDER_REVIEW, last.id(), reason, last.date(), asked(false));
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
