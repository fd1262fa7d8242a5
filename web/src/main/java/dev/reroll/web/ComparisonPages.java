package dev.reroll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.history.Comparison;
import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.RangeDiffText;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.web.FoundSeries.Pair;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two revisions of a series compared: all patches, one patch, or the posted patch against what was applied. */
final class ComparisonPages {

    /** Stands in a path for the comparison of posted patches with what was applied. */
    static final String APPLIED = "applied";

    /** Comparisons kept: who reads one goes from patch to patch. */
    private static final int KEPT = 50;

    private final Library library;
    private final Notices notices;
    private final FoundSeries found;
    private final TrailReading trails;
    private final Cache<Key, Compared> cache =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    ComparisonPages(Library library, Notices notices, FoundSeries found, TrailReading trails) {
        this.trails = trails;
        this.library = library;
        this.notices = notices;
        this.found = found;
    }

    private record Key(SeriesEntry entry, String pair) {}

    /** Two revisions of a series, their patches read and matched. */
    record Compared(SeriesEntry entry, Pair pair, String path, Comparison patches, RangeDiff diff) {

        /** The comparison of the revisions before these two ({@code -1}) or after them (1). */
        Optional<Link> beside(int by) {
            return pair.beside(entry.series(), by).map(other -> {
                String there = other.path(entry.series());
                return Link.of(
                        Urls.compared(entry.id(), there),
                        other.older().label() + ".." + other.newer().label());
            });
        }
    }

    private interface Page {
        Reply of(SeriesHistory series, Compared compared) throws IOException;
    }

    Reply page(String id, String revisions, Request request) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isPresent() && !revisions.contains("..")) return revision(series.get(), revisions);
        return compared(
                id,
                revisions,
                path -> Urls.compared(series.orElseThrow().entry().id(), path) + (request.has("w") ? "?w=1" : ""),
                (history, compared) -> library.pages()
                        .show(
                                200,
                                "comparison",
                                new ComparisonView(
                                                library,
                                                history,
                                                compared,
                                                trails.of(history.entry()),
                                                request.has("w"))
                                        .page()));
    }

    Reply text(String id, String revisions) throws IOException {
        return compared(
                id, revisions, path -> "", (history, compared) -> Reply.text(200, RangeDiffText.of(compared.diff())));
    }

    Reply patch(String id, String revisions, int number, Request request) throws IOException {
        if (revisions.equals(APPLIED)) return applied(id, number, request);
        return compared(id, revisions, path -> "", (history, compared) -> {
            PatchView patch = new PatchView(library, compared.entry(), request);
            return patch.page(compared, number).orElseGet(() -> noPair(compared, number));
        });
    }

    private interface Canonical {
        /** Where the comparison has its page, empty where any spelling will do. */
        String of(String pair);
    }

    private Reply compared(String id, String revisions, Canonical canonical, Page page) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        try {
            Optional<Pair> pair = FoundSeries.pair(history, revisions);
            if (pair.isEmpty()) {
                return notices.notThere(
                        "No such comparison",
                        "Two revisions are compared as v2..v3.",
                        List.of(seriesLink(history.entry())));
            }
            String path = pair.get().path(history.series());
            String own = canonical.of(path);
            boolean elsewhere = !history.entry().id().equals(id) || !path.equals(revisions);
            if (!own.isEmpty() && elsewhere) return new Reply.Redirect(302, own);
            return page.of(history, compared(history, pair.get(), path));
        } catch (NoSuchRevisionException e) {
            return found.noRevision(history, e);
        }
    }

    private Compared compared(SeriesHistory history, Pair pair, String path) throws IOException {
        Key key = new Key(history.entry(), path);
        Compared known = cache.getIfPresent(key);
        if (known != null) return known;
        Comparison patches = history.compare(pair.older(), pair.newer());
        Compared compared = new Compared(history.entry(), pair, path, patches, patches.rangeDiff());
        cache.put(key, compared);
        return compared;
    }

    /** {@code /series/MSGID/v3/}: its place on the page of the series. */
    private Reply revision(SeriesHistory history, String name) {
        try {
            return new Reply.Redirect(
                    302,
                    Urls.series(history.entry().id()) + "#"
                            + SeriesView.anchor(history.series(), history.revision(name)));
        } catch (NoSuchRevisionException e) {
            return found.noRevision(history, e);
        }
    }

    private Reply applied(String id, int number, Request request) throws IOException {
        Optional<SeriesHistory> series = found.series(id);
        if (series.isEmpty()) return found.noSeries(id);
        SeriesHistory history = series.get();
        List<Applied> all = history.series().applied();
        if (number >= 1 && number <= all.size()) {
            Applied applied = all.get(number - 1);
            Optional<Mail> posted = applied.patch().isEmpty()
                    ? Optional.empty()
                    : history.mails().mail(applied.patch().get());
            Optional<Mail> notice = history.mails().mail(applied.notice());
            if (posted.isPresent() && notice.isPresent()) {
                return new PatchView(library, history.entry(), request)
                        .applied(applied, number, PatchText.of(posted.get()), PatchText.of(notice.get()));
            }
        }
        return notices.notThere(
                "Nothing to compare",
                "Of this series no applied patch " + number + " is here together with the patch that was posted.",
                List.of(seriesLink(history.entry())));
    }

    private Reply noPair(Compared compared, int number) {
        List<Link> offers = new ArrayList<>();
        offers.add(Link.of(
                Urls.compared(compared.entry().id(), compared.path()),
                "All patches of " + compared.pair().newer().label()));
        return notices.notThere(
                "No such patch",
                "There is no patch " + number + " of " + compared.pair().newer().label()
                        + " that stands against one of "
                        + compared.pair().older().label() + ".",
                offers);
    }

    private static Link seriesLink(SeriesEntry entry) {
        return new Link(
                Urls.series(entry.id()), new Shown(SeriesRows.title(entry).raw()));
    }
}
