package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.search.Hits;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.thread.MailThread;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.feed.AtomFeed;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Atom feeds of whole mails. */
final class Feeds {

    /** As public-inbox: new.atom has 25 mails, a page of a search 200. */
    private static final int NEWEST = 25;

    static final int PAGE = 200;

    /** Mails of a thread in its feed, the newest of it. */
    private static final int THREAD = 200;

    private static final int LONGEST_TEXT = 250_000;

    private final Library library;
    private final Notices notices;

    Feeds(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    Reply newest(String list, String origin) throws IOException {
        List<IndexedMail> mails;
        try {
            // every mail was sent at some time
            mails = library.search()
                    .search("d:19700101..", new SearchOptions(Library.inbox(list), Order.ARRIVAL, 0, NEWEST, false))
                    .mails();
        } catch (QueryException e) {
            throw new IllegalStateException("a query of our own was refused", e);
        }
        String page = origin + Urls.list(list);
        return feed(list, list + ": new mails", page, page + "new.atom", mails, origin);
    }

    Reply thread(String list, MailThread thread, String origin) {
        IndexedMail first = thread.first();
        List<IndexedMail> newest = thread.present().stream()
                .sorted(Comparator.comparing((IndexedMail mail) -> SentTime.of(mail))
                        .reversed())
                .limit(THREAD)
                .toList();
        String page = origin + MailViews.path(list, first, Form.FLAT);
        String self = origin + MailViews.path(list, first, Form.FEED);
        return feed(list, MailViews.subject(first).raw(), page, self, newest, origin);
    }

    Reply search(String list, Request request) throws IOException {
        SearchPages.Asked asked = SearchPages.Asked.of(request, PAGE);
        Hits hits;
        try {
            hits = library.search().search(asked.query(), asked.options(list));
        } catch (QueryException e) {
            return notices.badQuery(list, asked.query(), e);
        }
        if (hits.mails().isEmpty())
            return notices.nothingFound(list, asked.query(), Wanted.MAILS, asked.offset() > 0, hits.notes());
        String page = request.origin() + Urls.list(list) + "?q=" + SearchPages.form(asked.query());
        return feed(list, asked.query() + " - search", page, page + "&x=A", hits.mails(), request.origin());
    }

    private Reply feed(String list, String title, String page, String self, List<IndexedMail> mails, String origin) {
        Instant updated =
                mails.stream().map(SentTime::of).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        AtomFeed.Head head = new AtomFeed.Head(title, page, self, new When(updated).iso());
        return new Reply.Streamed("application/atom+xml; charset=utf-8", Map.of(), out -> {
            try (AtomFeed feed = new AtomFeed(out, head)) {
                for (IndexedMail mail : mails) feed.add(entry(list, mail, origin));
            }
        });
    }

    private String text(IndexedMail mail) throws IOException {
        try {
            return library.reading().parse(mail).text();
        } catch (MissingMailException e) {
            return "The archive knows of this mail but does not hold its text.\n";
        }
    }

    private AtomFeed.Entry entry(String list, IndexedMail mail, String origin) throws IOException {
        Address from = mail.from().isEmpty() ? new Address("", "") : mail.from().getFirst();
        Optional<AtomFeed.Answered> answered = mail.inReplyTo().stream()
                .findFirst()
                .map(id -> new AtomFeed.Answered(id, origin + Urls.mail(MailViews.listFor(list, mail), id)));
        String text = text(mail);
        return new AtomFeed.Entry(
                mail.id(),
                mail.subject(),
                from.name().isEmpty() ? from.email() : from.name(),
                from.email(),
                new When(SentTime.of(mail)).iso(),
                origin + MailViews.href(list, mail),
                answered,
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "\n[cut]\n" : text);
    }
}
