package dev.reroll.web.json;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Answer;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review trail as {@code --json} shows it. Kinds, stances, outcomes and states are words as queries take them; times are
 * ISO 8601 in UTC; what is not known is null.
 */
public record TrailJson(
        String series, String title, StateJson state, List<PointJson> points, List<EntryJson> changelog) {

    public record PingJson(
            String mail,
            Address by,
            String date,
            long days,
            List<Address> asked,
            @Nullable String answeredBy) {}

    public record StateJson(
            String state,
            String because,
            String reason,
            String since,
            @Nullable Address waitingFor,
            List<PingJson> pings) {

        public static StateJson of(SeriesState state) {
            return new StateJson(
                    PointDocuments.word(state.standing()),
                    state.because(),
                    state.reason(),
                    state.since().toString(),
                    state.waitingFor().orElse(null),
                    state.pings().stream()
                            .map(ping -> new PingJson(
                                    ping.mail(),
                                    ping.by(),
                                    ping.date().toString(),
                                    ping.days(),
                                    ping.asked(),
                                    ping.answeredBy().orElse(null)))
                            .toList());
        }
    }

    /**
     * Where the quoted lines stand.
     *
     * @param in {@code code}, {@code message}, {@code cover}, {@code words}, {@code whole} or {@code lost}
     * @param oldLine in the file before the patch, 0 for an added line; null outside code
     */
    public record AnchorJson(
            String in,
            @Nullable String file,
            @Nullable String function,
            @Nullable Integer oldLine,
            @Nullable Integer newLine,
            @Nullable String mail,
            List<String> lines) {

        public static AnchorJson of(Anchor anchor) {
            return switch (anchor) {
                case Anchor.Code code ->
                    new AnchorJson(
                            "code", code.file(), code.heading(), code.oldLine(), code.newLine(), null, code.lines());
                case Anchor.Message message -> plain("message", message.lines());
                case Anchor.Cover cover -> plain("cover", cover.lines());
                case Anchor.Words words -> new AnchorJson("words", null, null, null, null, words.mail(), words.lines());
                case Anchor.Whole _ -> plain("whole", List.of());
                case Anchor.Lost lost -> plain("lost", lost.lines());
            };
        }

        private static AnchorJson plain(String in, List<String> lines) {
            return new AnchorJson(in, null, null, null, null, null, lines);
        }
    }

    public record AnswerJson(
            String mail,
            Address by,
            String date,
            String role,
            String stance,
            List<String> signs,
            List<String> text,
            List<AnswerJson> answers) {

        public static AnswerJson of(Answer answer) {
            return new AnswerJson(
                    answer.mail(),
                    answer.by(),
                    answer.date().toString(),
                    PointDocuments.word(answer.role()),
                    PointDocuments.word(answer.stance()),
                    answer.signs(),
                    answer.text(),
                    answer.answers().stream().map(AnswerJson::of).toList());
        }
    }

    public record OutcomeJson(
            String revision,
            String outcome,
            String certainty,
            String reason,
            List<String> before,
            List<String> after,
            List<String> mails) {

        public static OutcomeJson of(Outcome outcome) {
            return new OutcomeJson(
                    outcome.revision(),
                    PointDocuments.word(outcome.fate()),
                    PointDocuments.word(outcome.certainty()),
                    outcome.reason(),
                    outcome.before(),
                    outcome.after(),
                    outcome.mails());
        }
    }

    /**
     * A review point.
     *
     * @param outcomes one for each later revision, the next first
     * @param changelog the entries that stand for it, best first: places in the trail's {@code changelog}
     */
    public record PointJson(
            String id,
            String mail,
            Address by,
            String date,
            String kind,
            List<String> signs,
            String revision,
            int place,
            String patch,
            String on,
            String answers,
            AnchorJson anchor,
            List<String> quoted,
            List<String> text,
            @Nullable String withdrawn,
            List<AnswerJson> discussion,
            List<OutcomeJson> outcomes,
            List<Integer> changelog) {

        public static PointJson of(Traced traced) {
            return new PointJson(
                    traced.point().id(),
                    traced.point().mail(),
                    traced.point().by(),
                    traced.point().date().toString(),
                    PointDocuments.word(traced.point().kind()),
                    traced.point().signs(),
                    traced.revision(),
                    traced.place(),
                    traced.patch(),
                    traced.point().on(),
                    traced.point().answers(),
                    AnchorJson.of(traced.point().anchor()),
                    traced.point().quoted(),
                    traced.point().text(),
                    traced.withdrawn().orElse(null),
                    traced.discussion().stream().map(AnswerJson::of).toList(),
                    traced.outcomes().stream().map(OutcomeJson::of).toList(),
                    traced.credited());
        }
    }

    /**
     * An entry of a changelog.
     *
     * @param credits the names as the author wrote them, with whom they may be
     */
    public record EntryJson(
            String from,
            String to,
            String mail,
            String text,
            List<Credited> credits,
            List<Trail.Fit> points,
            List<Address> unmatched) {

        public static EntryJson of(Entry entry) {
            return new EntryJson(
                    entry.from(),
                    entry.to(),
                    entry.mail(),
                    entry.change().text(),
                    entry.change().credits(),
                    entry.points(),
                    entry.unmatched());
        }
    }

    public static TrailJson of(String title, Trail trail, SeriesState state, List<Traced> points) {
        return new TrailJson(
                trail.series(),
                title,
                StateJson.of(state),
                points.stream().map(PointJson::of).toList(),
                trail.changes().stream().map(EntryJson::of).toList());
    }
}
