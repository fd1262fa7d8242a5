package dev.reroll.cli;

import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.ingest.mail.Address;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Review points that a search found, for terminals and as JSON. */
final class FoundPoints {

    private static final int MOST_TEXT = 4;

    private FoundPoints() {}

    /**
     * A found point; {@code reroll trail} has its discussion and all outcomes.
     *
     * @param outcome what became of it in {@code next}, the revision that followed
     */
    record PointJson(
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

        static PointJson of(FoundPoint point) {
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

    static void print(PrintWriter out, FoundPoint point) {
        String withdrawn = point.withdrawn().isPresent() ? ", withdrawn" : "";
        String next = point.next().isEmpty() ? "" : " in " + point.next();
        out.println(Screen.plain(
                Columns.day(point.date()) + "  " + TrailText.name(point.by()) + "  " + TrailText.words(point.kind())
                        + withdrawn + " => " + TrailText.words(point.fate()) + next,
                Columns.SCREEN));
        String place = point.place() == 0 ? "cover letter" : "patch " + point.place();
        out.println("  " + Screen.plain(point.revision() + ", " + place + ": " + point.patch(), Columns.SCREEN - 2));
        for (String line : point.quoted()) {
            out.println(Screen.plain("  > " + line.replace("\t", "        "), Columns.SCREEN));
        }
        point.text().stream()
                .filter(line -> !line.isBlank())
                .limit(MOST_TEXT)
                .forEach(line -> out.println(Screen.plain("    " + line.replace("\t", "        "), Columns.SCREEN)));
        out.println("  " + Screen.plain(point.id()));
    }
}
