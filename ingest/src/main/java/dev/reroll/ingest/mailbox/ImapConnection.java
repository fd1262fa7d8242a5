package dev.reroll.ingest.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One connection with one folder opened read-only (EXAMINE), so that nothing it does marks a mail as seen. Jakarta Mail
 * logs in and keeps the protocol; the mails are fetched by commands of ours, many at once and as the server has them.
 */
final class ImapConnection implements Closeable {

    /** A mail's number in its folder, and its size as the server says it, octets. */
    record Sized(long uid, long size) {}

    /** A mail as the server has it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Fetched(long uid, byte[] octets) {}

    /** A list of all UIDs of a folder of three million mails. */
    private static final long MAX_LIST = 32 * 1024 * 1024;

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final Meter meter;
    private final Trouble trouble;

    private ImapConnection(IMAPStore store, IMAPFolder folder, Meter meter, Trouble trouble) {
        this.store = store;
        this.folder = folder;
        this.meter = meter;
        this.trouble = trouble;
    }

    static ImapConnection open(MailboxUrl url, Password password, Terms terms) throws IOException {
        Meter meter = new Meter();
        Trouble trouble = new Trouble(url, password, terms, meter);
        Session session = Session.getInstance(terms.properties(url, meter));
        IMAPStore store = null;
        try {
            store = url.anonymous()
                    ? new AnonymousStore(session, url.scheme())
                    : (IMAPStore) session.getStore(url.scheme().word());
            store.connect(url.address(), url.port(), url.user().orElse("anonymous"), password.secret());
            IMAPFolder folder = (IMAPFolder) store.getFolder(url.folder());
            folder.open(Folder.READ_ONLY);
            return new ImapConnection(store, folder, meter, trouble);
        } catch (MessagingException problem) {
            IOException said = trouble.connecting(problem);
            if (store != null) Closing.quietly(store);
            throw said;
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    /** Which numbering the UIDs belong to (RFC 3501, 2.3.1.1); not positive if the server does not keep one. */
    long uidValidity() throws IOException {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        }
    }

    /** Above the UID of every mail that was there when the folder was opened; not positive if the server does not say. */
    long uidNext() throws IOException {
        try {
            return folder.getUIDNext();
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        }
    }

    /** The UIDs from {@code first} on, ascending. */
    long[] uids(long first) throws IOException {
        LongStream.Builder uids = LongStream.builder();
        for (Response response : command("UID SEARCH UID " + first + ":*", MAX_LIST)) {
            if (!(response instanceof IMAPResponse found) || !found.keyEquals("SEARCH")) continue;
            // “5:*” names the last mail even where its UID is below 5 (RFC 3501, 6.4.8)
            for (long uid = found.readLong(); uid >= 0; uid = found.readLong()) if (uid >= first) uids.add(uid);
        }
        return uids.build().sorted().distinct().toArray();
    }

    /** The sizes of these mails, as far as they are still there. */
    List<Sized> sizes(long[] uids) throws IOException {
        List<Sized> sizes = new ArrayList<>();
        for (Response response : command("UID FETCH " + UidSet.of(uids) + " (UID RFC822.SIZE)", 200L * uids.length)) {
            if (!(response instanceof FetchResponse fetched)) continue;
            UID uid = fetched.getItem(UID.class);
            RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
            if (uid != null && size != null) sizes.add(new Sized(uid.uid, size.size));
        }
        return sizes;
    }

    /** These mails, as far as the server hands them out; {@code octets} is what they should take together. */
    List<Fetched> mails(long[] uids, long octets) throws IOException {
        List<Fetched> mails = new ArrayList<>();
        for (Response response : command("UID FETCH " + UidSet.of(uids) + " (UID BODY.PEEK[])", octets)) {
            if (!(response instanceof FetchResponse fetched)) continue;
            UID uid = fetched.getItem(UID.class);
            BODY body = fetched.getItem(BODY.class);
            if (uid == null || body == null || body.getByteArray() == null) continue;
            mails.add(new Fetched(uid.uid, body.getByteArray().getNewBytes()));
        }
        return mails;
    }

    boolean canIdle() throws IOException {
        try {
            return store.hasCapability("IDLE");
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        }
    }

    /** Waits (RFC 2177) until the server tells of anything, or the time is over; at most 29 minutes, as the RFC says. */
    void idle(Duration atMost) throws IOException {
        meter.allow(0);
        try {
            folder.doCommand(protocol -> {
                idle(protocol, atMost);
                return true;
            });
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        }
    }

    private static void idle(IMAPProtocol protocol, Duration atMost) throws ProtocolException {
        protocol.idleStart();
        AtomicBoolean ending = new AtomicBoolean();
        Runnable end = () -> {
            if (ending.compareAndSet(false, true)) protocol.idleAbort();
        };
        CountDownLatch over = new CountDownLatch(1);
        Thread timer = Thread.ofVirtual().start(() -> {
            try {
                if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) end.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            boolean goesOn = true;
            while (goesOn) {
                Response response = protocol.readIdleResponse();
                if (response == null) return;
                if (response.isUnTagged()) end.run();
                goesOn = protocol.processIdleResponse(response);
            }
        } finally {
            over.countDown();
            timer.interrupt();
        }
    }

    private Response[] command(String command, long octets) throws IOException {
        meter.allow(octets);
        try {
            return (Response[]) folder.doCommand(protocol -> {
                Response[] responses = protocol.command(command, null);
                protocol.handleResult(responses[responses.length - 1]);
                return responses;
            });
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    @Override
    public void close() {
        Closing.quietly(folder, store);
    }
}
