package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.mailbox.NntpConnection.Article;
import dev.reroll.ingest.mailbox.StateFile.Entry;
import dev.reroll.ingest.source.RawMail;
import dev.reroll.ingest.source.Reject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A group on a news server, read on by article numbers. Servers add header fields of their own, such as Newsgroups and
 * Xref; a mail that is known from elsewhere is recognised all the same.
 */
final class NntpGroup implements Mailbox {

    private static final String NEXT = "next";

    private final MailboxAt at;
    private Optional<Long> reached = Optional.empty();

    NntpGroup(MailboxAt at) {
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
        Reading reading = new Reading(next(), mails, rejects);
        Patience patience = new Patience(at.terms().again());
        patience.insist(() -> {
            // a connection ends with an article that is too large
            while (!reading.goOn(patience)) patience.renew();
        });
        reached = Optional.of(reading.next);
    }

    /** One run through the group, which may take several connections. */
    private final class Reading {

        private final Consumer<RawMail> mails;
        private final Consumer<Reject> rejects;
        private long next;

        Reading(long next, Consumer<RawMail> mails, Consumer<Reject> rejects) {
            this.next = next;
            this.mails = mails;
            this.rejects = rejects;
        }

        /** Whether the end of the group was reached. */
        boolean goOn(Patience patience) throws IOException {
            try (NntpConnection connection = NntpConnection.open(at.url(), at.password(), at.terms())) {
                long last = connection.last();
                next = Math.max(numberedAnew(next, last) ? 1 : next, connection.first());
                while (next <= last) {
                    String where = at.url() + "/" + next;
                    Article article = connection.article(next++, at.maxMail());
                    switch (article) {
                        case Article.Whole whole -> mails.accept(new RawMail(Octets.unixLines(whole.octets()), where));
                        case Article.TooLarge _ -> {
                            rejects.accept(at.tooLarge(where));
                            return next > last;
                        }
                        case Article.None _ -> {}
                    }
                    patience.renew();
                }
                return true;
            }
        }
    }

    /** Numbers only grow (RFC 3977, 6.1.1.2): where the highest is below what was read, the group was made anew. */
    private static boolean numberedAnew(long next, long last) {
        return last + 1 < next;
    }

    private long next() throws IOException {
        List<Entry> entries = at.state().read();
        if (entries.isEmpty()) return 1;
        if (entries.size() != 1 || !entries.getFirst().word().equals(NEXT))
            throw at.state().damaged("not that of a group");
        return at.state().number(entries.getFirst());
    }

    @Override
    public void kept() throws IOException {
        if (reached.isPresent()) at.state().write(List.of(new Entry(NEXT, Long.toString(reached.get()))));
    }

    @Override
    public boolean waitForMail(Duration atMost) throws IOException, InterruptedException {
        long next = next();
        return Poll.until(atMost, at.terms().poll(), () -> {
            try (NntpConnection connection = NntpConnection.open(at.url(), at.password(), at.terms())) {
                long last = connection.last();
                return (last >= next && last >= connection.first()) || numberedAnew(next, last);
            }
        });
    }
}
