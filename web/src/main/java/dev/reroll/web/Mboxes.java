package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.thread.MailThread;
import dev.reroll.web.feed.Mboxrd;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Mails as mboxes: gzip files of mboxrd, made while they are sent. */
final class Mboxes {

    private static final int BUFFER = 16_384;

    private final Library library;
    private final Notices notices;

    Mboxes(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    /** One mail, not packed: {@code /raw}. */
    Reply raw(IndexedMail mail) throws IOException {
        byte[] bytes = library.reading().raw(mail);
        return new Reply.Streamed("text/plain; charset=utf-8", Map.of(), out -> Mboxrd.write(out, bytes));
    }

    Reply thread(MailThread thread) {
        List<IndexedMail> mails = thread.present();
        return packed(name(thread.first().subject()), out -> {
            for (IndexedMail mail : mails) Mboxrd.write(out, library.reading().raw(mail));
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
            if (library.search().search(query, one).mails().isEmpty()) return notices.nothingFound(list, query, false);
        } catch (QueryException e) {
            return notices.badQuery(list, query, e);
        }
        return packed(name(query), out -> {
            Set<String> sent = new HashSet<>();
            try {
                library.search().mails(query, inbox, mail -> {
                    if (!threads) {
                        Mboxrd.write(out, library.reading().raw(mail));
                    } else if (!sent.contains(mail.id())) {
                        writeThread(out, mail, sent);
                    }
                });
            } catch (QueryException e) {
                throw new IllegalStateException("the query was understood a moment ago: " + query, e);
            }
        });
    }

    private void writeThread(OutputStream out, IndexedMail mail, Set<String> sent) throws IOException {
        List<IndexedMail> mails =
                library.search().thread(mail.id()).map(MailThread::present).orElse(List.of(mail));
        for (IndexedMail member : mails) {
            if (sent.add(member.id())) Mboxrd.write(out, library.reading().raw(member));
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
