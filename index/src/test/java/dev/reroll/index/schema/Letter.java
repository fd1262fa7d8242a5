package dev.reroll.index.schema;

import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.Part;
import dev.reroll.ingest.patch.Block;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;

/** A mail for tests, written down piece by piece. */
public final class Letter {

    private final String id;
    private String subject = "";
    private Instant date = Instant.parse("2024-10-01T12:00:00Z");
    private Instant arrived = Instant.parse("2024-10-01T12:00:05Z");
    private long size = 1000;
    private final List<String> otherIds = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<String> inReplyTo = new ArrayList<>();
    private final List<Address> from = new ArrayList<>();
    private final List<Address> to = new ArrayList<>();
    private final List<Address> cc = new ArrayList<>();
    private final List<String> listIds = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Copy> moreCopies = new ArrayList<>();
    private String list = "linux-mm";
    private Optional<String> patchId = Optional.empty();

    public Letter(String id) {
        this.id = id;
    }

    public Letter alsoCalled(String other) {
        otherIds.add(other);
        return this;
    }

    public Letter subject(String text) {
        subject = text;
        return this;
    }

    public Letter from(String name, String email) {
        from.add(new Address(name, email));
        return this;
    }

    public Letter to(String name, String email) {
        to.add(new Address(name, email));
        return this;
    }

    public Letter cc(String name, String email) {
        cc.add(new Address(name, email));
        return this;
    }

    public Letter date(String instant) {
        date = Instant.parse(instant);
        return this;
    }

    public Letter arrived(String instant) {
        arrived = Instant.parse(instant);
        return this;
    }

    public Letter size(long octets) {
        size = octets;
        return this;
    }

    public Letter references(String... ids) {
        references.addAll(List.of(ids));
        return this;
    }

    public Letter inReplyTo(String... ids) {
        inReplyTo.addAll(List.of(ids));
        return this;
    }

    public Letter listId(String listId) {
        listIds.add(listId);
        return this;
    }

    public Letter list(String name) {
        list = name;
        return this;
    }

    public Letter alsoOn(String name) {
        moreCopies.add(new Copy(new Place(name, 1, "c".repeat(40), "b".repeat(40)), arrived, true));
        return this;
    }

    public Letter attachment(String fileName) {
        parts.add(new Part(parts.size() + 1, "application/octet-stream", fileName, true, "", 1));
        return this;
    }

    public Letter flaw(Flaw.Kind kind) {
        flaws.add(new Flaw(kind, "for the test"));
        return this;
    }

    public Letter prose(String... lines) {
        blocks.add(new Block.Prose(List.of(lines)));
        return this;
    }

    public Letter quote(String... lines) {
        blocks.add(new Block.Quote(1, List.of(lines)));
        return this;
    }

    public Letter signature(String... lines) {
        blocks.add(new Block.Signature(List.of(lines)));
        return this;
    }

    /** A diff of one file with one hunk. */
    public Letter diff(String file, String oldBlob, String newBlob, String heading, String... lines) {
        Hunk hunk = new Hunk(1, 1, 1, 1, heading, List.of(lines));
        return diff(new FileDiff(file, file, oldBlob, newBlob, "", "", List.of(), List.of(hunk), false));
    }

    public Letter diff(FileDiff file) {
        blocks.add(new Block.Diff(List.of(file)));
        return this;
    }

    public Letter patchId(String patch) {
        patchId = Optional.of(patch);
        return this;
    }

    public Mail mail() {
        List<String> ids = new ArrayList<>(List.of(id));
        ids.addAll(otherIds);
        return new Mail(
                id,
                ids,
                inReplyTo,
                references,
                subject,
                from,
                to,
                cc,
                date,
                ZoneOffset.UTC,
                Optional.empty(),
                listIds,
                parts,
                size,
                flaws,
                Optional.empty());
    }

    public List<Copy> copies() {
        List<Copy> copies = new ArrayList<>();
        copies.add(new Copy(new Place(list, 0, "0123456789".repeat(4), "ab".repeat(20)), arrived, false));
        copies.addAll(moreCopies);
        return copies;
    }

    /** The document, made anew. */
    public Document document() {
        return new Documents(body -> patchId).of(mail(), new Body(blocks), copies());
    }
}
