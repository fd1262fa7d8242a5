package dev.reroll.web;

import dev.reroll.index.history.History;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Frame;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all pages are made from: the index, the mails, the templates and the frame around each page. */
record Library(MailSearch search, History history, Lists lists, MailReading reading, Pages pages, Assets assets) {

    /** The inbox to search in: none for every list. */
    static Optional<String> inbox(String list) {
        return list.equals(Urls.ALL) ? Optional.empty() : Optional.of(list);
    }

    /** The mails here by which a mail is known: itself, else the notes of the sample that stand for it. */
    List<IndexedMail> here(String id) throws IOException {
        Optional<IndexedMail> mail = search.mail(id);
        return mail.isPresent() ? List.of(mail.get()) : search.standingFor(id);
    }

    /** The frame of a page of a list. */
    Frame frame(String title, String list) {
        return frame(title, list, "", Optional.empty(), Optional.empty());
    }

    /** The frame of a page that is of no list. */
    Frame frame(String title, List<Link> crumbs) {
        return new Frame(
                title, Urls.ALL, "", Optional.empty(), Optional.empty(), Optional.empty(), crumbs, assets.names());
    }

    Frame frame(String title, String list, String query, Optional<String> feed, Optional<String> canonical) {
        List<Link> crumbs = new ArrayList<>();
        if (!list.isEmpty()) crumbs.add(Link.of(Urls.list(list), list.equals(Urls.ALL) ? "all lists" : list));
        return new Frame(
                title,
                list.isEmpty() ? Urls.ALL : list,
                query,
                feed,
                canonical,
                Optional.empty(),
                List.copyOf(crumbs),
                assets.names());
    }
}
