package dev.reroll.ingest.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads mails from their bytes. There are no bytes that it refuses: what a mail gets wrong is noted in its
 * {@linkplain Mail#flaws flaws}, and the rest is read. Time and memory are bounded by the mail's size, with limits on
 * header fields, parts, levels and text that no honest mail meets.
 *
 * <p>Of a mail's date the {@code Date} field is believed if it can be read ({@code MailDate} says how) and does not lie
 * after the mail's arrival by more than a week, or after now by more than two days where no arrival is known. Else the
 * date is that of the newest {@code Received} field that bears one, and where there is none either, 1970-01-01.
 *
 * <p>One instance is to be used by one thread; it is cheap to make, and quicker when used again.
 */
public final class MailParser {
    /** Clocks of senders are wrong by hours, mail queues hold mails for five days. */
    private static final Duration EARLY = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofDays(2);

    /** Ids of one mail. One with more is no mail any more. */
    private static final int MOST_IDS = 100;

    private static final int MOST_REFERENCES = 5000;

    private final InstantSource clock;
    private final PartReader parts = new PartReader();

    public MailParser() {
        this(InstantSource.system());
    }

    MailParser(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads a mail; a line {@code From } or {@code >From } of an mbox above its header is passed over. */
    public Mail parse(byte[] raw) {
        Flaws flaws = new Flaws();
        try {
            LeanMessage message = new LeanMessage(new SharedOctets(raw, headerStart(raw), raw.length));
            return read(raw, message, flaws);
        } catch (MessagingException | RuntimeException e) {
            // a defect of the program, not of the mail: the mail is kept and the flaw says what to look for
            return unparsed(raw, flaws, e);
        }
    }

    /**
     * The octets of a part after transfer decoding, as a reader would save them.
     *
     * @param number as in {@link Part#number}
     * @return empty where the mail has no such part
     */
    public Optional<byte[]> octets(byte[] raw, int number) {
        try {
            LeanMessage message = new LeanMessage(new SharedOctets(raw, headerStart(raw), raw.length));
            return Optional.ofNullable(parts.octets(message, number)).map(SharedOctets::copy);
        } catch (MessagingException | RuntimeException e) {
            return Optional.empty(); // such a mail has no parts but the one that parse() makes of all its bytes
        }
    }

    private Mail read(byte[] raw, Entity message, Flaws flaws) {
        flaws.addAll(message.fields().flaws());
        List<Address> from = AddressReader.read(message.all(Field.FROM), flaws);
        List<Address> to = AddressReader.read(message.all(Field.TO), flaws);
        List<Address> cc = AddressReader.read(message.all(Field.CC), flaws);
        List<String> ids = ids(message, raw, flaws);
        Set<String> inReplyTo = ids(message, Field.IN_REPLY_TO, MOST_IDS);
        Set<String> references = ids(message, Field.REFERENCES, MOST_REFERENCES);
        for (List<Address> people : List.of(from, to, cc)) {
            MessageIds.removeStrangers(inReplyTo, people);
            MessageIds.removeStrangers(references, people);
        }
        String subject = message.first(Field.SUBJECT);
        Optional<Instant> received = received(message);
        OffsetDateTime date = date(message, received, flaws);
        return new Mail(
                ids.getFirst(),
                ids,
                List.copyOf(inReplyTo),
                List.copyOf(references),
                subject == null ? "" : EncodedWords.decode(subject, flaws),
                from,
                to,
                cc,
                date.toInstant(),
                date.getOffset(),
                received,
                listIds(message),
                parts.read(message, flaws),
                raw.length,
                flaws.all(),
                standsFor(message));
    }

    private static Optional<StandsFor> standsFor(Entity message) {
        if (message.first(Field.ORIGINAL) == null) return Optional.empty();
        return ids(message, Field.ORIGINAL, 1).stream()
                .findFirst()
                .map(id -> new StandsFor(id, text(message, Field.ORIGINAL_AUTHOR), text(message, Field.ORIGINAL_DATE)));
    }

    private static String text(Entity message, Field field) {
        String value = message.first(field);
        return value == null ? "" : EncodedWords.decode(value, new Flaws());
    }

    /** As git mailsplit: blanks above the first line are passed over, and so is the line of an mbox. */
    private static int headerStart(byte[] raw) {
        int start = 0;
        while (start < raw.length && raw[start] <= ' ' && raw[start] > 0) start++;
        int from = start < raw.length && raw[start] == '>' ? start + 1 : start;
        boolean mboxLine =
                raw.length - from >= 5 && new String(raw, from, 5, StandardCharsets.ISO_8859_1).equals("From ");
        if (!mboxLine) return start;
        int colon = from + 4;
        while (colon < raw.length && raw[colon] == ' ') colon++;
        if (colon < raw.length && raw[colon] == ':') return start;
        return Math.min(SharedOctets.newline(raw, start, raw.length) + 1, raw.length);
    }

    private static List<String> ids(Entity message, byte[] raw, Flaws flaws) {
        Set<String> ids = ids(message, Field.MESSAGE_ID, MOST_IDS);
        if (ids.size() > 1) flaws.add(Flaw.Kind.SEVERAL_MESSAGE_IDS, String.join(" ", ids));
        ids.addAll(ids(message, Field.ALT_MESSAGE_ID, MOST_IDS));
        if (!ids.isEmpty()) return List.copyOf(ids);
        String[] fields = message.all(Field.MESSAGE_ID);
        // it has one, though not in the form of one
        if (fields.length > 0 && !fields[0].isEmpty()) {
            String id = MessageIds.word(fields[0]);
            flaws.add(Flaw.Kind.BAD_HEADER, "Message-ID: " + fields[0]);
            if (!id.isEmpty()) return List.of(id);
        }
        flaws.add(Flaw.Kind.NO_MESSAGE_ID, "It goes by one made from its bytes");
        return List.of(BlobId.of(raw) + "@no-message-id.invalid");
    }

    private static Set<String> ids(Entity message, Field field, int most) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : message.all(field)) MessageIds.read(value, ids, most);
        return ids;
    }

    private static List<String> listIds(Entity message) {
        String[] values = message.all(Field.LIST_ID);
        if (values.length == 0) return List.of();
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values) {
            int close = value.lastIndexOf('>');
            int open = value.lastIndexOf('<', close);
            String id = open >= 0 && open < close ? value.substring(open + 1, close) : value;
            id = EncodedWords.octetsOnly(id).toLowerCase(Locale.ROOT);
            if (!id.isEmpty() && ids.size() < MOST_IDS) ids.add(id);
        }
        return List.copyOf(ids);
    }

    private static Optional<Instant> received(Entity message) {
        for (String value : message.all(Field.RECEIVED)) {
            Optional<Instant> date = MailDate.read(value.substring(value.lastIndexOf(';') + 1));
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    private OffsetDateTime date(Entity message, Optional<Instant> received, Flaws flaws) {
        String value = message.first(Field.DATE);
        if (value == null || value.isEmpty()) {
            flaws.add(Flaw.Kind.NO_DATE, received.isPresent() ? "Taken from Received" : "Nor is there one in Received");
            return received.orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC);
        }
        Optional<OffsetDateTime> date = MailDate.readWithOffset(value);
        Instant latest =
                received.map(r -> r.plus(EARLY)).orElseGet(() -> clock.instant().plus(AHEAD));
        if (date.isPresent() && !date.get().toInstant().isAfter(latest)) return date.get();
        flaws.add(Flaw.Kind.BAD_DATE, "Date: " + value);
        return received.orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC);
    }

    private static Mail unparsed(byte[] raw, Flaws flaws, Exception e) {
        flaws.add(Flaw.Kind.NOT_PARSED, e.toString());
        String id = BlobId.of(raw) + "@no-message-id.invalid";
        int length = Math.min(raw.length, PartReader.MOST_TEXT);
        Part text = new Part(
                1,
                "text/plain",
                "",
                false,
                TextDecoder.guess(raw, 0, length).text().replace("\0", ""),
                raw.length);
        return new Mail(
                id,
                List.of(id),
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                ZoneOffset.UTC,
                Optional.empty(),
                List.of(),
                List.of(text),
                raw.length,
                flaws.all(),
                Optional.empty());
    }
}
