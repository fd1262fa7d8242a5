package dev.reroll.index.review;

import dev.reroll.index.review.Answer.Role;
import dev.reroll.index.review.Answer.Stance;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.Landing;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a series stands, by the first of these that holds of its newest revision:
 *
 * <ol>
 *   <li>applied: notices say so of at least half of its patches, or of the whole;
 *   <li>queued, or dropped: the last notice of the -mm tree says that it was added, or removed without being merged;
 *   <li>superseded: a later posting of another series carries its patches or goes on with them;
 *   <li>rejected: somebody says NAK, and does not take it back;
 *   <li>waiting for the author: requests, questions or objections that he has not answered;
 *   <li>changes requested: all such were answered, and the author agreed to one or did not have the last word;
 *   <li>under review: the author has answered all, and waits for what the reviewers say;
 *   <li>waiting for a maintainer: every patch has a tag that approves it, and nothing is open;
 *   <li>under review: somebody said something;
 *   <li>new.
 * </ol>
 */
final class States {

    private final Series series;
    private final Revision newest;
    private final List<Traced> points;
    private final Reminders.Found reminders;

    private States(Series series, List<Traced> all, Reminders.Found reminders) {
        this.series = series;
        this.newest = series.revisions().getLast();
        this.points = all.stream()
                .filter(traced -> traced.revision().equals(newest.label()))
                .toList();
        this.reminders = reminders;
    }

    /** The state that the mails tell, whatever the day; see {@link SeriesState#asOf}. */
    static SeriesState of(Series series, List<Traced> points, ThreadMails mails) throws IOException {
        return new States(series, points, Reminders.of(series, mails)).derive();
    }

    private SeriesState derive() {
        return applied()
                .or(this::queued)
                .or(this::superseded)
                .or(this::reviewed)
                .orElseGet(this::unanswered);
    }

    private SeriesState state(
            Standing standing, String because, String reason, Instant since, Optional<Address> waitingFor) {
        return new SeriesState(standing, because, reason, since, waitingFor, reminders.pings());
    }

    private Optional<SeriesState> applied() {
        Set<String> mails = new HashSet<>();
        for (Slot slot : newest.slots()) slot.mail().ifPresent(mails::add);
        Set<String> landed = new HashSet<>();
        boolean whole = false;
        Optional<Applied> last = Optional.empty();
        for (Applied notice : series.applied()) {
            boolean final_ = switch (notice.kind()) {
                case TIP_BOT, THANKS, PATCHWORK_BOT, MM_MERGED, STABLE_QUEUE -> true;
                case MM_ADDED, MM_REMOVED -> false;
            };
            if (!final_ || notice.date().isBefore(newest.date())) continue;
            if (notice.patch().isEmpty()) whole |= notice.title().isEmpty();
            else if (mails.contains(notice.patch().get()))
                landed.add(notice.patch().get());
            else continue;
            last = Optional.of(notice);
        }
        int size = newest.slots().size();
        if (last.isEmpty() || (!whole && 2 * landed.size() < size)) return Optional.empty();
        Applied notice = last.get();
        String where = notice.tree().isEmpty() ? "" : " to " + notice.tree();
        String what = whole || landed.size() == size
                ? newest.label() + " was applied" + where
                : landed.size() + " of the " + size + " patches of " + newest.label() + " were applied" + where;
        String commit = notice.commit().map(id -> ", the last as " + id).orElse("");
        return Optional.of(
                state(Standing.APPLIED, notice.notice(), what + commit + ".", notice.date(), Optional.empty()));
    }

    private Optional<SeriesState> queued() {
        Optional<Applied> last = series.applied().stream()
                .filter(notice -> notice.kind() == Landing.Kind.MM_ADDED || notice.kind() == Landing.Kind.MM_REMOVED)
                .filter(notice -> !notice.date().isBefore(newest.date()))
                .max(Comparator.comparing(Applied::date));
        return last.map(notice -> notice.kind() == Landing.Kind.MM_ADDED
                ? state(
                        Standing.QUEUED,
                        notice.notice(),
                        "It is in the -mm tree" + (notice.tree().isEmpty() ? "." : ", branch " + notice.tree() + "."),
                        notice.date(),
                        Optional.empty())
                : state(
                        Standing.DROPPED,
                        notice.notice(),
                        "It was taken out of the -mm tree, and no mail says that it was merged.",
                        notice.date(),
                        Optional.empty()));
    }

    private Optional<SeriesState> superseded() {
        Set<String> ours = new HashSet<>(newest.postings());
        newest.cover().ifPresent(ours::add);
        for (Relation relation : series.relations()) {
            boolean goesOn = relation.kind() == Relation.Kind.CARRIES || relation.kind() == Relation.Kind.TAKEN_FROM;
            if (!goesOn || !ours.contains(relation.to())) continue;
            return Optional.of(state(
                    Standing.SUPERSEDED,
                    relation.from(),
                    "A posting of another series goes on with its patches: " + relation.words(),
                    newest.date(),
                    Optional.empty()));
        }
        return Optional.empty();
    }

    private Optional<SeriesState> reviewed() {
        List<Traced> silent = new ArrayList<>();
        List<Traced> wanted = new ArrayList<>();
        List<Traced> answered = new ArrayList<>();
        for (Traced traced : points) {
            if (traced.withdrawn().isPresent()) continue;
            if (isNak(traced)) {
                ReviewPoint point = traced.point();
                String reason = point.by().display() + " is against " + newest.label() + ".";
                return Optional.of(
                        state(Standing.REJECTED, point.mail(), reason, point.date(), Optional.of(newest.sender())));
            }
            boolean open = switch (traced.point().kind()) {
                case REQUEST, QUESTION, OBJECTION, BOT_REPORT ->
                    !Remark.of(traced.point()).asksNothing();
                case APPROVAL, PRAISE, PROCEDURE, STATEMENT -> false;
            };
            if (!open) continue;
            Talk talk = new Talk(traced.discussion());
            if (talk.author().isEmpty()) silent.add(traced);
            else if (talk.promise().isPresent()
                    || talk.last().filter(States::isAuthors).isEmpty()) wanted.add(traced);
            else answered.add(traced);
        }
        Optional<Address> author = Optional.of(newest.sender());
        if (!silent.isEmpty()) {
            ReviewPoint last = silent.getLast().point();
            String reason = count(silent.size(), "point") + " on " + newest.label() + " without a word of the author.";
            return Optional.of(state(Standing.WAITING_FOR_AUTHOR, last.mail(), reason, last.date(), author));
        }
        if (!wanted.isEmpty()) {
            ReviewPoint last = wanted.getLast().point();
            String reason = count(wanted.size(), "point") + " on " + newest.label() + " to be dealt with.";
            return Optional.of(state(Standing.CHANGES_REQUESTED, last.mail(), reason, last.date(), author));
        }
        if (!answered.isEmpty()) {
            Traced last = answered.getLast();
            Answer word = new Talk(last.discussion()).last().orElseThrow();
            String reason = "The author has answered " + count(answered.size(), "point") + " on " + newest.label()
                    + " and has the last word.";
            return Optional.of(state(
                    Standing.UNDER_REVIEW,
                    word.mail(),
                    reason,
                    word.date(),
                    Optional.of(last.point().by())));
        }
        return Optional.empty();
    }

    private static boolean isAuthors(Answer answer) {
        return answer.role() == Role.AUTHOR && answer.stance() != Stance.AGREES;
    }

    private static boolean isNak(Traced traced) {
        if (traced.point().kind() != Kind.OBJECTION) return false;
        for (String sign : traced.point().signs()) {
            String word = sign.toLowerCase(Locale.ROOT);
            if (word.startsWith("nak") || word.startsWith("nack")) return true;
        }
        return false;
    }

    /** Nothing is open: either all is approved, or something was said, or nothing. */
    private SeriesState unanswered() {
        Set<String> approved = new HashSet<>();
        Optional<Traced> last = Optional.empty();
        for (Traced traced : points) {
            if (traced.point().kind() != Kind.APPROVAL) continue;
            approved.add(traced.point().on());
            last = Optional.of(traced);
        }
        boolean cover = newest.cover().filter(approved::contains).isPresent();
        boolean each = newest.slots().stream()
                .allMatch(slot -> slot.mail().filter(approved::contains).isPresent());
        Optional<Address> asked =
                reminders.pings().isEmpty() || reminders.addressed().isEmpty()
                        ? Optional.empty()
                        : Optional.of(reminders.addressed().getFirst());
        if (last.isPresent() && (cover || each)) {
            ReviewPoint point = last.get().point();
            String reason = "Every patch of " + newest.label() + " is approved by somebody, and nothing is open.";
            return state(Standing.WAITING_FOR_MAINTAINER, point.mail(), reason, point.date(), asked);
        }
        if (!points.isEmpty()) {
            ReviewPoint point = points.getLast().point();
            String reason = "Nothing that was said on " + newest.label() + " is open.";
            return state(Standing.UNDER_REVIEW, point.mail(), reason, point.date(), asked);
        }
        String reason = "Nobody has answered " + newest.label() + " yet.";
        return state(Standing.NEW, newest.head(), reason, newest.date(), asked);
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
