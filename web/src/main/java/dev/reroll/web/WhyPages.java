package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.trail.NamedLines;
import dev.reroll.trail.Reasons;
import dev.reroll.trail.Reasons.Reason;
import dev.reroll.trail.Reasons.Remarked;
import dev.reroll.trail.Reasons.Told;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.When;
import dev.reroll.web.view.WhyPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a line is there: {@code ?q=uprobes.c:vm_file}. */
final class WhyPages {

    /** Remarks that are looked for. */
    private static final int MOST_REMARKS = 100;

    /** Reasons of a page. */
    private static final int MOST = 200;

    private static final String FORM =
            "Write a file, or the end of its path, a colon, and a name that stands in its lines: uprobes.c:vm_file";

    private final Library library;
    private final Notices notices;
    private final TrailReading trails;

    WhyPages(Library library, Notices notices, TrailReading trails) {
        this.library = library;
        this.notices = notices;
        this.trails = trails;
    }

    static String path(NamedLines lines) {
        return Urls.why() + "?q=" + SearchPages.form(lines.toString());
    }

    Reply page(Request request) throws IOException {
        String query = request.parameter("q").orElse("").strip();
        if (query.isEmpty()) return show(200, query, "", List.of(FORM + "."), List.of());
        Optional<NamedLines> lines = NamedLines.parse(query);
        if (lines.isEmpty()) return show(400, query, "Not a file and a name", List.of(FORM + "."), List.of());
        Reasons reasons;
        try {
            reasons = Reasons.of(library.search(), trails::of, lines.get(), MOST_REMARKS);
        } catch (QueryException e) {
            return notices.badQuery(Urls.ALL, query, e);
        }
        int found = reasons.found().size();
        List<WhyPage.Row> rows = new ArrayList<>();
        for (Reason reason : reasons.found().subList(0, Math.min(MOST, found))) rows.add(row(reason));
        List<String> notes = new ArrayList<>();
        if (found == 0) notes.add("No remark and no changelog is about " + lines.get() + ".");
        if (rows.size() < found) notes.add("These are the newest " + rows.size() + ".");
        if (reasons.partial()) {
            notes.add("Changelogs were read of the " + Reasons.MOST_SERIES + " series that touched the file last.");
        }
        String count = found == 0 ? "Nothing found" : Sizes.count(found, "reason", "reasons") + ", the newest first";
        return show(found == 0 ? 404 : 200, query, count, notes, rows);
    }

    private Reply show(int status, String query, String count, List<String> notes, List<WhyPage.Row> rows) {
        String title = query.isEmpty() ? "Why is this line here?" : "Why " + Visible.plain(query);
        return library.pages()
                .show(
                        status,
                        "why",
                        new WhyPage(
                                library.frame(title, List.of(Link.of(Urls.why(), "why"))),
                                Urls.why(),
                                query,
                                count,
                                notes.stream().map(Shown::new).toList(),
                                rows));
    }

    private WhyPage.Row row(Reason reason) throws IOException {
        return switch (reason) {
            case Remarked remarked -> new WhyPage.Row(Optional.of(FoundRows.of(remarked.point())), Optional.empty());
            case Told told -> new WhyPage.Row(Optional.empty(), Optional.of(told(told)));
        };
    }

    private WhyPage.Told told(Told told) throws IOException {
        var entry = told.entry();
        String from = entry.from().isEmpty() ? "" : entry.from() + " → ";
        return new WhyPage.Told(
                SeriesView.href(told.series(), entry.mail()),
                new Shown(entry.change().text()),
                new Link(Urls.series(told.series().id()), SeriesRows.title(told.series())),
                new Shown(from + entry.to()),
                new When(told.date()),
                new ChangeTies(told.series(), trails.of(told.series())).behind(entry));
    }
}
