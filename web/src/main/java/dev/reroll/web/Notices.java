package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.thread.MailThread;
import dev.reroll.trail.NamedLines;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Percent;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.NoticePage;
import dev.reroll.web.view.NoticePage.MarkedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages that say what is not there, why, and where to go from here. */
final class Notices {

    private static final Link HELP = Link.of("/_/text/help/", "How to write a query");
    private static final Link FRONT = Link.of("/", "All lists");

    /** Mails offered in place of one that is not there. */
    private static final int NEAR = 5;

    private final Library library;

    Notices(Library library) {
        this.library = library;
    }

    Reply badQuery(String list, String query, QueryException why) {
        MarkedQuery marked = MarkedQuery.of(query, why.position());
        return notice(
                400,
                list,
                query,
                "This query cannot be understood",
                String.valueOf(why.getMessage()),
                query.isBlank() ? Optional.empty() : Optional.of(marked),
                List.of(HELP));
    }

    /** @param notes how the query was read */
    Reply nothingFound(String list, String query, Wanted kind, boolean furtherOn, List<String> notes) {
        List<Link> offers = new ArrayList<>();
        if (furtherOn) offers.add(Link.of(first(list, query, kind), "The first page"));
        if (!list.equals(Urls.ALL)) {
            offers.add(Link.of(first(Urls.ALL, query, kind), "Search all lists for it"));
        }
        for (Link other : SearchKinds.links(list, query, kind)) {
            if (!other.href().isEmpty())
                offers.add(new Link(
                        other.href(), new Shown("Look in " + other.label().raw())));
        }
        NamedLines.parse(query)
                .filter(lines -> lines.file().indexOf('.') > 0)
                .ifPresent(lines -> offers.add(Link.of(WhyPages.path(lines), "Ask why " + lines + " is there")));
        offers.add(HELP);
        String what = kind == Wanted.POINTS ? "remark" : "mail";
        String where = list.equals(Urls.ALL) ? "on any list" : "on " + list;
        return notice(
                404,
                list,
                query,
                furtherOn ? "No more " + what + "s" : "Nothing found",
                furtherOn
                        ? "The search has fewer results than that."
                        : "No " + what + " " + where + " matches this query.",
                furtherOn ? Optional.empty() : Optional.of(MarkedQuery.whole(query)),
                notes,
                offers);
    }

    private static String first(String list, String query, Wanted kind) {
        return kind == Wanted.MAILS
                ? Urls.list(list) + "?q=" + SearchPages.form(query)
                : SearchKinds.path(list, query, kind);
    }

    /** No mail has this Message-ID; some are near it, or its thread is there without it. */
    Reply noMail(String list, String id) throws IOException {
        String where = list.isEmpty() ? Urls.ALL : list;
        List<Link> offers = new ArrayList<>();
        Optional<MailThread> thread = library.search().thread(id);
        if (thread.isPresent()) {
            IndexedMail first = thread.get().first();
            offers.add(new Link(
                    MailViews.path(where, first, Form.NESTED),
                    new Shown("The thread that it stands in: " + first.subject())));
        } else {
            for (IndexedMail near : near(id)) {
                offers.add(new Link(
                        MailViews.href(where, near),
                        new Shown(MailViews.subject(near).raw() + ", by "
                                + MailViews.sender(near).raw())));
            }
        }
        if (id.indexOf('@') > 0) {
            offers.add(new Link("https://lore.kernel.org/all/" + Percent.encode(id) + "/", new Shown("Look at lore")));
        }
        offers.add(FRONT);
        return notice(
                404,
                where,
                "",
                "This mail is not here",
                "No mail in this archive has the Message-ID <" + id + ">.",
                Optional.empty(),
                offers);
    }

    /** The index knows a mail whose bytes the archive does not hold. */
    Reply noText(IndexedMail mail) {
        return notice(
                404,
                Urls.ALL,
                "",
                "This mail's text is not here",
                "The archive knows of the mail <" + mail.id() + "> but does not hold its text.",
                Optional.empty(),
                List.of(
                        new Link(
                                "https://lore.kernel.org/all/" + Percent.encode(mail.id()) + "/",
                                new Shown("Look at lore")),
                        FRONT));
    }

    /** A time in a list's URL that is none. */
    Reply badTime(String list, String stamp) {
        return notice(
                400,
                list,
                "",
                "This time cannot be read",
                "\"" + (stamp.length() > 40 ? stamp.substring(0, 40) + "…" : stamp)
                        + "\" is no time. A time is written YYYYMMDDhhmmss, in UTC, as 20241031235959;"
                        + " its end may be left out: 2024, 202410 and 20241031 are read as the end of that"
                        + " year, month or day.",
                Optional.empty(),
                List.of(Link.of(Urls.list(list), "The newest threads")));
    }

    /** @param offers what there is instead */
    Reply notThere(String heading, String sentence, List<Link> offers) {
        return notice(404, "", "", heading, sentence, Optional.empty(), offers);
    }

    /** What came over the wire is no request that the server can read. */
    Reply.Whole unreadable(int status) {
        return notice(
                status,
                "",
                "",
                "This request cannot be answered",
                "The server cannot read this request, or may not answer it (status " + status + ").",
                Optional.empty(),
                List.of(FRONT));
    }

    Reply noPage() {
        return notice(
                404,
                "",
                "",
                "No such page",
                "Nothing of this site has this address.",
                Optional.empty(),
                List.of(FRONT));
    }

    /** Something here failed; what it was stands in the log. */
    Reply failure() {
        return notice(
                500,
                "",
                "",
                "That went wrong",
                "The server could not make this page. The reason is in its log.",
                Optional.empty(),
                List.of(FRONT));
    }

    Reply notAllowed() {
        return notice(
                405,
                "",
                "",
                "Not this way",
                "This address only answers GET and HEAD.",
                Optional.empty(),
                List.of(FRONT));
    }

    /** Mails whose ids have the same words: a link that was cut or mistyped. */
    private List<IndexedMail> near(String id) throws IOException {
        String words = id.codePoints()
                .limit(200)
                .map(c -> Character.isLetterOrDigit(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (words.length() < 4) return List.of();
        MailSearch search = library.search();
        try {
            return search.search("m:\"" + words + "\"", SearchOptions.newest(NEAR))
                    .mails();
        } catch (QueryException e) {
            return List.of(); // only an offer: without it the page still says what it has to
        }
    }

    private Reply.Whole notice(
            int status,
            String list,
            String query,
            String heading,
            String sentence,
            Optional<MarkedQuery> marked,
            List<Link> offers) {
        return notice(status, list, query, heading, sentence, marked, List.of(), offers);
    }

    private Reply.Whole notice(
            int status,
            String list,
            String query,
            String heading,
            String sentence,
            Optional<MarkedQuery> marked,
            List<String> notes,
            List<Link> offers) {
        return library.pages()
                .show(
                        status,
                        "notice",
                        new NoticePage(
                                library.frame(Visible.plain(heading), list, query, Optional.empty(), Optional.empty()),
                                heading,
                                new Shown(sentence),
                                marked,
                                notes.stream().map(Shown::new).toList(),
                                offers));
    }
}
