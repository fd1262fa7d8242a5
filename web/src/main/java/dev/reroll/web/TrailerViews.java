package dev.reroll.web;

import dev.reroll.index.series.PatchTrailers;
import dev.reroll.index.series.PatchTrailers.Fit;
import dev.reroll.index.series.PatchTrailers.Given;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.patch.Trailer;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.RevisionCard.TrailerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trailers of a patch that others gave, made into what the page of its series shows of them. */
final class TrailerViews {

    /** What the author adds himself to say where the patch comes from. */
    private static final List<String> OWN = List.of("signed-off-by", "cc", "from", "author");

    private final SeriesEntry entry;

    TrailerViews(SeriesEntry entry) {
        this.entry = entry;
    }

    List<TrailerView> of(Optional<PatchTrailers> collected) {
        if (collected.isEmpty()) return List.of();
        PatchTrailers trailers = collected.get();
        List<TrailerView> views = new ArrayList<>();
        for (Trailer trailer : trailers.own()) {
            if (OWN.contains(trailer.key()) || trailer.isUtility()) continue;
            views.add(
                    new TrailerView(new Shown(trailer.line()), mail(trailers.patch(), "in the patch"), new Shown("")));
        }
        for (Given given : trailers.given()) {
            views.add(new TrailerView(
                    new Shown(given.trailer().line()), mail(given.mail(), "given"), new Shown(note(given))));
        }
        for (PatchTrailers.LeftOut left : trailers.leftOut()) {
            views.add(new TrailerView(
                    new Shown(left.given().trailer().line()),
                    mail(left.given().mail(), "found"),
                    new Shown("left out: " + left.why())));
        }
        return views;
    }

    private Link mail(String id, String label) {
        return Link.of(SeriesView.href(entry, id), label);
    }

    private static String note(Given given) {
        String where = switch (given.target()) {
            case PATCH -> "";
            case SERIES -> "to the cover letter, for all patches";
            case EARLIER_REVISION -> "to " + given.label() + ", where the patch is the same";
        };
        String fit = given.fit() == Fit.NAME ? "sent from another address" : "";
        String condition = given.condition().isEmpty() ? "" : "“" + given.condition() + "”";
        return String.join(
                "; ",
                List.of(where, fit, condition).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
