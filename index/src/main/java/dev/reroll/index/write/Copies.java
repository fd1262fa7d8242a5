package dev.reroll.index.write;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Joins the copies of a mail: the same Message-ID from several lists is one document with all its places. The copy that
 * arrived first is shown and indexed, whatever the order in which the lists were taken in, so a rebuild gives the same.
 */
final class Copies {

    private static final Comparator<Copy> ORDER = Comparator.comparing(Copy::arrived)
            .thenComparing(copy -> copy.place().list())
            .thenComparingInt(copy -> copy.place().epoch())
            .thenComparing(copy -> copy.place().commit());

    private final Archive archive;
    private final IndexWriter writer;
    private final DirectoryReader view;
    private final Tally tally;
    private final MailParser parser = new MailParser();
    private final Documents documents = new Documents(PatchId::of);

    /** @param view of {@code writer}, new enough to hold the documents that copies are added to or taken from */
    Copies(Archive archive, IndexWriter writer, DirectoryReader view, Tally tally) {
        this.archive = archive;
        this.writer = writer;
        this.view = view;
        this.tally = tally;
    }

    void add(String id, List<Copy> more) throws IOException {
        TreeSet<Copy> all = new TreeSet<>(ORDER);
        all.addAll(more);
        for (IndexedMail mail : mails(Field.KEY.term(id))) {
            for (Copy copy : mail.copies()) all.add(new Copy(copy.place(), copy.arrived(), false));
        }
        write(id, List.copyOf(all));
    }

    /**
     * Takes the mails with these blobs out of their list, in whichever of the list's epochs they came.
     *
     * @return how many copies went
     */
    long remove(String list, Set<String> blobs) throws IOException {
        Predicate<Copy> gone = copy ->
                copy.place().list().equals(list) && blobs.contains(copy.place().blob());
        // the view does not see what is written meanwhile, so each mail is written once, without all that goes
        Set<String> seen = new HashSet<>();
        long dropped = 0;
        for (String blob : blobs) {
            for (IndexedMail mail : mails(Field.BLOB.term(blob))) {
                if (seen.add(mail.id())) dropped += drop(mail, gone);
            }
        }
        return dropped;
    }

    /** Takes out everything that came from the epoch. */
    void forget(Epoch epoch) throws IOException {
        for (IndexedMail mail : mails(Field.LIST.term(epoch.list()))) {
            drop(
                    mail,
                    copy -> copy.place().list().equals(epoch.list())
                            && copy.place().epoch() == epoch.number());
        }
    }

    private int drop(IndexedMail mail, Predicate<Copy> gone) throws IOException {
        List<Copy> left = mail.copies().stream().filter(gone.negate()).toList();
        int dropped = mail.copies().size() - left.size();
        if (left.isEmpty()) {
            writer.deleteDocuments(Field.KEY.term(mail.id()));
        } else if (dropped > 0) {
            write(mail.id(), left);
        }
        return dropped;
    }

    private void write(String id, List<Copy> copies) throws IOException {
        List<Copy> compared = new ArrayList<>(copies.size());
        Optional<Mail> first = Optional.empty();
        String blob = "";
        for (Copy copy : copies) {
            if (first.isPresent() && copy.place().blob().equals(blob)) {
                compared.add(new Copy(copy.place(), copy.arrived(), false));
                continue;
            }
            Optional<Mail> mail = read(copy.place());
            if (mail.isEmpty()) continue;
            if (first.isEmpty()) {
                first = mail;
                blob = copy.place().blob();
            }
            boolean differs = !SameText.of(first.get().text(), mail.get().text());
            compared.add(new Copy(copy.place(), copy.arrived(), differs));
        }
        if (first.isEmpty()) return; // every copy is lost; what is in the index stays
        Mail shown = first.get();
        writer.updateDocument(Field.KEY.term(id), documents.of(shown, BodyParser.parse(shown), compared));
    }

    private Optional<Mail> read(Place place) throws IOException {
        try {
            return Optional.of(parser.parse(archive.raw(place)));
        } catch (MissingMailException e) {
            tally.lost(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<IndexedMail> mails(Term term) throws IOException {
        List<IndexedMail> found = new ArrayList<>();
        for (LeafReaderContext leaf : view.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            StoredFields stored = leaf.reader().storedFields();
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) found.add(Documents.stored(stored, doc));
            }
        }
        return found;
    }
}
