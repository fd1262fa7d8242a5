package dev.reroll.index.write;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.write.TakenIn.Rejected;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.BlobId;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.source.Mails;
import dev.reroll.ingest.source.RawMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdSubclassMap;

/** Takes the mails of a source into an inbox of our own, all of them or, where the source turns out unreadable, none. */
final class MailIntake {

    private final Mails source;
    private final IndexFolder folder;
    private final Progress progress;
    private final MailParser parser = new MailParser();
    private final List<Rejected> rejected = new ArrayList<>();
    // 20 octets an entry and its object, some 50 in all: a source of millions of mails fits
    private final ObjectIdSubclassMap<ObjectId> ofThisRun = new ObjectIdSubclassMap<>();
    private long read;
    private long added;

    MailIntake(Mails source, IndexFolder folder, Progress progress) {
        this.source = source;
        this.folder = folder;
        this.progress = progress;
    }

    long read() {
        return read;
    }

    long added() {
        return added;
    }

    long known() {
        return read - added;
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Takes them all; whether the archive holds more now than before. */
    boolean into(Archive archive) throws IOException {
        try (DirectoryReader view = folder.view();
                Appender appender = archive.append(source.list())) {
            IndexSearcher index = new IndexSearcher(view);
            source.forEach(
                    raw -> {
                        try {
                            take(archive, index, appender, raw);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    reject -> rejected.add(new Rejected(reject.where(), reject.reason())));
            if (added > 0) appender.commit();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return added > 0;
    }

    private void take(Archive archive, IndexSearcher index, Appender appender, RawMail raw) throws IOException {
        read++;
        progress.at(read, 0);
        Mail mail = parser.parse(raw.bytes());
        String blob = BlobId.of(raw.bytes());
        ObjectId key = ObjectId.fromString(SameText.key(mail.id() + "\n" + mail.text()));
        if (ofThisRun.contains(key)) return;
        ofThisRun.add(key);
        if (holds(archive, index, mail, blob)) return;
        appender.add(raw.bytes(), envelope(mail));
        added++;
    }

    /** Whether the inbox has the mail: the same bytes, or the same Message-ID and text with other transport headers. */
    private boolean holds(Archive archive, IndexSearcher index, Mail mail, String blob) throws IOException {
        for (ScoreDoc hit : index.search(new TermQuery(Field.KEY.term(mail.id())), 1).scoreDocs) {
            IndexedMail known = Documents.stored(index.storedFields(), hit.doc);
            for (Copy copy : known.copies()) {
                if (!copy.place().list().equals(source.list())) continue;
                if (copy.place().blob().equals(blob)) return true;
                Mail kept = parser.parse(archive.raw(copy.place()));
                if (SameText.of(kept.text(), mail.text())) return true;
            }
        }
        return false;
    }

    private static Envelope envelope(Mail mail) {
        Address author =
                mail.from().isEmpty() ? new Address("", "") : mail.from().getFirst();
        return new Envelope(
                author.name(),
                author.email(),
                mail.date(),
                mail.zone(),
                mail.received().orElse(mail.date()),
                mail.subject());
    }
}
