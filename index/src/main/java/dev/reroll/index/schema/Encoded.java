package dev.reroll.index.schema;

import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * The stored form of an {@link IndexedMail}: a version byte, then its components in order. Numbers are in groups of
 * seven bits, text is UTF-8 behind its length, object ids are bytes. Not thread-safe; reuses its buffer.
 */
final class Encoded {

    private static final byte VERSION = 1;
    private static final HexFormat HEX = HexFormat.of();
    private static final int OBJECT_ID = 40;

    private final BytesRefBuilder out = new BytesRefBuilder();

    /** The encoded mail; valid until the next call. */
    BytesRef of(IndexedMail mail) {
        out.clear();
        out.append(VERSION);
        text(mail.id());
        texts(mail.ids().subList(Math.min(1, mail.ids().size()), mail.ids().size()));
        texts(mail.inReplyTo());
        texts(mail.references());
        text(mail.subject());
        addresses(mail.from());
        addresses(mail.to());
        addresses(mail.cc());
        number(zigzag(mail.date().getEpochSecond()));
        number(zigzag(mail.received().getEpochSecond()));
        texts(mail.listIds());
        number(mail.copies().size());
        for (Copy copy : mail.copies()) {
            text(copy.place().list());
            number(copy.place().epoch());
            objectId(copy.place().commit());
            objectId(copy.place().blob());
            number(zigzag(copy.arrived().getEpochSecond()));
            number(copy.differs() ? 1 : 0);
        }
        number(mail.size());
        number(mail.flaws().size());
        for (Flaw flaw : mail.flaws()) {
            text(flaw.kind().name());
            text(flaw.detail());
        }
        objectId(mail.patchId().orElse(""));
        return out.get();
    }

    private void addresses(List<Address> addresses) {
        number(addresses.size());
        for (Address address : addresses) {
            text(address.name());
            text(address.email());
        }
    }

    private void texts(List<String> texts) {
        number(texts.size());
        for (String text : texts) text(text);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.append(bytes, 0, bytes.length);
    }

    /** 20 bytes behind a 1, or text behind a 0 where it is no id of 40 lower-case hex digits. */
    private void objectId(String id) {
        boolean binary = id.length() == OBJECT_ID && isLowerHex(id);
        number(binary ? 1 : 0);
        if (binary) {
            byte[] bytes = HEX.parseHex(id);
            out.append(bytes, 0, bytes.length);
        } else {
            text(id);
        }
    }

    private static boolean isLowerHex(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!HexFormat.isHexDigit(id.charAt(i)) || Character.isUpperCase(id.charAt(i))) return false;
        }
        return true;
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.append((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.append((byte) rest);
    }

    private static long zigzag(long value) {
        return (value >> 63) ^ (value << 1);
    }

    /** Reads a mail back. */
    static IndexedMail read(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("The index holds mails in form " + version + ", this program reads form " + VERSION
                    + ": make the index anew with \"reroll reindex\"");
        }
        String id = readText(in);
        List<String> otherIds = readTexts(in);
        List<String> ids = new ArrayList<>(1 + otherIds.size());
        ids.add(id);
        ids.addAll(otherIds);
        return new IndexedMail(
                id,
                List.copyOf(ids),
                readTexts(in),
                readTexts(in),
                readText(in),
                readAddresses(in),
                readAddresses(in),
                readAddresses(in),
                readInstant(in),
                readInstant(in),
                readTexts(in),
                readCopies(in),
                in.readVLong(),
                readFlaws(in),
                Optional.of(readObjectId(in)).filter(patchId -> !patchId.isEmpty()));
    }

    private static List<Address> readAddresses(ByteArrayDataInput in) {
        Address[] addresses = new Address[in.readVInt()];
        for (int i = 0; i < addresses.length; i++) addresses[i] = new Address(readText(in), readText(in));
        return List.of(addresses);
    }

    private static List<String> readTexts(ByteArrayDataInput in) {
        String[] texts = new String[in.readVInt()];
        for (int i = 0; i < texts.length; i++) texts[i] = readText(in);
        return List.of(texts);
    }

    private static List<Copy> readCopies(ByteArrayDataInput in) throws IOException {
        Copy[] copies = new Copy[in.readVInt()];
        for (int i = 0; i < copies.length; i++) {
            Place place = new Place(readText(in), in.readVInt(), readObjectId(in), readObjectId(in));
            copies[i] = new Copy(place, readInstant(in), in.readVInt() == 1);
        }
        return List.of(copies);
    }

    private static List<Flaw> readFlaws(ByteArrayDataInput in) {
        Flaw[] flaws = new Flaw[in.readVInt()];
        for (int i = 0; i < flaws.length; i++) flaws[i] = new Flaw(Flaw.Kind.valueOf(readText(in)), readText(in));
        return List.of(flaws);
    }

    private static String readText(ByteArrayDataInput in) {
        byte[] bytes = new byte[in.readVInt()];
        in.readBytes(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String readObjectId(ByteArrayDataInput in) {
        if (in.readVInt() == 0) return readText(in);
        byte[] bytes = new byte[OBJECT_ID / 2];
        in.readBytes(bytes, 0, bytes.length);
        return HEX.formatHex(bytes);
    }

    private static Instant readInstant(ByteArrayDataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readZLong());
    }
}
