package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.mailbox.ImapConnection.Fetched;
import dev.reroll.ingest.mailbox.ImapConnection.Sized;
import dev.reroll.ingest.source.RawMail;
import dev.reroll.ingest.source.Reject;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder on an IMAP server. What was read is told by UIDVALIDITY and the next UID; where the server numbers its mails
 * anew, the folder is read from its start and what is known is recognised.
 */
final class ImapMailbox implements Mailbox {

    /** Mails whose sizes are asked for at once: their UIDs fit into the 8,000 octets that servers take for a line. */
    private static final int AT_ONCE = 300;

    /** Mails are fetched together up to this size, so that a round trip pays; octets. */
    private static final long TOGETHER = 4 * 1024 * 1024;

    /** RFC 2177 wants IDLE begun again before 30 minutes are over. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(29);

    private final MailboxAt at;
    private Optional<ImapMark> reached = Optional.empty();

    ImapMailbox(MailboxAt at) {
        this.at = at;
    }

    @Override
    public String list() {
        return at.list();
    }

    @Override
    public String location() {
        return at.url().toString();
    }

    @Override
    public void forEach(Consumer<RawMail> mails, Consumer<Reject> rejects) throws IOException {
        reached = Optional.empty();
        Optional<ImapMark> before = ImapMark.from(at.state());
        Patience patience = new Patience(at.terms().again());
        Reading reading = new Reading(mails, rejects);
        patience.insist(() -> reading.goOn(before, patience));
        reached = Optional.of(reading.mark());
    }

    /** One run through the folder, which may take several connections. */
    private final class Reading {

        private final Consumer<RawMail> mails;
        private final Consumer<Reject> rejects;
        private Optional<ImapMark> passed = Optional.empty();

        Reading(Consumer<RawMail> mails, Consumer<Reject> rejects) {
            this.mails = mails;
            this.rejects = rejects;
        }

        ImapMark mark() {
            return passed.orElseThrow();
        }

        void goOn(Optional<ImapMark> before, Patience patience) throws IOException {
            try (ImapConnection connection = ImapConnection.open(at.url(), at.password(), at.terms())) {
                long validity = connection.uidValidity();
                if (passed.isPresent() && passed.get().uidValidity() != validity)
                    throw new SourceException("The server numbered the mails of " + at.url()
                            + " anew while they were read:" + " run this again. Nothing of it was taken in.");
                long next = passed.or(() -> before)
                        .filter(mark -> mark.uidValidity() == validity && validity > 0)
                        .map(ImapMark::uidNext)
                        .orElse(1L);
                passed = Optional.of(new ImapMark(validity, next));
                long[] uids = connection.uids(next);
                for (int i = 0; i < uids.length; i += AT_ONCE) {
                    long[] some = Arrays.copyOfRange(uids, i, Math.min(uids.length, i + AT_ONCE));
                    fetch(connection, some, patience);
                }
                pass(Math.max(connection.uidNext(), mark().uidNext()));
            }
        }

        private void fetch(ImapConnection connection, long[] uids, Patience patience) throws IOException {
            Map<Long, Long> sizes = new HashMap<>();
            for (Sized sized : connection.sizes(uids)) sizes.put(sized.uid(), sized.size());
            List<Long> together = new ArrayList<>();
            long octets = 0;
            for (long uid : uids) {
                long size = sizes.getOrDefault(uid, 0L);
                if (size > at.maxMail() || (!together.isEmpty() && octets + size > TOGETHER)) {
                    handOut(connection, together, octets, patience);
                    together.clear();
                    octets = 0;
                }
                if (size > at.maxMail()) {
                    rejects.accept(at.tooLarge(where(uid)));
                    pass(uid + 1);
                } else {
                    together.add(uid);
                    octets += size;
                }
            }
            handOut(connection, together, octets, patience);
        }

        private void handOut(ImapConnection connection, List<Long> together, long octets, Patience patience)
                throws IOException {
            if (together.isEmpty()) return;
            long[] uids = together.stream().mapToLong(Long::longValue).toArray();
            Map<Long, byte[]> fetched = new HashMap<>();
            for (Fetched mail : connection.mails(uids, octets)) fetched.put(mail.uid(), mail.octets());
            for (long uid : uids) {
                byte[] mail = fetched.get(uid);
                if (mail == null || mail.length == 0) {
                    rejects.accept(at.notHandedOut(where(uid)));
                } else if (mail.length > at.maxMail()) {
                    rejects.accept(at.tooLarge(where(uid)));
                } else {
                    mails.accept(new RawMail(Octets.unixLines(mail), where(uid)));
                }
                pass(uid + 1);
            }
            patience.renew();
        }

        private void pass(long next) {
            passed = Optional.of(new ImapMark(mark().uidValidity(), next));
        }
    }

    /** As RFC 5092 names one mail. */
    private String where(long uid) {
        return at.url() + "/;UID=" + uid;
    }

    @Override
    public void kept() throws IOException {
        if (reached.isPresent()) reached.get().to(at.state());
    }

    @Override
    public boolean waitForMail(Duration atMost) throws IOException, InterruptedException {
        Optional<ImapMark> mark = ImapMark.from(at.state());
        if (mark.isEmpty()) return true;
        Duration idle = atMost.compareTo(LONGEST_IDLE) < 0 ? atMost : LONGEST_IDLE;
        Terms patient = at.terms().withSilence(at.terms().silence().plus(idle));
        try (ImapConnection connection = ImapConnection.open(at.url(), at.password(), patient)) {
            if (connection.uidValidity() != mark.get().uidValidity()) return true;
            Poll.Question anything = () -> connection.uids(mark.get().uidNext()).length > 0;
            if (!connection.canIdle()) return Poll.until(atMost, at.terms().poll(), anything);
            return Poll.until(atMost, idle, anything, connection::idle);
        }
    }
}
