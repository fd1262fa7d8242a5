package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.index.schema.SubjectKey;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.TreeRow;
import dev.reroll.web.view.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A thread's lines as the pages show them. */
final class ThreadTree {

    /** Deeper lines are drawn at this depth: the style sheet has a class for each. */
    static final int DEEPEST = 20;

    private final MailThread thread;
    private final String list;

    ThreadTree(MailThread thread, String list) {
        this.thread = thread;
        this.list = list;
    }

    /**
     * The overview's rows of some lines of the thread.
     *
     * @param href where the row of a mail leads
     * @param here the mail that the page is about
     * @param heading the subject that stands above the overview
     */
    List<TreeRow> rows(List<Integer> lines, Function<IndexedMail, String> href, String here, String heading) {
        List<TreeRow> rows = new ArrayList<>(lines.size());
        for (int index : lines) {
            ThreadLine line = thread.lines().get(index);
            int level = Math.min(line.depth(), DEEPEST);
            if (line.mail().isEmpty()) {
                String path = Urls.mail(list, line.id());
                rows.add(new TreeRow(
                        path, new Shown(line.id()), Optional.empty(), new Shown(""), level, line.depth(), true, false));
                continue;
            }
            IndexedMail mail = line.mail().get();
            rows.add(new TreeRow(
                    href.apply(mail),
                    MailViews.sender(mail),
                    Optional.of(new When(SentTime.of(mail))),
                    subject(line, Optional.of(heading)),
                    level,
                    line.depth(),
                    false,
                    mail.ids().contains(here)));
        }
        return rows;
    }

    /** A mail's subject, left out where it is the one that stands above it: its parent's, or the page's heading. */
    Shown subject(ThreadLine line, Optional<String> heading) {
        String subject = line.mail().orElseThrow().subject();
        Optional<ThreadLine> ancestor = parent(line);
        while (ancestor.isPresent() && ancestor.get().mail().isEmpty()) ancestor = parent(ancestor.get());
        Optional<String> above =
                ancestor.flatMap(ThreadLine::mail).map(IndexedMail::subject).or(() -> heading);
        boolean same = above.filter(text -> SubjectKey.of(text).equals(SubjectKey.of(subject)))
                .isPresent();
        return new Shown(same ? "" : subject.isBlank() ? "(no subject)" : subject);
    }

    Optional<ThreadLine> parent(ThreadLine line) {
        return line.parent() < 0 ? Optional.empty() : Optional.of(thread.lines().get(line.parent()));
    }

    /** The mail that a line answers, by its sender's name. */
    Optional<Link> parentLink(ThreadLine line, Function<IndexedMail, String> href) {
        return parent(line)
                .map(parent -> parent.mail()
                        .map(mail -> new Link(href.apply(mail), MailViews.sender(mail)))
                        .orElseGet(() -> Link.of(Urls.mail(list, parent.id()), "a mail that is missing here")));
    }

    /** How many mails by how many people, and from when to when. */
    String about() {
        Set<String> people = new HashSet<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (IndexedMail mail : thread.present()) {
            mail.from().forEach(address -> people.add(address.email().toLowerCase(Locale.ROOT)));
            Instant sent = SentTime.of(mail);
            if (sent.isBefore(first)) first = sent;
            if (sent.isAfter(last)) last = sent;
        }
        String from = new When(first).day();
        String to = new When(last).day();
        return Sizes.count(thread.mails(), "mail", "mails") + " by " + Sizes.count(people.size(), "person", "people")
                + ", " + (from.equals(to) ? from : from + " to " + to)
                + (thread.complete() ? "" : ", and more that hang together with them");
    }
}
