package dev.reroll.index.write;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.Schema;
import dev.reroll.index.search.NoIndexException;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Change;
import dev.reroll.ingest.archive.Changes;
import dev.reroll.ingest.archive.DataLock;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.MailReader;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.archive.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Compares archive and index: every mail of the one must be in the other. Works epoch by epoch, and holds the commit ids of
 * one epoch in memory (some 300 bytes a mail; public-inbox begins a new epoch at about a gigabyte).
 */
public final class Check {

    /** More differences are counted but not named. */
    public static final int SHOWN = 1000;

    /**
     * What the comparison found.
     *
     * @param archived copies of mails in the archive
     * @param indexed copies of mails in the index
     * @param mails documents in the index
     * @param missing places of the archive that the index lacks
     * @param stray places that the index names and the archive lacks
     * @param unreadable places whose mail the archive names but cannot give
     */
    public record Result(
            long archived,
            long indexed,
            long mails,
            List<String> missing,
            List<String> stray,
            List<String> unreadable,
            long differences) {

        public boolean clean() {
            return differences == 0;
        }
    }

    private final DirectoryReader view;
    private final Progress progress;
    private final List<String> missing = new ArrayList<>();
    private final List<String> stray = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private long archived;
    private long indexed;
    private long differences;

    private Check(DirectoryReader view, Progress progress) {
        this.view = view;
        this.progress = progress;
    }

    /**
     * Compares the two as they stand.
     *
     * @throws NoIndexException where there is no index to compare
     * @throws dev.reroll.ingest.archive.DataBusyException where a run holds the data folder, since the two cannot be
     *     compared while one of them moves
     */
    public static Result run(Path data, Progress progress) throws IOException {
        if (Schema.state(data) == Schema.State.NONE) throw new NoIndexException(data);
        try (DataLock _ = DataLock.take(data);
                Archive archive = Archive.at(data);
                FSDirectory directory = FSDirectory.open(Schema.folder(data));
                DirectoryReader view = DirectoryReader.open(directory)) {
            Check check = new Check(view, progress);
            Map<String, List<Epoch>> lists = new LinkedHashMap<>();
            for (Epoch epoch : archive.epochs()) {
                lists.computeIfAbsent(epoch.list(), name -> new ArrayList<>()).add(epoch);
            }
            for (Map.Entry<String, List<Epoch>> list : lists.entrySet()) check.list(list.getKey(), list.getValue());
            check.listsWithoutArchive(lists.keySet());
            return new Result(
                    check.archived,
                    check.indexed,
                    IndexFolder.mails(view),
                    check.missing,
                    check.stray,
                    check.unreadable,
                    check.differences);
        }
    }

    private void list(String name, List<Epoch> epochs) throws IOException {
        progress.step("checking " + name);
        Map<String, Removal> removals = removals(epochs);
        for (Epoch epoch : epochs) epoch(epoch, removals);
        Set<Integer> numbers = epochs.stream().map(Epoch::number).collect(Collectors.toSet());
        eachCopyOf(name, copy -> {
            if (numbers.contains(copy.place().epoch())) return;
            indexed++;
            differ(stray, copy.place());
        });
    }

    /** Where a blob was last taken back: the change's place in its epoch. */
    private record Removal(int epoch, int position) {
        boolean isAfter(int otherEpoch, int otherPosition) {
            return epoch > otherEpoch || (epoch == otherEpoch && position > otherPosition);
        }
    }

    private static Map<String, Removal> removals(List<Epoch> epochs) throws IOException {
        Map<String, Removal> removals = new HashMap<>();
        for (Epoch epoch : epochs) {
            try (Changes changes = epoch.changesSince(Optional.empty())) {
                for (int position = 0; changes.hasNext(); position++) {
                    if (changes.next() instanceof Change.Removed(Place place)) {
                        removals.put(place.blob(), new Removal(epoch.number(), position));
                    }
                }
            }
        }
        return removals;
    }

    private void epoch(Epoch epoch, Map<String, Removal> removals) throws IOException {
        Map<String, Place> live = live(epoch, removals);
        archived += live.size();
        Set<String> seen = new HashSet<>();
        eachCopyOf(epoch.list(), copy -> {
            Place place = copy.place();
            if (place.epoch() != epoch.number()) return;
            indexed++;
            if (place.equals(live.get(place.commit()))) {
                seen.add(place.commit());
            } else {
                differ(stray, place);
            }
        });
        for (Place place : live.values()) {
            if (!seen.contains(place.commit())) differ(missing, place);
        }
    }

    /** The mails that were not taken back later, by commit; each is read, so that a lost blob is found. */
    private Map<String, Place> live(Epoch epoch, Map<String, Removal> removals) throws IOException {
        Map<String, Place> live = new LinkedHashMap<>();
        try (Changes changes = epoch.changesSince(Optional.empty());
                MailReader reader = epoch.reader()) {
            for (int position = 0; changes.hasNext(); position++) {
                if (!(changes.next() instanceof Change.Added(Place place, Instant _))) continue;
                progress.at(position, changes.commits());
                Removal removal = removals.get(place.blob());
                if (removal != null && removal.isAfter(epoch.number(), position)) continue;
                try {
                    reader.raw(place.blob());
                    live.put(place.commit(), place);
                } catch (MissingMailException e) {
                    differ(unreadable, place);
                }
            }
        }
        return live;
    }

    private void listsWithoutArchive(Set<String> archivedLists) throws IOException {
        Terms names = MultiTerms.getTerms(view, Field.LIST.lucene());
        if (names == null) return;
        TermsEnum each = names.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            String name = term.utf8ToString();
            if (archivedLists.contains(name)) continue;
            eachCopyOf(name, copy -> {
                indexed++;
                differ(stray, copy.place());
            });
        }
    }

    private interface CopyVisitor {
        void visit(Copy copy);
    }

    private void eachCopyOf(String list, CopyVisitor visitor) throws IOException {
        for (LeafReaderContext leaf : view.leaves()) {
            PostingsEnum postings = leaf.reader().postings(Field.LIST.term(list), PostingsEnum.NONE);
            if (postings == null) continue;
            Bits alive = leaf.reader().getLiveDocs();
            StoredFields stored = leaf.reader().storedFields();
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (alive != null && !alive.get(doc)) continue;
                IndexedMail mail = Documents.stored(stored, doc);
                for (Copy copy : mail.copies()) {
                    if (copy.place().list().equals(list)) visitor.visit(copy);
                }
            }
        }
    }

    private void differ(List<String> kind, Place place) {
        differences++;
        if (kind.size() < SHOWN) kind.add(place.list() + "/" + place.epoch() + " commit " + place.commit());
    }
}
