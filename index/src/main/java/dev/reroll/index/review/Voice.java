package dev.reroll.index.review;

import dev.reroll.index.review.Answer.Role;
import dev.reroll.index.review.Answer.Stance;
import dev.reroll.index.series.People;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A passage that has its place in the review: a point, or an answer below one. Answers to answers are hung this deep at
 * most: {@value #DEEPEST}; deeper ones stand beside what they answer.
 */
final class Voice {

    private static final int DEEPEST = 100;

    final String mail;
    final int from;
    final int to;
    final @Nullable ReviewPoint point;
    final Posted posted;

    private final Address by;
    private final @Nullable Answer bare;
    private final @Nullable Voice above;
    private final int level;
    private final List<Voice> below = new ArrayList<>();
    private @Nullable Answer whole;

    private Voice(
            String mail,
            int from,
            int to,
            @Nullable ReviewPoint point,
            Posted posted,
            Address by,
            @Nullable Answer bare,
            @Nullable Voice above) {
        this.mail = mail;
        this.from = from;
        this.to = to;
        this.point = point;
        this.posted = posted;
        this.by = by;
        this.bare = bare;
        this.above = above;
        this.level = above == null ? 0 : above.level + 1;
    }

    /** @param from the first line of the passage in its mail, from 0; {@code to} is the line after it */
    static Voice point(ReviewPoint point, Posted posted, int from, int to) {
        return new Voice(point.mail(), from, to, point, posted, point.by(), null, null);
    }

    /** Hangs an answer below this. */
    Voice answer(ReadMail mail, int from, int to, List<String> text, boolean byAuthor) {
        Voice holder = level < DEEPEST || above == null ? this : above;
        Address who = mail.sender();
        boolean maker = People.same(who, first().by);
        Role role = byAuthor ? Role.AUTHOR : maker ? Role.REVIEWER : Role.OTHER;
        StanceRules.Judged judged = StanceRules.of(text, maker);
        Answer answer =
                new Answer(mail.id(), who, mail.mail().date(), role, judged.stance(), judged.signs(), text, List.of());
        Voice voice = new Voice(mail.id(), from, to, null, posted, who, answer, holder);
        holder.below.add(voice);
        return voice;
    }

    /** Hangs what is an answer already below another point as well. */
    void share(Voice answer) {
        below.add(answer);
    }

    Voice first() {
        Voice at = this;
        while (at.above != null) at = at.above;
        return at;
    }

    /** Puts the answers below into this one; those below must be closed before. */
    void close() {
        if (bare == null) return;
        whole = new Answer(
                bare.mail(), bare.by(), bare.date(), bare.role(), bare.stance(), bare.signs(), bare.text(), answers());
    }

    private List<Answer> answers() {
        List<Answer> all = new ArrayList<>();
        for (Voice voice : below) if (voice.whole != null) all.add(voice.whole);
        all.sort(Comparator.comparing(Answer::date));
        return all;
    }

    Discussed discussed(ReviewPoint made) {
        List<Answer> answers = answers();
        return new Discussed(made, posted.revision(), posted.place(), posted.title(), withdrawn(answers), answers);
    }

    private static Optional<String> withdrawn(List<Answer> answers) {
        Optional<Answer> first = Optional.empty();
        List<Answer> open = new ArrayList<>(answers);
        while (!open.isEmpty()) {
            Answer answer = open.removeLast();
            open.addAll(answer.answers());
            if (answer.stance() != Stance.WITHDRAWS) continue;
            if (first.isEmpty() || answer.date().isBefore(first.get().date())) first = Optional.of(answer);
        }
        return first.map(Answer::mail);
    }
}
