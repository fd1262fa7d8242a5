package dev.reroll.index.review;

import dev.reroll.index.review.Answer.Role;
import dev.reroll.index.review.Answer.Stance;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Tags.Tag;
import dev.reroll.index.review.Trail.Traced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the points of a revision that ask for something stand. */
final class OpenPoints {

    /** How a point stands. */
    enum How {
        /** The author said nothing to it. */
        SILENT,
        /** The author agreed, or somebody had the last word who still wants it. */
        WANTED,
        /** The author answered without agreeing, and nobody said more. */
        ANSWERED,
        /** Taken back, answered (a question), or its maker was content. */
        CLOSED
    }

    /**
     * A point and the mail from which it stands so.
     *
     * @param mail Message-ID
     */
    record Open(Traced traced, How how, String mail, Instant date) {}

    private OpenPoints() {}

    /** Of those points that ask for something, in their order. */
    static List<Open> of(List<Traced> points, Tags tags) {
        List<Open> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++)
            if (asks(points.get(i).point())) all.add(of(points.get(i), talk(points, i), tags));
        return List.copyOf(all);
    }

    /** What was said to a point; where nothing was, to the words that its maker goes on with below the next quote. */
    private static Talk talk(List<Traced> points, int at) {
        Traced traced = points.get(at);
        if (traced.discussion().isEmpty() && at + 1 < points.size()) {
            Traced next = points.get(at + 1);
            boolean goesOn = next.point().mail().equals(traced.point().mail());
            if (goesOn && next.point().kind() == Kind.STATEMENT) return new Talk(next.discussion());
        }
        return new Talk(traced.discussion());
    }

    private static boolean asks(ReviewPoint point) {
        return switch (point.kind()) {
            case REQUEST, QUESTION, OBJECTION -> true;
            case BOT_REPORT -> !Remark.of(point).asksNothing();
            case APPROVAL, PRAISE, PROCEDURE, STATEMENT -> false;
        };
    }

    private static Open of(Traced traced, Talk talk, Tags tags) {
        ReviewPoint point = traced.point();
        if (traced.withdrawn().isPresent()) {
            return talk.withdrawal()
                    .map(back -> open(traced, How.CLOSED, back))
                    .orElseGet(() ->
                            new Open(traced, How.CLOSED, traced.withdrawn().get(), point.date()));
        }
        Optional<Tag> tag = tags.after(point);
        if (tag.isPresent())
            return new Open(traced, How.CLOSED, tag.get().mail(), tag.get().date());
        boolean question = point.kind() == Kind.QUESTION;
        Optional<Answer> promise = talk.promise();
        if (promise.isPresent()) return open(traced, question ? settled(talk) : How.WANTED, promise.get());
        if (talk.author().isEmpty()) {
            // a third person may answer for the author
            Optional<Answer> other = talk.other().filter(answer -> question && answer.stance() != Stance.ASKS);
            return other.map(answer -> open(traced, How.CLOSED, answer))
                    .orElseGet(() -> new Open(traced, How.SILENT, point.mail(), point.date()));
        }
        Answer last = talk.last(answer -> answer.role() != Role.OTHER).orElseThrow();
        boolean authors = last.role() == Role.AUTHOR;
        if (authors) return open(traced, question && last.stance() != Stance.ASKS ? How.CLOSED : How.ANSWERED, last);
        boolean content = last.stance() == Stance.AGREES || (question && !wantsMore(last));
        return open(traced, content ? How.CLOSED : How.WANTED, last);
    }

    /** {@code Yes} is an answer to a question, and {@code I'll fix it} a promise. */
    private static How settled(Talk talk) {
        Answer promise = talk.promise().orElseThrow();
        boolean bare = promise.signs().stream().allMatch(sign -> BARE.contains(sign));
        Answer last = talk.last(answer -> answer.role() != Role.OTHER).orElse(promise);
        if (last.role() == Role.REVIEWER && wantsMore(last)) return How.WANTED;
        return bare ? How.CLOSED : How.WANTED;
    }

    /** Agreement that promises nothing. */
    private static final List<String> BARE = List.of(
            "yes",
            "yep",
            "yup",
            "yeah",
            "right",
            "correct",
            "exactly",
            "true",
            "indeed",
            "of course",
            "absolutely",
            "definitely",
            "that's right",
            "that's correct",
            "i agree",
            "agreed",
            "you're right",
            "you are right");

    private static boolean wantsMore(Answer answer) {
        if (answer.stance() == Stance.ASKS || answer.stance() == Stance.DECLINES) return true;
        Kind kind = KindRules.of(answer.text(), false).kind();
        return kind == Kind.REQUEST || kind == Kind.OBJECTION || kind == Kind.QUESTION;
    }

    private static Open open(Traced traced, How how, Answer answer) {
        return new Open(traced, how, answer.mail(), answer.date());
    }
}
