package dev.reroll.ingest.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;

/** One session with a maildrop (RFC 1939). Nothing is ever deleted in it. */
final class Pop3Connection implements Closeable {

    /**
     * A mail in this session.
     *
     * @param uidl the server's name for it, which stays; empty if it has none that can be kept
     * @param size as the server says it, octets
     */
    record Listed(int number, Optional<String> uidl, long size) {}

    /** What LIST and UIDL say of a million mails. */
    private static final long MAX_LIST = 100L * 1000 * 1000;

    /** RFC 1939, 7: one to 70 characters from 0x21 to 0x7E; longer ones are met. */
    private static final Pattern UIDL = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Store store;
    private final POP3Folder drop;
    private final Meter meter;
    private final Trouble trouble;

    private Pop3Connection(Store store, POP3Folder drop, Meter meter, Trouble trouble) {
        this.store = store;
        this.drop = drop;
        this.meter = meter;
        this.trouble = trouble;
    }

    static Pop3Connection open(MailboxUrl url, Password password, Terms terms) throws IOException {
        Meter meter = new Meter();
        Trouble trouble = new Trouble(url, password, terms, meter);
        Store store = null;
        try {
            store = Session.getInstance(terms.properties(url, meter))
                    .getStore(url.scheme().word());
            store.connect(url.address(), url.port(), url.user().orElse(""), password.secret());
            POP3Folder drop = (POP3Folder) store.getFolder("INBOX");
            drop.open(Folder.READ_ONLY);
            return new Pop3Connection(store, drop, meter, trouble);
        } catch (MessagingException problem) {
            IOException said = trouble.connecting(problem);
            if (store != null) Closing.quietly(store);
            throw said;
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    /** All mails, in the server's order. */
    List<Listed> all() throws IOException {
        meter.allow(MAX_LIST);
        try {
            // one by one: getMessages would send a NOOP, which public-inbox-pop3d 1.9 answers with a stray octet
            Message[] messages = new Message[drop.getMessageCount()];
            for (int i = 0; i < messages.length; i++) messages[i] = drop.getMessage(i + 1);
            FetchProfile names = new FetchProfile();
            names.add(UIDFolder.FetchProfileItem.UID);
            drop.fetch(messages, names);
            int[] sizes = drop.getSizes();
            List<Listed> all = new ArrayList<>(messages.length);
            for (Message message : messages) {
                Optional<String> uidl = Optional.ofNullable(drop.getUID(message))
                        .filter(name -> UIDL.matcher(name).matches());
                all.add(new Listed(message.getMessageNumber(), uidl, sizes[message.getMessageNumber() - 1]));
            }
            return all;
        } catch (MessagingException problem) {
            throw trouble.reading(problem);
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    /** The mail as the server has it; empty if it is larger than {@code max} octets, whatever the server said before. */
    Optional<byte[]> mail(Listed listed, int max) throws IOException {
        meter.allow(max);
        Bounded octets = new Bounded(max);
        try {
            POP3Message message = (POP3Message) drop.getMessage(listed.number());
            message.writeTo(octets, null);
            message.invalidate(true);
            return octets.whole();
        } catch (MessagingException | IOException problem) {
            throw trouble.reading(problem);
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    @Override
    public void close() {
        Closing.quietly(drop, store);
    }

    /** Keeps nothing of a mail that grows too large, while the session reads on to its end. */
    private static final class Bounded extends ByteArrayOutputStream {

        private final int max;
        private boolean exceeded;

        Bounded(int max) {
            this.max = max;
        }

        @Override
        public synchronized void write(int octet) {
            if (room(1)) super.write(octet);
        }

        @Override
        public synchronized void write(byte[] octets, int offset, int length) {
            if (room(length)) super.write(octets, offset, length);
        }

        private boolean room(int more) {
            exceeded |= (long) count + more > max;
            return !exceeded;
        }

        Optional<byte[]> whole() {
            return exceeded ? Optional.empty() : Optional.of(toByteArray());
        }
    }
}
