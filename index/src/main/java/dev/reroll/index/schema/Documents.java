package dev.reroll.index.schema;

import dev.reroll.index.series.FactsCodec;
import dev.reroll.index.series.FactsReader;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.Part;
import dev.reroll.ingest.patch.Block;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;

/**
 * Makes the Lucene document of a mail. One instance serves one thread: the document, its fields and its token streams
 * are the same objects for every mail, so a document must have been given to the index writer before the next is made.
 * The fields carry their own token streams; the writer's analyzer is never asked.
 *
 * <p>Of each field at most about a million characters or ten thousand values are indexed, and of each word 64
 * characters.
 */
public final class Documents {

    private static final Set<String> STORED = Set.of(Field.MAIL.lucene());
    private static final String NO_FILE = "/dev/null";

    private final Function<Body, Optional<String>> patchIds;
    private final Feed feed = new Feed();
    private final Encoded encoded = new Encoded();
    private final FactsCodec facts = new FactsCodec();

    /** A maker of documents. */
    public Documents() {
        this(PatchId::of);
    }

    /**
     * A maker of documents that takes patch ids from elsewhere.
     *
     * @param patchIds gives the {@code git patch-id --stable} of a body's diffs, if it has any
     */
    public Documents(Function<Body, Optional<String>> patchIds) {
        this.patchIds = patchIds;
    }

    /**
     * Everything that is indexed and stored for one mail.
     *
     * @param body the blocks of the mail's text
     * @param copies all copies of the mail, at least one; the first is the one that {@code mail} was read from
     */
    public Document of(Mail mail, Body body, List<Copy> copies) {
        if (copies.isEmpty()) throw new IllegalArgumentException("mail " + mail.id() + " has no copy");
        feed.clear();
        Optional<String> patchId = patchIds.apply(body);
        ids(mail, copies);
        people(Field.FROM, mail.from());
        people(Field.TO, mail.to());
        people(Field.CC, mail.cc());
        subject(mail);
        for (Part part : mail.parts()) separate(Field.ATTACHMENT, part.fileName());
        for (Block block : body.blocks()) block(block);
        patchId.ifPresent(id -> feed.keyword(Field.PATCH_ID, id));
        for (Flaw flaw : mail.flaws()) feed.keyword(Field.FLAW, flaw.kind().name());
        Instant arrived = copies.getFirst().arrived();
        feed.number(Field.DATE, mail.date().getEpochSecond());
        feed.number(Field.RECEIVED, arrived.getEpochSecond());
        feed.number(Field.SENT, SentTime.of(mail.date(), arrived).getEpochSecond());
        feed.number(Field.SIZE, mail.size());
        feed.value(Field.MAIL, encoded.of(indexed(mail, copies, patchId)));
        feed.value(Field.FACTS, new BytesRef(facts.encoded(FactsReader.stored(mail, body, patchId))));
        return feed.document();
    }

    private static IndexedMail indexed(Mail mail, List<Copy> copies, Optional<String> patchId) {
        return new IndexedMail(
                mail.id(),
                mail.ids(),
                mail.inReplyTo(),
                mail.references(),
                mail.subject(),
                mail.from(),
                mail.to(),
                mail.cc(),
                mail.date(),
                copies.getFirst().arrived(),
                mail.listIds(),
                copies,
                mail.size(),
                mail.flaws(),
                patchId);
    }

    private void ids(Mail mail, List<Copy> copies) {
        feed.keyword(Field.KIND, DocumentKind.MAIL.term());
        feed.primaryId(mail.id());
        feed.keyword(Field.KEY, mail.id());
        for (String id : mail.ids()) {
            feed.keyword(Field.ID, id);
            separate(Field.ID_PARTS, id);
        }
        for (String id : mail.references()) feed.keyword(Field.REFERENCES, id);
        for (String id : mail.inReplyTo()) {
            if (!mail.references().contains(id)) feed.keyword(Field.REFERENCES, id);
        }
        mail.standsFor().ifPresent(original -> feed.keyword(Field.STANDS_FOR, original.id()));
        for (String id : mail.listIds()) {
            feed.keyword(Field.LIST_ID, id);
            separate(Field.LIST_ID_PARTS, id);
        }
        for (Copy copy : copies) {
            feed.keyword(Field.LIST, copy.place().list());
            feed.keyword(Field.BLOB, copy.place().blob());
        }
    }

    private void subject(Mail mail) {
        feed.text(Field.SUBJECT).add(mail.subject());
        String key = SubjectKey.of(mail.subject());
        if (key.isEmpty()) return;
        feed.keyword(Field.SUBJECT_KEY, key);
        boolean answersNone = mail.references().isEmpty() && mail.inReplyTo().isEmpty();
        if (answersNone && SubjectKey.isReply(mail.subject())) feed.keyword(Field.ORPHAN, key);
    }

    /** Without gaps, so that a phrase copied from a header finds it. */
    private void people(Field field, List<Address> people) {
        TextStream text = feed.text(field);
        for (Address person : people) {
            text.add(person.name());
            text.add(person.email());
        }
    }

    private void separate(Field field, String value) {
        TextStream text = feed.text(field);
        text.add(value);
        text.gap();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Prose(List<String> lines) -> lines(Field.UNQUOTED, lines);
            case Block.Signature(List<String> lines) -> lines(Field.UNQUOTED, lines);
            case Block.Quote(int depth, List<String> lines) -> lines(Field.QUOTED, lines);
            case Block.Diff(List<FileDiff> files) -> {
                for (FileDiff file : files) diff(file);
            }
        }
    }

    private void lines(Field field, List<String> lines) {
        TextStream text = feed.text(field);
        for (String line : lines) text.add(line);
        text.gap();
    }

    private void diff(FileDiff file) {
        if (!file.oldName().equals(NO_FILE)) separate(Field.DIFF_FILE, file.oldName());
        if (!file.newName().equals(NO_FILE) && !file.newName().equals(file.oldName())) {
            separate(Field.DIFF_FILE, file.newName());
        }
        if (!file.oldBlob().isEmpty()) feed.keyword(Field.DIFF_BLOB_BEFORE, lowerCase(file.oldBlob()));
        if (!file.newBlob().isEmpty()) feed.keyword(Field.DIFF_BLOB_AFTER, lowerCase(file.newBlob()));
        header(file.header());
        for (Hunk hunk : file.hunks()) hunk(hunk);
    }

    /** What the diff says of the file beside names and ids: modes, renames, that it is binary, but not the binary data. */
    private void header(List<String> header) {
        TextStream text = feed.text(Field.UNQUOTED);
        for (String line : header) {
            if (line.startsWith("GIT binary patch")) {
                text.add(line);
                break;
            }
            boolean elsewhere = line.startsWith("diff ")
                    || line.startsWith("index ")
                    || line.startsWith("--- ")
                    || line.startsWith("+++ ");
            if (!elsewhere) text.add(line);
        }
        text.gap();
    }

    private void hunk(Hunk hunk) {
        TextStream removed = feed.text(Field.DIFF_REMOVED);
        TextStream added = feed.text(Field.DIFF_ADDED);
        TextStream context = feed.text(Field.DIFF_CONTEXT);
        if (!hunk.heading().isEmpty()) separate(Field.DIFF_HEADING, hunk.heading());
        for (String line : hunk.lines()) {
            if (line.isEmpty()) continue;
            switch (line.charAt(0)) {
                case '-' -> removed.add(line, 1);
                case '+' -> added.add(line, 1);
                case ' ' -> context.add(line, 1);
                default -> {} // \ No newline at end of file
            }
        }
        removed.gap();
        added.gap();
        context.gap();
    }

    private static String lowerCase(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads back what is stored of a mail.
     *
     * @throws IOException where the index cannot be read or was written in another form; the message says the way out
     */
    public static IndexedMail stored(StoredFields fields, int doc) throws IOException {
        return stored(fields.document(doc, STORED));
    }

    /** The same from a document that was loaded with its stored fields. */
    public static IndexedMail stored(Document document) throws IOException {
        BytesRef bytes = document.getBinaryValue(Field.MAIL.lucene());
        if (bytes == null) throw new IOException("A document of the index holds no mail: run \"reroll reindex\"");
        return Encoded.read(bytes);
    }
}
