package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.SubjectParser;
import dev.reroll.ingest.patch.Trailer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The stored form of {@link StoredFacts}: a version byte, then the components in order, in Lucene's own variable-length
 * numbers and strings. A subject is kept as it was written and taken apart again on reading. Not thread-safe; reuses its
 * buffer.
 */
public final class FactsCodec {

    private static final byte VERSION = 1;

    private final ByteBuffersDataOutput out = ByteBuffersDataOutput.newResettableInstance();

    /** The encoded facts, in an array of their own. */
    public byte[] encoded(StoredFacts stored) {
        out.reset();
        try {
            write(stored.facts());
            new FactsOutput(out).texts(stored.files());
        } catch (IOException e) {
            throw new IllegalStateException("a buffer in memory does not fail", e);
        }
        return out.toArrayCopy();
    }

    private void write(MailFacts facts) throws IOException {
        FactsOutput to = new FactsOutput(out);
        out.writeByte(VERSION);
        out.writeString(facts.id());
        to.texts(facts.parents());
        out.writeString(facts.subject().raw());
        to.address(facts.sender());
        to.flag(facts.author().isPresent());
        if (facts.author().isPresent()) to.address(facts.author().get());
        out.writeZLong(facts.date().getEpochSecond());
        to.flag(facts.diff());
        to.text(facts.patchId());
        int[] hashes = facts.sketch().hashes();
        out.writeVInt(hashes.length);
        for (int hash : hashes) out.writeInt(hash);
        out.writeLong(facts.sketch().sum());
        to.text(facts.changeId());
        to.text(facts.baseCommit());
        to.texts(facts.prerequisites());
        to.texts(facts.supersedes());
        to.each(facts.links(), link -> {
            out.writeString(link.id());
            out.writeString(link.role().name());
            out.writeString(link.words());
        });
        to.texts(facts.listedTitles());
        to.each(facts.trailers(), trailer -> {
            out.writeString(trailer.name());
            out.writeString(trailer.value());
            out.writeString(trailer.note());
            out.writeString(trailer.lead());
        });
        to.each(facts.landings(), landing -> {
            out.writeString(landing.kind().name());
            out.writeString(landing.tree());
            to.text(landing.commit());
            out.writeString(landing.title());
            out.writeVInt(landing.number());
            to.texts(landing.links());
            out.writeString(landing.words());
        });
    }

    /**
     * Reads facts back.
     *
     * @throws IOException where they were written in another form; the message says the way out
     */
    public static StoredFacts read(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("The index holds facts of mails in form " + version + ", this program reads form "
                    + VERSION + ": make the index anew with \"reroll reindex\"");
        }
        FactsInput from = new FactsInput(in);
        MailFacts facts = new MailFacts(
                in.readString(),
                from.texts(),
                SubjectParser.parse(in.readString()),
                from.address(),
                from.flag() ? Optional.of(from.address()) : Optional.<Address>empty(),
                Instant.ofEpochSecond(in.readZLong()),
                from.flag(),
                from.text(),
                sketch(in),
                from.text(),
                from.text(),
                from.texts(),
                from.texts(),
                from.each(() ->
                        new ArchiveLink(in.readString(), ArchiveLink.Role.valueOf(in.readString()), in.readString())),
                from.texts(),
                from.each(() -> new Trailer(in.readString(), in.readString(), in.readString(), in.readString())),
                from.each(() -> new Landing(
                        Landing.Kind.valueOf(in.readString()),
                        in.readString(),
                        from.text(),
                        in.readString(),
                        in.readVInt(),
                        from.texts(),
                        in.readString())));
        return new StoredFacts(facts, from.texts());
    }

    private static Sketch sketch(ByteArrayDataInput in) {
        int[] hashes = new int[in.readVInt()];
        for (int i = 0; i < hashes.length; i++) hashes[i] = in.readInt();
        long sum = in.readLong();
        return hashes.length == 0 && sum == 0 ? Sketch.NONE : Sketch.of(hashes, sum);
    }
}
