package dev.reroll.cli;

import dev.reroll.index.review.FoundPoint;
import java.io.PrintWriter;

/** Review points that a search found, for terminals and as JSON. */
final class FoundPoints {

    private static final int MOST_TEXT = 4;

    private FoundPoints() {}

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
