package dev.reroll.index.history;

import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.review.ThreadMails;
import dev.reroll.index.review.Trail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.AmMbox;
import dev.reroll.index.series.ChangesReader;
import dev.reroll.index.series.MailFacts;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.PatchTrailers;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesBook;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.index.series.TrailerCollector;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One series, and what is read of its mails when it is asked for. Keeps the mails that it has read, so make one for each
 * answer and let it go. Not thread-safe.
 */
public final class SeriesHistory {

    private final SeriesEntry entry;
    private final MailSearch search;
    private final ThreadMails mails;
    private Optional<TrailerCollector> trailers = Optional.empty();

    SeriesHistory(SeriesEntry entry, MailSearch search, Archive archive) {
        this.entry = entry;
        this.search = search;
        this.mails = new KeptMails(new ArchivedMails(search, archive));
    }

    /** The series with its lists, people, files and the ids and times of all its mails. */
    public SeriesEntry entry() {
        return entry;
    }

    public Series series() {
        return entry.series();
    }

    /**
     * The revision that a person means by {@code v3}, {@code 3}, {@code RFC}, {@code RFC v2}, {@code rfc-v3} or a
     * Message-ID of it.
     *
     * @throws NoSuchRevisionException where none or several are called so; the message lists them
     */
    public Revision revision(String name) throws NoSuchRevisionException {
        return RevisionName.find(series(), name);
    }

    /** The mails that the series is read from. */
    public ThreadMails mails() {
        return mails;
    }

    /** The review trail as it was derived when the last mail of the series came in, where one was. */
    public Optional<Trail> trail() throws IOException {
        return search.trail(entry.id());
    }

    /** The patch in one place of a revision; empty where the archive lacks its mail. */
    public Optional<PatchText> patch(Slot slot) throws IOException {
        if (slot.state() == Slot.State.MISSING || slot.mail().isEmpty()) return Optional.empty();
        return mails.mail(slot.mail().get()).map(PatchText::of);
    }

    /** The commit that the cover letter, or else a patch, says the revision is made on. */
    public Optional<String> baseCommit(Revision revision) throws IOException {
        Map<String, String> bases = new HashMap<>();
        List<String> mails = presented(revision);
        for (MailFacts facts : search.facts(mails)) {
            facts.baseCommit().ifPresent(base -> bases.put(facts.id(), base));
        }
        return mails.stream().map(bases::get).filter(Objects::nonNull).findFirst();
    }

    /** Two revisions with their patches, ready to be compared. */
    public Comparison compare(Revision older, Revision newer) throws IOException {
        List<Comparison.PlacedPatch> before = placed(older);
        List<Comparison.PlacedPatch> after = placed(newer);
        List<String> lacking = new ArrayList<>();
        lacking(older, before).ifPresent(lacking::add);
        lacking(newer, after).ifPresent(lacking::add);
        return new Comparison(older, newer, before, after, lacking);
    }

    private List<Comparison.PlacedPatch> placed(Revision revision) throws IOException {
        List<Comparison.PlacedPatch> placed = new ArrayList<>();
        for (Slot slot : revision.slots()) {
            patch(slot).ifPresent(patch -> placed.add(new Comparison.PlacedPatch(slot, patch)));
        }
        return placed;
    }

    private static Optional<String> lacking(Revision revision, List<Comparison.PlacedPatch> there) {
        if (there.size() == revision.slots().size()) return Optional.empty();
        Set<Slot> placed = there.stream().map(Comparison.PlacedPatch::slot).collect(Collectors.toSet());
        return Optional.of(revision.label() + " lacks "
                + revision.slots().stream()
                        .filter(slot -> !placed.contains(slot))
                        .map(slot -> slot.place() + (slot.title().isEmpty() ? "" : " \"" + slot.title() + "\""))
                        .collect(Collectors.joining(", ")));
    }

    /** The changelogs of all revisions, in cover letters and patches, in the order of revisions and places. */
    public List<RevisionChanges> changes() throws IOException {
        List<RevisionChanges> all = new ArrayList<>();
        for (Revision revision : series().revisions()) all.addAll(changes(revision));
        return all;
    }

    /** The changelogs that stand in the mails of one revision, which may speak of earlier ones. */
    public List<RevisionChanges> changes(Revision revision) throws IOException {
        ChangesReader reader = new ChangesReader(
                series(), entry.people().stream().map(Participant::address).toList());
        List<RevisionChanges> all = new ArrayList<>();
        for (String id : presented(revision)) {
            Optional<Mail> mail = mails.mail(id);
            if (mail.isPresent()) all.addAll(reader.in(revision, id, mail.get().text()));
        }
        return all;
    }

    /** The cover letter and the patches. */
    private static List<String> presented(Revision revision) {
        return Stream.concat(
                        revision.cover().stream(), revision.slots().stream().flatMap(slot -> slot.mail().stream()))
                .distinct()
                .toList();
    }

    /** The trailers of each patch of the revision, by place; missing patches are left out. */
    public Map<Slot, PatchTrailers> trailers(Revision revision) throws IOException {
        TrailerCollector collector;
        if (trailers.isPresent()) {
            collector = trailers.get();
        } else {
            SeriesBook book = new SeriesBook();
            book.addAll(search.facts(entry.mails().stream().map(SeriesMail::id).toList()));
            // a book takes its mails in when it is first asked
            book.series(entry.id());
            collector = new TrailerCollector(book, series());
            trailers = Optional.of(collector);
        }
        return collector.of(revision);
    }

    /**
     * The revision as the mbox that {@code git am} takes.
     *
     * @param goOn whether to write what is there although patches are missing
     */
    public AmMbox.Result am(Revision revision, boolean goOn) throws IOException {
        try {
            return new AmMbox(this::unchecked).write(series(), revision, trailers(revision), goOn);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Mail> unchecked(String id) {
        try {
            return mails.mail(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
