package dev.reroll.web.json;

import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A found point; {@code reroll trail} has its discussion and all outcomes.
 *
 * @param outcome what became of it in {@code next}, the revision that followed
 */
public record PointJson(
        String id,
        String mail,
        String series,
        String title,
        Address by,
        String date,
        String kind,
        String revision,
        int place,
        String patch,
        @Nullable String file,
        List<String> quoted,
        List<String> text,
        @Nullable String withdrawn,
        String next,
        String outcome,
        String certainty,
        String reason) {

    public static PointJson of(FoundPoint point) {
        return new PointJson(
                point.id(),
                point.mail(),
                point.series(),
                point.title(),
                point.by(),
                point.date().toString(),
                PointDocuments.word(point.kind()),
                point.revision(),
                point.place(),
                point.patch(),
                point.file().orElse(null),
                point.quoted(),
                point.text(),
                point.withdrawn().orElse(null),
                point.next(),
                PointDocuments.word(point.fate()),
                PointDocuments.word(point.certainty()),
                point.reason());
    }
}
