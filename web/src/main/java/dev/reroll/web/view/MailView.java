package dev.reroll.web.view;

import dev.reroll.web.text.MailText;
import dev.reroll.web.text.MailText.Aside;
import dev.reroll.web.text.Shown;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One mail, ready to be shown.
 *
 * @param href the path of its own page
 * @param anchor its {@code id} on a page, as public-inbox makes them
 * @param lists the lists that it is on, linked to it there
 * @param notes what a reader should know: flaws, copies that differ, a text that is cut
 * @param original the mail that this one stands for, if it is a note that stands for one
 * @param sections its text, part by part
 * @param depth how deep in the thread, 0 for a root; 0 where no tree is shown
 * @param parent the mail that it answers, if it does
 * @param target whether the URL names this mail
 */
public record MailView(
        String id,
        String href,
        String anchor,
        Shown subject,
        List<Person> from,
        List<Person> to,
        List<Person> cc,
        When date,
        List<Link> lists,
        List<Shown> notes,
        Optional<Original> original,
        List<Section> sections,
        List<Attachment> attachments,
        Reply reply,
        int depth,
        Optional<Link> parent,
        boolean target) {

    /** The senders' names. */
    public Shown sender() {
        String names = from.stream().map(person -> person.name().raw()).collect(Collectors.joining(", "));
        return new Shown(names.isEmpty() ? "(no sender)" : names);
    }

    public Shown shownId() {
        return new Shown(id);
    }

    /** Whom it is to, in few words, for the line that opens the headers. */
    public Shown addressees() {
        List<Person> all = Stream.concat(to.stream(), cc.stream()).toList();
        if (all.isEmpty()) return new Shown("headers");
        String first = all.stream().limit(2).map(person -> person.name().raw()).collect(Collectors.joining(", "));
        int more = all.size() - 2;
        return new Shown("to " + first + (more > 0 ? " and " + more + " more" : ""));
    }

    /** The mail that a bundled note stands for: its link, author and date as the note names them. */
    public record Original(Shown id, String href, Shown author, Shown date) {}

    /** How to answer: a {@code mailto:} URL with recipients, subject and In-Reply-To. */
    public record Reply(String mailto) {}

    /**
     * A part of the text.
     *
     * @param heading the file name and type of an attached text, empty for the mail's own text
     */
    public record Section(Shown heading, Content text) {}

    /**
     * Text with its links decided.
     *
     * @param inside gives the path of a mail that we have, else an empty text
     * @param asides what stands beside remarks in the text
     */
    public static Content linked(MailText text, Function<String, String> inside, List<Aside> asides) {
        return new Content() {
            @Override
            public void writeTo(TemplateOutput output) {
                StringBuilder html = new StringBuilder(text.html().length() + 512);
                text.appendTo(html, inside, asides);
                output.writeContent(html.toString());
            }
        };
    }
}
