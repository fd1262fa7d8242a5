package dev.reroll.web;

import dev.reroll.index.history.RebuiltBlob;
import dev.reroll.index.history.RebuiltBlob.Step;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.BlobPage;
import dev.reroll.web.view.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files put together from patches that were mailed, under public-inbox's {@code /LIST/OID/s/}. */
final class BlobPages {

    /** Lines of a page; the raw file has them all. */
    private static final int MOST_LINES = 5_000;

    private final Library library;
    private final Notices notices;

    BlobPages(Library library, Notices notices) {
        this.library = library;
        this.notices = notices;
    }

    Reply page(String list, String id) throws IOException {
        return switch (library.history().blob(id)) {
            case RebuiltBlob.Missing missing -> missing(list, id, missing);
            case RebuiltBlob.Whole whole -> {
                List<String> lines = new String(whole.bytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                String title = Visible.plain(whole.file()) + " " + whole.id().substring(0, 12);
                yield library.pages()
                        .show(
                                200,
                                "blob",
                                new BlobPage(
                                        library.frame(title, list),
                                        new Shown(whole.file()),
                                        whole.id(),
                                        patches(list, whole.steps()),
                                        lines.stream()
                                                .limit(MOST_LINES)
                                                .map(Shown::new)
                                                .toList(),
                                        Math.max(0, lines.size() - MOST_LINES),
                                        Urls.rawBlob(list, whole.id(), baseName(whole.file()))));
            }
        };
    }

    /** The octets; always saved or shown as plain text, whatever they are. */
    Reply raw(String list, String id) throws IOException {
        return switch (library.history().blob(id)) {
            case RebuiltBlob.Missing missing -> missing(list, id, missing);
            case RebuiltBlob.Whole whole ->
                new Reply.Whole(
                        200,
                        "text/plain; charset=utf-8",
                        Map.of("Content-Security-Policy", "default-src 'none'; sandbox"),
                        whole.bytes());
        };
    }

    private Reply missing(String list, String id, RebuiltBlob.Missing missing) throws IOException {
        String about = "The file " + id + " cannot be put together from the mails. " + missing.reason();
        List<Link> offers = new ArrayList<>(patches(list, missing.steps()));
        offers.add(Link.of(Urls.list(list) + "?q=dfblob%3A" + id, "Mails that name it"));
        return notices.notThere("This file is not here", about, offers);
    }

    private List<Link> patches(String list, List<Step> steps) throws IOException {
        List<Link> patches = new ArrayList<>();
        for (Step step : steps) {
            Optional<IndexedMail> mail = library.search().mail(step.mail());
            if (mail.isEmpty()) continue;
            patches.add(new Link(
                    MailViews.href(list, mail.get()), new Shown(mail.get().subject())));
        }
        return patches;
    }

    private static String baseName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
