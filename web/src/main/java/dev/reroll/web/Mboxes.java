package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Hits;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.thread.MailThread;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.web.feed.Mboxrd;
import dev.reroll.web.url.Urls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails as mboxes: gzip files of mboxrd, made while they are sent. */
final class Mboxes {

    private static final Logger LOG = LoggerFactory.getLogger(Mboxes.class);

    /** Every mail was sent at some time. */
    private static final String EVERYTHING = "d:19700101..";

    private static final int BUFFER = 16_384;

    private final Library library;
    private final Notices notices;

    Mboxes(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    /** One mail, not packed: {@code /raw}. */
    Reply raw(IndexedMail mail) throws IOException {
        byte[] bytes;
        try {
            bytes = library.reading().raw(mail);
        } catch (MissingMailException e) {
            return notices.noText(mail);
        }
        ByteArrayOutputStream mbox = new ByteArrayOutputStream(bytes.length + 256);
        Mboxrd.write(mbox, bytes);
        return new Reply.Whole(200, "text/plain; charset=utf-8", Map.of(), mbox.toByteArray());
    }

    Reply thread(MailThread thread) {
        List<IndexedMail> mails = thread.present();
        return packed(name(thread.first().subject()), out -> {
            for (IndexedMail mail : mails) write(out, mail);
        });
    }

    /**
     * All mails that match a query.
     *
     * @param threads whether the other mails of their threads come with them
     */
    Reply search(String list, String query, boolean threads) throws IOException {
        Optional<String> inbox = Library.inbox(list);
        try {
            SearchOptions one = new SearchOptions(inbox, Order.NEWEST, 0, 1, false);
            // clients take 404 for "no mail" and an empty file for an error
            Hits hits = library.search().search(query, one);
            if (hits.mails().isEmpty()) return notices.nothingFound(list, query, Wanted.MAILS, false, hits.notes());
        } catch (QueryException e) {
            return notices.badQuery(list, query, e);
        }
        return packed(name(query), out -> {
            Set<String> sent = new HashSet<>();
            try {
                library.search().mails(query, inbox, mail -> {
                    if (!threads) {
                        write(out, mail);
                    } else if (!sent.contains(mail.id())) {
                        writeThread(out, mail, sent);
                    }
                });
            } catch (QueryException e) {
                throw new IllegalStateException("the query was understood a moment ago: " + query, e);
            }
        });
    }

    /** Every mail of a list, in the order of arrival. */
    Reply whole(String list) throws IOException {
        return packed(list, out -> {
            try {
                library.search().mails(EVERYTHING, Library.inbox(list), mail -> write(out, mail));
            } catch (QueryException e) {
                throw new IllegalStateException("a query of our own was refused", e);
            }
        });
    }

    /** The mails of a thread that match a query: how clients ask what is new in a thread. */
    Reply within(MailThread thread, String query) throws IOException {
        Map<String, IndexedMail> members = new HashMap<>();
        for (IndexedMail mail : thread.present()) members.put(mail.id(), mail);
        List<IndexedMail> found = new ArrayList<>();
        try {
            library.search().mails(query, Optional.empty(), mail -> {
                if (members.containsKey(mail.id())) found.add(mail);
            });
        } catch (QueryException e) {
            return notices.badQuery(Urls.ALL, query, e);
        }
        if (found.isEmpty()) return notices.nothingFound(Urls.ALL, query, Wanted.MAILS, false, List.of());
        return packed(name(query), out -> {
            for (IndexedMail mail : found) write(out, mail);
        });
    }

    /** A mail whose bytes are lost, as in a partial clone, is left out: the others are still of use. */
    private void write(OutputStream out, IndexedMail mail) throws IOException {
        byte[] raw;
        try {
            raw = library.reading().raw(mail);
        } catch (MissingMailException e) {
            LOG.warn("{} is left out of an mbox: {}", mail.id(), e.getMessage());
            return;
        }
        Mboxrd.write(out, raw);
    }

    private void writeThread(OutputStream out, IndexedMail mail, Set<String> sent) throws IOException {
        List<IndexedMail> mails =
                library.search().thread(mail.id()).map(MailThread::present).orElse(List.of(mail));
        for (IndexedMail member : mails) {
            if (sent.add(member.id())) write(out, member);
        }
    }

    private static Reply packed(String name, Reply.Writer body) {
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename=\"" + name + ".mbox.gz\"");
        return new Reply.Streamed("application/gzip", headers, out -> {
            // not closed on failure: a file without its end is seen to be cut
            GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER);
            body.write(gzip);
            gzip.finish();
        });
    }

    /** A file name made of a subject or query. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length() && name.length() < 60; i++) {
            char c = text.charAt(i);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            if (plain) name.append(Character.toLowerCase(c));
            else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') name.append('-');
        }
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '-') name.setLength(name.length() - 1);
        return name.isEmpty() ? "mails" : name.toString();
    }
}
