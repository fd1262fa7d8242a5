package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.mailbox.Pop3Connection.Listed;
import dev.reroll.ingest.mailbox.StateFile.Entry;
import dev.reroll.ingest.source.MailFiles;
import dev.reroll.ingest.source.RawMail;
import dev.reroll.ingest.source.Reject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A maildrop on a POP3 server. What was read is told by the server's unique ids (UIDL); those of mails that are gone
 * from the server are forgotten. Mails without such an id are read each time and recognised.
 */
final class Pop3Mailbox implements Mailbox {

    private static final String WORD = "uidl";

    private final MailboxUrl url;
    private final String list;
    private final StateFile state;
    private final Passwords passwords;
    private final Terms terms;
    private final int maxMail;
    private Optional<List<String>> reached = Optional.empty();

    Pop3Mailbox(MailboxUrl url, String list, StateFile state, Passwords passwords, Terms terms, int maxMail) {
        this.url = url;
        this.list = list;
        this.state = state;
        this.passwords = passwords;
        this.terms = terms;
        this.maxMail = maxMail;
    }

    Pop3Mailbox(MailboxUrl url, String list, StateFile state, Passwords passwords, Terms terms) {
        this(url, list, state, passwords, terms, MailFiles.MAX_MAIL);
    }

    @Override
    public String list() {
        return list;
    }

    @Override
    public String location() {
        return url.toString();
    }

    @Override
    public void forEach(Consumer<RawMail> mails, Consumer<Reject> rejects) throws IOException {
        reached = Optional.empty();
        Set<String> read = remembered();
        Patience patience = new Patience(terms.again());
        patience.insist(() -> {
            try (Pop3Connection connection = Pop3Connection.open(url, passwords.of(url), terms)) {
                List<String> there = new ArrayList<>();
                for (Listed listed : connection.all()) {
                    listed.uidl().ifPresent(there::add);
                    if (listed.uidl().filter(read::contains).isPresent()) continue;
                    handOut(connection, listed, mails, rejects);
                    if (listed.uidl().isPresent()) {
                        read.add(listed.uidl().get());
                        patience.renew();
                    }
                }
                reached = Optional.of(there);
            }
        });
    }

    private void handOut(Pop3Connection connection, Listed listed, Consumer<RawMail> mails, Consumer<Reject> rejects)
            throws IOException {
        String where = url + ", mail " + listed.uidl().orElse("number " + listed.number());
        Optional<byte[]> mail = listed.size() > maxMail ? Optional.empty() : connection.mail(listed, maxMail);
        if (mail.isEmpty()) {
            rejects.accept(new Reject(where, "is larger than " + maxMail / (1024 * 1024) + " MB"));
        } else if (mail.get().length == 0) {
            rejects.accept(new Reject(where, "was listed, but the server did not hand it out"));
        } else {
            mails.accept(new RawMail(Octets.unixLines(mail.get()), where));
        }
    }

    private Set<String> remembered() throws IOException {
        Set<String> read = new HashSet<>();
        for (Entry entry : state.read()) {
            if (!entry.word().equals(WORD)) throw state.damaged("not that of a maildrop");
            read.add(entry.value());
        }
        return read;
    }

    @Override
    public void kept() throws IOException {
        if (reached.isEmpty()) return;
        state.write(reached.get().stream().map(uidl -> new Entry(WORD, uidl)).toList());
    }

    /** A maildrop cannot tell of new mail, and its session sees none that comes later: it is asked again and again. */
    @Override
    public boolean waitForMail(Duration atMost) throws IOException, InterruptedException {
        Set<String> read = remembered();
        return Poll.until(atMost, terms.poll(), () -> {
            try (Pop3Connection connection = Pop3Connection.open(url, passwords.of(url), terms)) {
                // mails without an id do not count: they would look new forever
                return connection.all().stream()
                        .flatMap(listed -> listed.uidl().stream())
                        .anyMatch(uidl -> !read.contains(uidl));
            }
        });
    }
}
