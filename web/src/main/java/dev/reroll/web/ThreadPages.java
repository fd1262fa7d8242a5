package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.web.text.Shown;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.MailView;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.ThreadPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whole threads, as a tree or by time. */
final class ThreadPages {

    /** In place of a first line: the part in which the mail stands that the URL names. */
    static final int WHERE_ASKED = -1;

    /** Lines of a thread on one page. */
    static final int PART = 500;

    /** Characters of one mail's text on a thread's page: longer ones are whole on their own page. */
    private static final int MAIL_LENGTH = 100_000;

    /**
     * Characters of markup of all mails on a page, but for the first: about seven of them are a byte on the wire, and a
     * page is to stay under 100 kB there.
     */
    private static final int PAGE_LENGTH = 500_000;

    /** Characters of markup that a mail has beside its text: its headers, its line in the overview. */
    private static final int FRAME_LENGTH = 3_000;

    private final Library library;
    private final TrailReading trails;

    ThreadPages(Library library, TrailReading trails) {
        this.library = library;
        this.trails = trails;
    }

    /**
     * A part of a thread.
     *
     * @param asked the mail that the URL names
     * @param from the place of the first line wanted, from 0, or {@link #WHERE_ASKED}
     */
    Reply page(String list, IndexedMail asked, MailThread thread, boolean nested, int from) throws IOException {
        List<Integer> order = order(thread, nested);
        int start = Math.clamp(from, 0, Math.max(0, order.size() - 1));
        Portion portion = read(thread, order, start);
        int place = from == WHERE_ASKED ? place(thread, order, asked) : start;
        if (place >= portion.end()) {
            start = place;
            portion = read(thread, order, start);
        }
        List<Integer> shown = order.subList(start, portion.end());

        ThreadTree tree = new ThreadTree(thread, list);
        Set<String> here = new HashSet<>();
        Inside inside = new Inside(library.search(), list);
        for (IndexedMail mail : thread.present()) inside.know(mail);
        for (int index : shown) thread.lines().get(index).mail().ifPresent(mail -> here.add(mail.id()));
        Function<IndexedMail, String> href =
                mail -> here.contains(mail.id()) ? "#" + Urls.anchor(mail.id()) : MailViews.href(list, mail);

        IndexedMail first = thread.first();
        MailViews views = new MailViews(list, inside);
        Remarks remarks = Remarks.of(library, trails, list, first.id(), here);
        List<MailView> mails = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ThreadLine line = thread.lines().get(shown.get(i));
            if (line.mail().isEmpty()) continue;
            IndexedMail mail = line.mail().get();
            mails.add(views.view(
                    mail,
                    portion.mails().get(i),
                    remarks.in(mail),
                    new MailViews.Standing(
                            tree.subject(line, Optional.of(first.subject())),
                            Math.min(line.depth(), ThreadTree.DEEPEST),
                            tree.parentLink(line, href),
                            !mails.isEmpty() && mail.id().equals(asked.id()))));
        }
        Form form = nested ? Form.NESTED : Form.FLAT;
        String path = MailViews.path(list, asked, form);
        String title = Visible.plain(MailViews.subject(first).raw());
        String feed = MailViews.path(list, asked, Form.FEED);
        return library.pages()
                .show(
                        200,
                        "thread",
                        new ThreadPage(
                                library.frame(
                                        title,
                                        list,
                                        "",
                                        Optional.of(feed),
                                        Optional.of(MailViews.path(list, first, form))),
                                Urls.anchor(first.id()),
                                MailViews.subject(first),
                                tree.about(),
                                SeriesPlace.of(library, first.id(), form),
                                nested,
                                MailViews.path(list, asked, nested ? Form.FLAT : Form.NESTED),
                                tree.rows(shown.stream().sorted().toList(), href, asked.id(), first.subject()),
                                mails,
                                part(start, portion.end(), order.size()),
                                start == 0 ? Optional.empty() : Optional.of(from(path, before(thread, order, start))),
                                portion.end() == order.size()
                                        ? Optional.empty()
                                        : Optional.of(from(path, portion.end())),
                                MailViews.path(list, asked, Form.MBOX),
                                feed));
    }

    /** The mails of a part, and the place behind its last. A ghost has none; its place is kept with an empty one. */
    private record Portion(List<ReadMail> mails, int end) {}

    private Portion read(MailThread thread, List<Integer> order, int start) throws IOException {
        List<ReadMail> mails = new ArrayList<>();
        int end = start;
        int length = 0;
        while (end < order.size() && end < start + PART) {
            ReadMail read = read(thread, order.get(end));
            length += read.length() + FRAME_LENGTH;
            if (end > start && length > PAGE_LENGTH) break;
            mails.add(read);
            end++;
        }
        return new Portion(mails, end);
    }

    private ReadMail read(MailThread thread, int line) throws IOException {
        Optional<IndexedMail> mail = thread.lines().get(line).mail();
        return mail.isPresent() ? library.reading().read(mail.get(), MAIL_LENGTH) : ReadMail.NONE;
    }

    /** Where the part begins that ends before {@code start}. */
    private int before(MailThread thread, List<Integer> order, int start) throws IOException {
        int from = start;
        int length = 0;
        while (from > 0 && from > start - PART) {
            length += read(thread, order.get(from - 1)).length() + FRAME_LENGTH;
            if (from < start && length > PAGE_LENGTH) break;
            from--;
        }
        return from;
    }

    private static int place(MailThread thread, List<Integer> order, IndexedMail asked) {
        for (int i = 0; i < order.size(); i++) {
            if (thread.lines().get(order.get(i)).mail().filter(asked::equals).isPresent()) return i;
        }
        return 0;
    }

    private static List<Integer> order(MailThread thread, boolean nested) {
        IntStream lines = IntStream.range(0, thread.lines().size());
        if (nested) return lines.boxed().toList();
        return lines.filter(line -> thread.lines().get(line).mail().isPresent())
                .boxed()
                .sorted(Comparator.comparing(
                        line -> SentTime.of(thread.lines().get(line).mail().orElseThrow())))
                .toList();
    }

    private static Optional<Shown> part(int start, int end, int all) {
        if (start == 0 && end == all) return Optional.empty();
        String which =
                start == 0 ? "The first " + Sizes.count(end) : Sizes.count(start + 1) + " to " + Sizes.count(end);
        return Optional.of(new Shown(which + " of " + Sizes.count(all) + " are on this page."));
    }

    private static String from(String path, int place) {
        return path + "?o=" + place;
    }
}
