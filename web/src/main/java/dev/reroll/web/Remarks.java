package dev.reroll.web;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.trail.Settled;
import dev.reroll.web.text.AsideHtml;
import dev.reroll.web.text.HunkHtml;
import dev.reroll.web.text.MailText.Aside;
import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the mails of a page remark on patches: beside each remark the hunk that it answers, and what became of it. */
final class Remarks {

    /** Characters of the markup of all hunks on one page; beyond it a remark only says where its hunk is. */
    private static final int HUNKS_LENGTH = 80_000;

    private final Library library;
    private final String list;
    private final Set<String> here;
    private final String series;
    private final Map<String, List<Traced>> byMail = new HashMap<>();
    private final Map<String, Optional<IndexedMail>> patches = new HashMap<>();
    private int hunks;

    private Remarks(Library library, String list, Set<String> here, String series) {
        this.library = library;
        this.list = list;
        this.here = here;
        this.series = series;
    }

    /**
     * The remarks in mails of the thread that this mail stands in.
     *
     * @param here ids of the mails that are on the page
     */
    static Remarks of(Library library, TrailReading trails, String list, String mail, Set<String> here)
            throws IOException {
        Optional<SeriesEntry> entry = library.search().series(mail);
        Remarks remarks =
                new Remarks(library, list, here, entry.map(SeriesEntry::id).orElse(""));
        if (entry.isEmpty()) return remarks;
        Optional<Trail> trail = trails.of(entry.get());
        for (Traced traced : trail.map(Trail::points).orElse(List.of())) {
            String id = traced.point().mail();
            if (here.contains(id) && traced.point().anchor() instanceof Anchor.Code)
                remarks.byMail.computeIfAbsent(id, any -> new ArrayList<>()).add(traced);
        }
        return remarks;
    }

    /** Those of one mail, in its order. */
    List<Aside> in(IndexedMail mail) throws IOException {
        List<Aside> asides = new ArrayList<>();
        for (Traced traced : byMail.getOrDefault(mail.id(), List.of())) {
            if (!(traced.point().anchor() instanceof Anchor.Code code)) continue;
            Optional<Markup> html = aside(traced, code);
            if (html.isPresent()) asides.add(new Aside(traced.point().quoted(), html.get()));
        }
        return asides;
    }

    /** Empty where the patch that it is about is not here. */
    private Optional<Markup> aside(Traced traced, Anchor.Code code) throws IOException {
        ReviewPoint point = traced.point();
        Optional<IndexedMail> patch = patch(point.on());
        if (patch.isEmpty()) return Optional.empty();
        Optional<Hunk> hunk = hunk(patch.get(), code);
        String fragment = "#" + HunkHtml.anchor(patch.get().id(), code.file(), code.hunk());
        String place = (here.contains(patch.get().id()) ? "" : MailViews.href(list, patch.get()))
                + (hunk.isPresent() ? fragment : "");
        int line = code.newLine() > 0 ? code.newLine() : code.oldLine();
        String on = "On patch " + traced.place() + " of " + traced.revision();
        return Optional.of(AsideHtml.of(
                new Shown(on),
                new Shown(code.file() + ":" + line),
                new Shown(code.heading()),
                Settled.of(traced) == Settled.OPEN,
                place,
                TrailFilter.place(series, point.mail(), point.number()),
                TrailWords.tone(Settled.of(traced)),
                new Shown(fate(traced)),
                hunk.map(lines -> shown(lines, code)).orElse(Markup.NONE)));
    }

    private static String fate(Traced traced) {
        if (traced.withdrawn().isPresent()) return "withdrawn";
        Outcome next = traced.next();
        return TrailWords.told(next.fate(), TrailWords.where(traced.revision(), next.revision()), next.certainty());
    }

    private Markup shown(Hunk hunk, Anchor.Code code) {
        if (hunks > HUNKS_LENGTH) return Markup.NONE;
        Markup html = HunkHtml.of(code.file(), hunk, code.first(), code.last());
        hunks += html.html().length();
        return html;
    }

    private Optional<IndexedMail> patch(String id) throws IOException {
        Optional<IndexedMail> known = patches.get(id);
        if (known != null) return known;
        Optional<IndexedMail> found = library.search().mail(id);
        patches.put(id, found);
        return found;
    }

    private Optional<Hunk> hunk(IndexedMail patch, Anchor.Code code) throws IOException {
        for (FileDiff file : library.reading().diffs(patch)) {
            if (!file.name().equals(code.file())) continue;
            return code.hunk() <= file.hunks().size()
                    ? Optional.of(file.hunks().get(code.hunk() - 1))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
