package dev.reroll.web.patchwork;

import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.trail.Settled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Review points with what became of them, in words as queries take them; what Patchwork itself does not know. */
final class PointsTold {

    private final Teller teller;

    PointsTold(Teller teller) {
        this.teller = teller;
    }

    /** Those about a patch or cover letter. */
    List<Map<String, @Nullable Object>> about(Optional<Trail> trail, String submission) {
        return those(trail, point -> point.on().equals(submission));
    }

    /** Those that one mail makes. */
    List<Map<String, @Nullable Object>> of(Optional<Trail> trail, String mail) {
        return those(trail, point -> point.mail().equals(mail));
    }

    private List<Map<String, @Nullable Object>> those(Optional<Trail> trail, Predicate<ReviewPoint> wanted) {
        return trail.map(Trail::points).orElse(List.of()).stream()
                .filter(traced -> wanted.test(traced.point()))
                .map(this::told)
                .toList();
    }

    private Map<String, @Nullable Object> told(Traced traced) {
        ReviewPoint point = traced.point();
        return teller.fields()
                .put("id", point.id())
                .put("msgid", "<" + point.mail() + ">")
                .put("by", point.by().display())
                .put("date", Teller.date(point.date()))
                .put("kind", PointDocuments.word(point.kind()))
                .put("open", Settled.of(traced) == Settled.OPEN)
                .put("quoted", FoundPoint.lastQuoted(point))
                .put("text", FoundPoint.firstText(point))
                .put("withdrawn", traced.withdrawn().orElse(null))
                .put("outcomes", traced.outcomes().stream().map(this::told).toList())
                .map();
    }

    private Map<String, @Nullable Object> told(Outcome outcome) {
        return teller.fields()
                .put("revision", outcome.revision())
                .put("outcome", PointDocuments.word(outcome.fate()))
                .put("certainty", PointDocuments.word(outcome.certainty()))
                .put("reason", outcome.reason())
                .map();
    }
}
