package dev.reroll.web;

import dev.reroll.index.review.FoundPoint;
import dev.reroll.web.text.RemarkHtml;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.FoundRow;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.When;

/** Remarks that a search found, as pages list them. */
final class FoundRows {

    private FoundRows() {}

    static FoundRow of(FoundPoint point) {
        int number = Integer.parseInt(point.id().substring(point.id().lastIndexOf('#') + 1));
        String patch = point.place() == 0 ? "cover letter" : "patch " + point.place();
        return new FoundRow(
                TrailFilter.place(point.series(), point.mail(), number),
                new Shown(PointViews.lead(point.text())),
                TrailWords.tone(point),
                TrailWords.fate(point),
                TrailWords.of(point.kind()),
                new Person(point.by()).name(),
                new When(point.date()),
                Link.of(Urls.series(point.series()), point.title().isBlank() ? "(no title)" : point.title()),
                new Shown(point.revision() + ", " + patch),
                new Shown(point.file().orElse("")),
                RemarkHtml.quoted(point.quoted(), point.quoted().size()));
    }
}
