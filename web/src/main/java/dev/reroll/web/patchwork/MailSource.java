package dev.reroll.web.patchwork;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.history.History;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.review.Trail;
import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.PatchTrailers;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the catalogue does not hold: mails from the archive, trails and trailers of series. */
final class MailSource {

    /** Hashes kept, of some 150 octets each. */
    private static final int KEPT = 200_000;

    private final MailSearch search;
    private final History history;
    private final Archive archive;
    private final Cache<String, Optional<String>> hashes =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    MailSource(MailSearch search, History history, Archive archive) {
        this.search = search;
        this.history = history;
        this.archive = archive;
    }

    /** A mail as it was read, with its header as it stands. */
    record Source(Mail mail, MailHead head) {

        PatchParts parts() {
            return PatchParts.of(mail.text());
        }
    }

    /** The mail; empty where its bytes are lost, as in a partial clone. */
    Optional<Source> read(String id) throws IOException {
        Optional<IndexedMail> indexed = search.mail(id);
        if (indexed.isEmpty()) return Optional.empty();
        for (Copy copy : indexed.get().copies()) {
            try {
                byte[] raw = archive.raw(copy.place());
                return Optional.of(new Source(new MailParser().parse(raw), MailHead.of(raw)));
            } catch (MissingMailException e) {
                // another copy may be there; that none is, the empty answer says
            }
        }
        return Optional.empty();
    }

    /** The {@link DiffHash} of a patch mail. */
    Optional<String> hash(String id) throws IOException {
        Optional<String> known = hashes.getIfPresent(id);
        if (known != null) return known;
        Optional<String> hash = read(id).map(Source::parts)
                .map(PatchParts::diff)
                .filter(diff -> !diff.isEmpty())
                .map(DiffHash::of);
        hashes.put(id, hash);
        return hash;
    }

    Optional<Trail> trail(SeriesCard card) throws IOException {
        return search.trail(card.id());
    }

    /** The trailers that others gave to the patches of a posting, by Message-ID of the patch. */
    Map<String, List<PatchTrailers.Given>> given(Posting posting) throws IOException {
        Optional<SeriesHistory> series = history.series(posting.head());
        if (series.isEmpty()) return Map.of();
        Map<String, List<PatchTrailers.Given>> given = new HashMap<>();
        for (Revision revision : series.get().series().revisions()) {
            if (!revision.head().equals(posting.head())) continue;
            for (Map.Entry<Slot, PatchTrailers> each :
                    series.get().trailers(revision).entrySet()) {
                each.getKey()
                        .mail()
                        .ifPresent(id -> given.put(id, each.getValue().given()));
            }
        }
        return given;
    }
}
