package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.mailbox.Pop3Connection.Listed;
import dev.reroll.ingest.mailbox.StateFile.Entry;
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

    private final MailboxAt at;
    private Optional<List<String>> reached = Optional.empty();

    Pop3Mailbox(MailboxAt at) {
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
        Set<String> read = remembered();
        Patience patience = new Patience(at.terms().again());
        patience.insist(() -> {
            try (Pop3Connection connection = Pop3Connection.open(at.url(), at.password(), at.terms())) {
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
        String where = at.url() + ", mail " + listed.uidl().orElse("number " + listed.number());
        Optional<byte[]> mail = listed.size() > at.maxMail() ? Optional.empty() : connection.mail(listed, at.maxMail());
        if (mail.isEmpty()) {
            rejects.accept(at.tooLarge(where));
        } else if (mail.get().length == 0) {
            rejects.accept(at.notHandedOut(where));
        } else {
            mails.accept(new RawMail(Octets.unixLines(mail.get()), where));
        }
    }

    private Set<String> remembered() throws IOException {
        Set<String> read = new HashSet<>();
        for (Entry entry : at.state().read()) {
            if (!entry.word().equals(WORD)) throw at.state().damaged("not that of a maildrop");
            read.add(entry.value());
        }
        return read;
    }

    @Override
    public void kept() throws IOException {
        if (reached.isEmpty()) return;
        at.state()
                .write(reached.get().stream().map(uidl -> new Entry(WORD, uidl)).toList());
    }

    /** A maildrop cannot tell of new mail, and its session sees none that comes later: it is asked again and again. */
    @Override
    public boolean waitForMail(Duration atMost) throws IOException, InterruptedException {
        Set<String> read = remembered();
        return Poll.until(atMost, at.terms().poll(), () -> {
            try (Pop3Connection connection = Pop3Connection.open(at.url(), at.password(), at.terms())) {
                // mails without an id do not count: they would look new forever
                return connection.all().stream()
                        .flatMap(listed -> listed.uidl().stream())
                        .anyMatch(uidl -> !read.contains(uidl));
            }
        });
    }
}
