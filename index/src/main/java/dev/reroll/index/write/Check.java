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
 * Compares archive and index: every mail of the one must be in the other. Works list by list, and holds the commit ids of
 * one list in memory (some 200 bytes a mail).
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
                    view.numDocs(),
                    check.missing,
                    check.stray,
                    check.unreadable,
                    check.differences);
        }
    }

    private void list(String name, List<Epoch> epochs) throws IOException {
        progress.step("checking " + name);
        Map<String, Place> live = live(epochs);
        archived += live.size();
        Set<String> seen = new HashSet<>();
        eachCopyOf(name, copy -> {
            indexed++;
            Place place = copy.place();
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

    /** The places that were not taken back later, by commit; each is read, so that a lost blob is found. */
    private Map<String, Place> live(List<Epoch> epochs) throws IOException {
        Map<String, Place> live = new LinkedHashMap<>();
        Map<String, List<String>> commitsOfBlob = new HashMap<>();
        for (Epoch epoch : epochs) {
            try (Changes changes = epoch.changesSince(Optional.empty());
                    MailReader reader = epoch.reader()) {
                while (changes.hasNext()) {
                    switch (changes.next()) {
                        case Change.Added(Place place, Instant arrived) -> {
                            progress.at(live.size(), changes.commits());
                            try {
                                reader.raw(place.blob());
                                live.put(place.commit(), place);
                                commitsOfBlob
                                        .computeIfAbsent(place.blob(), blob -> new ArrayList<>(1))
                                        .add(place.commit());
                            } catch (MissingMailException e) {
                                differ(unreadable, place);
                            }
                        }
                        case Change.Removed(Place place) -> {
                            List<String> commits = commitsOfBlob.remove(place.blob());
                            if (commits != null) commits.forEach(live::remove);
                        }
                    }
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
