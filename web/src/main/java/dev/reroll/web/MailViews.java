package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.text.MailText.Aside;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Percent;
import dev.reroll.web.url.Target.Form;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Attachment;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.MailView;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes mails into what the templates show of them, as seen from one list. */
final class MailViews {

    /** Recipients that a mailto: URL names: browsers and mailers cut longer ones. */
    private static final int MAILTO_PEOPLE = 40;

    private final String list;
    private final Function<String, String> inside;

    /**
     * Views for one page.
     *
     * @param list the list that the page is of, {@link Urls#ALL} for every list
     * @param inside the path of a mail that we have by its id, else an empty text
     */
    MailViews(String list, Function<String, String> inside) {
        this.list = list;
        this.inside = inside;
    }

    /** Where a mail stands in its thread and on its page. */
    record Standing(Shown subject, int depth, Optional<Link> parent, boolean target) {}

    /** @param asides what stands beside the remarks of the mail's own text */
    MailView view(IndexedMail mail, ReadMail read, List<Aside> asides, Standing standing) {
        String href = href(list, mail);
        List<Shown> notes = new ArrayList<>(FlawNotes.of(mail));
        if (read.cut()) notes.add(new Shown("Only the beginning of this mail is shown; the raw mail is whole."));
        if (read.lost()) notes.add(new Shown("The archive knows of this mail but does not hold its text."));
        return new MailView(
                mail.id(),
                href,
                Urls.anchor(mail.id()),
                standing.subject(),
                Person.all(mail.from()),
                Person.all(mail.to()),
                Person.all(mail.cc()),
                new When(SentTime.of(mail)),
                lists(mail),
                notes,
                read.original(),
                sections(read, asides),
                read.files().stream().map(file -> attachment(href, file)).toList(),
                new MailView.Reply(mailto(mail)),
                standing.depth(),
                standing.parent(),
                standing.target());
    }

    private List<MailView.Section> sections(ReadMail read, List<Aside> asides) {
        List<MailView.Section> sections = new ArrayList<>();
        for (ReadMail.Section section : read.sections()) {
            List<Aside> beside = sections.isEmpty() ? asides : List.of();
            sections.add(new MailView.Section(section.heading(), MailView.linked(section.text(), inside, beside)));
        }
        return sections;
    }

    /** The path of a mail as seen from a list: on that list if it is on it, else on the first that has it. */
    static String href(String list, IndexedMail mail) {
        return Urls.mail(listFor(list, mail), mail.id());
    }

    static String listFor(String list, IndexedMail mail) {
        List<String> lists = mail.lists();
        return list.equals(Urls.ALL) || lists.contains(list) ? list : lists.getFirst();
    }

    static List<Link> lists(IndexedMail mail) {
        return mail.lists().stream()
                .map(name -> Link.of(Urls.mail(name, mail.id()), name))
                .toList();
    }

    static Shown subject(IndexedMail mail) {
        return new Shown(mail.subject().isBlank() ? "(no subject)" : mail.subject());
    }

    static Shown sender(IndexedMail mail) {
        String names = mail.from().stream()
                .map(address -> new Person(address).name().raw())
                .collect(Collectors.joining(", "));
        return new Shown(names.isBlank() ? "(no sender)" : names);
    }

    private static Attachment attachment(String href, ReadMail.File file) {
        String path = href + file.number() + "-" + urlName(file.name());
        return new Attachment(path, new Shown(file.name()), new Shown(file.type()), file.size());
    }

    /** A file's name as public-inbox writes it into URLs: only what is safe everywhere. */
    static String urlName(String name) {
        String safe = name.codePoints()
                .limit(100)
                .map(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return safe.isEmpty() ? "part" : safe;
    }

    private static String mailto(IndexedMail mail) {
        String to = mail.from().stream()
                .limit(MAILTO_PEOPLE)
                .map(MailViews::mailbox)
                .collect(Collectors.joining(","));
        List<Address> copied = new ArrayList<>(mail.to());
        copied.addAll(mail.cc());
        String cc = copied.stream().limit(MAILTO_PEOPLE).map(MailViews::mailbox).collect(Collectors.joining(","));
        String subject = mail.subject().regionMatches(true, 0, "re:", 0, 3) ? mail.subject() : "Re: " + mail.subject();
        return "mailto:" + to + "?In-Reply-To=" + strict("<" + mail.id() + ">") + (cc.isEmpty() ? "" : "&Cc=" + cc)
                + "&Subject=" + strict(subject);
    }

    private static String mailbox(Address address) {
        return strict(address.email());
    }

    /** RFC 6068 wants the delimiters that a path may hold encoded as well. */
    private static String strict(String text) {
        return Percent.encode(text)
                .replace("&", "%26")
                .replace("=", "%3D")
                .replace(";", "%3B")
                .replace(",", "%2C")
                .replace("+", "%2B");
    }

    static String path(String list, IndexedMail mail, Form form) {
        return Urls.mail(listFor(list, mail), mail.id(), form);
    }
}
