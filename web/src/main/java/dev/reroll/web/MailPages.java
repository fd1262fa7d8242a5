package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.index.thread.Threads;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.SinglePage;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.TreeRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Single mails, each with its place in its thread. */
final class MailPages {

    /** Lines of the thread's overview on each side of the mail. */
    private static final int AROUND = 100;

    private final Library library;
    private final TrailReading trails;

    MailPages(Library library, TrailReading trails) {
        this.library = library;
        this.trails = trails;
    }

    Reply page(String list, IndexedMail mail) throws IOException {
        MailThread thread = library.search().thread(mail.id()).orElseGet(() -> Threads.tree(List.of(mail)));
        ThreadTree tree = new ThreadTree(thread, list);
        List<ThreadLine> lines = thread.lines();
        int at = 0;
        while (at < lines.size() - 1 && !isLineOf(lines.get(at), mail)) at++;

        Inside inside = new Inside(library.search(), list);
        for (IndexedMail other : thread.present()) inside.know(other);
        Function<IndexedMail, String> href = other -> MailViews.href(list, other);
        int from = Math.max(0, at - AROUND);
        int to = Math.min(lines.size(), at + AROUND + 1);
        List<TreeRow> rows = tree.rows(IntStream.range(from, to).boxed().toList(), href, mail.id(), "");

        List<IndexedMail> present = thread.present();
        int place = present.indexOf(mail);
        MailViews.Standing standing =
                new MailViews.Standing(MailViews.subject(mail), 0, tree.parentLink(lines.get(at), href), false);
        String title = Visible.plain(
                MailViews.subject(mail).raw() + " - " + MailViews.sender(mail).raw());
        return library.pages()
                .show(
                        200,
                        "single",
                        new SinglePage(
                                library.frame(
                                                title,
                                                list,
                                                "",
                                                Optional.of(MailViews.path(list, mail, Form.FEED)),
                                                Optional.of(href.apply(mail)))
                                        .within(MailViews.path(list, mail, Form.NESTED) + "#" + Urls.anchor(mail.id())),
                                new MailViews(list, inside)
                                        .view(
                                                mail,
                                                library.reading().read(mail, MailReading.LONGEST),
                                                Remarks.of(library, trails, list, mail.id(), Set.of(mail.id()))
                                                        .in(mail),
                                                standing),
                                SeriesPlace.of(library, mail.id(), Form.MAIL),
                                tree.about(),
                                rows,
                                rows.size() == lines.size()
                                        ? Optional.empty()
                                        : Optional.of(
                                                new Shown(Sizes.count(rows.size()) + " of " + Sizes.count(lines.size())
                                                        + " lines of the thread are shown, those around this mail.")),
                                place <= 0 ? Optional.empty() : Optional.of(step(present.get(place - 1), href)),
                                place < 0 || place + 1 >= present.size()
                                        ? Optional.empty()
                                        : Optional.of(step(present.get(place + 1), href))));
    }

    private static boolean isLineOf(ThreadLine line, IndexedMail mail) {
        return line.mail().filter(other -> other.id().equals(mail.id())).isPresent();
    }

    private static Link step(IndexedMail mail, Function<IndexedMail, String> href) {
        return new Link(href.apply(mail), MailViews.sender(mail));
    }
}
