package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Where the mails that one page names can be read here; each is looked up once. */
final class Inside implements Function<String, String> {

    /** Look-ups for one page: beyond it, what a mail names leads outside or nowhere. */
    private static final int MOST = 3_000;

    private final MailSearch search;
    private final String list;
    private final Map<String, String> paths = new HashMap<>();
    private int asked;

    Inside(MailSearch search, String list) {
        this.search = search;
        this.list = list;
    }

    /** For a page of a series. */
    static Inside of(Library library, SeriesEntry series) {
        String list = series.lists().size() == 1 ? series.lists().getFirst() : Urls.ALL;
        return new Inside(library.search(), list);
    }

    /** Tells of a mail that the page has anyway, so that it is not looked up. */
    void know(IndexedMail mail) {
        String path = MailViews.href(list, mail);
        for (String id : mail.ids()) paths.put(id, path);
    }

    /** The path of a mail's page, empty where we do not have it. */
    @Override
    public String apply(String id) {
        String known = paths.get(id);
        if (known != null) return known;
        if (asked++ >= MOST) return "";
        try {
            String path =
                    search.mail(id).map(mail -> MailViews.href(list, mail)).orElse("");
            paths.put(id, path);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
