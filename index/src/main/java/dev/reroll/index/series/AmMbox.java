package dev.reroll.index.series;

import dev.reroll.index.series.PatchTrailers.Given;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.PatchMessage;
import dev.reroll.ingest.patch.SubjectParser;
import dev.reroll.ingest.patch.Trailer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes a revision as the mbox that {@code git am} takes: the patches in order, the collected trailers folded in. */
public final class AmMbox {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Function<String, Optional<Mail>> mails;

    /**
     * Prepares to write.
     *
     * @param mails finds a mail by its Message-ID
     */
    public AmMbox(Function<String, Optional<Mail>> mails) {
        this.mails = mails;
    }

    /**
     * The mbox, or why there is none.
     *
     * @param text the mbox; empty where {@code refused} says why
     * @param refused a sentence that names what is missing; empty where there is an mbox
     * @param notes what the reader should know: conditions, trailers left out, missing patches gone without
     */
    public record Result(String text, Optional<String> refused, List<String> notes) {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Writes one revision.
     *
     * @param goOn whether to write what is there although patches are missing
     */
    public Result write(Series series, Revision revision, Map<Slot, PatchTrailers> trailers, boolean goOn) {
        List<String> missing = new ArrayList<>();
        for (Slot slot : revision.slots()) {
            boolean gone = slot.state() == Slot.State.MISSING
                    || slot.mail().flatMap(mails).isEmpty();
            if (gone)
                missing.add(slot.place()
                        + (slot.title().isEmpty() ? "" : " " + slot.title())
                        + slot.mail().map(m -> " <" + m + ">").orElse(""));
        }
        List<String> notes = new ArrayList<>();
        if (!missing.isEmpty()) {
            String sentence =
                    revision.label() + " of \"" + series.title() + "\" lacks " + String.join(", ", missing) + ".";
            if (!goOn) {
                return new Result(
                        "", Optional.of(sentence + " Fetch it, or say that it shall go on without."), List.of());
            }
            notes.add(sentence);
        }
        StringBuilder mbox = new StringBuilder();
        for (Slot slot : revision.slots()) {
            Optional<Mail> mail = slot.mail().flatMap(mails);
            if (slot.state() == Slot.State.MISSING || mail.isEmpty()) continue;
            PatchTrailers its = trailers.get(slot);
            List<Given> given = its == null ? List.of() : its.given();
            append(mbox, mail.get(), given);
            given.stream()
                    .filter(g -> !g.condition().isEmpty())
                    .forEach(g -> notes.add(g.trailer().line() + " came with the words \"" + g.condition() + "\" in <"
                            + g.mail() + ">."));
            if (its != null)
                its.leftOut()
                        .forEach(l -> notes.add("Left out for " + slot.place() + ": "
                                + l.given().trailer().line() + ". " + l.why()));
        }
        coverNote(revision, notes);
        return new Result(mbox.toString(), Optional.empty(), List.copyOf(notes));
    }

    private static void coverNote(Revision revision, List<String> notes) {
        revision.cover()
                .ifPresent(c -> notes.add("The cover letter is <" + c + ">"
                        + (revision.coverKnown() ? "." : ", which is not in the archive.")));
    }

    private static void append(StringBuilder mbox, Mail mail, List<Given> given) {
        String text = mail.text();
        PatchMessage patch = PatchMessage.of(text);
        Address from = mail.from().isEmpty() ? new Address("", "") : mail.from().get(0);
        mbox.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n");
        header(mbox, "From", mailbox(from));
        header(mbox, "Date", DATE.format(mail.date()));
        header(mbox, "Subject", word(subject(mail)));
        header(mbox, "Message-ID", "<" + clean(mail.id()) + ">");
        header(mbox, "MIME-Version", "1.0");
        header(mbox, "Content-Type", "text/plain; charset=UTF-8");
        header(mbox, "Content-Transfer-Encoding", "8bit");
        mbox.append('\n');
        body(mbox, text, patch, given);
        mbox.append('\n');
    }

    /** The prefix as git writes it, so that {@code git am} takes it off again. */
    private static String subject(Mail mail) {
        var subject = SubjectParser.parse(mail.subject());
        String prefix = "[PATCH" + subject.version().map(v -> " " + v).orElse("")
                + subject.counter().map(c -> " " + c).orElse("") + "] ";
        return prefix + subject.title();
    }

    /**
     * The text of one patch as such an mbox holds it: the given trailers behind those that end the message, lines that
     * could be taken for the next mail marked.
     */
    public static String text(Mail mail, List<Given> given) {
        StringBuilder text = new StringBuilder();
        body(text, mail.text(), PatchMessage.of(mail.text()), given);
        return text.toString();
    }

    /** The text as it came, the given trailers put behind those that end the message. */
    private static void body(StringBuilder mbox, String text, PatchMessage patch, List<Given> given) {
        String[] lines = text.split("\n", -1);
        int end = messageEnd(lines);
        int last = end;
        while (last > 0 && lines[last - 1].isBlank()) last--;
        for (int i = 0; i < last; i++) line(mbox, lines[i]);
        if (!given.isEmpty()) {
            if (patch.trailers().isEmpty() && last > 0) mbox.append('\n');
            for (Given g : given) line(mbox, line(g.trailer()));
        }
        // without a divider git would take the notes for the message
        boolean divider = end < lines.length
                && lines[end].startsWith("---")
                && lines[end].substring(3).isBlank();
        if (!divider) line(mbox, "---");
        int stop = lines.length;
        while (stop > end && lines[stop - 1].isEmpty()) stop--;
        for (int i = end; i < stop; i++) line(mbox, lines[i]);
    }

    private static String line(Trailer trailer) {
        return trailer.line();
    }

    /** Where git ends the message: at {@code ---} or at the diff. */
    private static int messageEnd(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("diff -") || line.startsWith("Index: ")) return i;
            if (line.startsWith("---")
                    && (line.substring(3).isBlank() || (line.charAt(3) == ' ' && line.charAt(4) != ' '))) return i;
        }
        return lines.length;
    }

    /** mboxrd: a line that could be taken for the next mail is marked. */
    private static void line(StringBuilder mbox, String line) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '>') marks++;
        if (line.startsWith("From ", marks)) mbox.append('>');
        mbox.append(line).append('\n');
    }

    private static void header(StringBuilder mbox, String name, String value) {
        mbox.append(name).append(": ").append(clean(value)).append('\n');
    }

    /** No value ends its line: what a mail says becomes no header of ours. */
    private static String clean(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' && i + 1 < value.length() && value.charAt(i + 1) == ' ') out.append(c);
            else out.append(c < ' ' ? ' ' : c);
        }
        return out.toString();
    }

    private static String mailbox(Address address) {
        if (address.name().isEmpty()) return address.email();
        String name = address.name();
        boolean plain = name.chars().allMatch(c -> c < 127 && c >= ' ');
        String shown = plain ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : word(name);
        return shown + " <" + address.email() + ">";
    }

    /** An RFC 2047 word, or several, where the text is not ASCII. */
    private static String word(String text) {
        if (text.chars().allMatch(c -> c < 127 && c >= ' ')) return text;
        StringBuilder words = new StringBuilder();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            String character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > 42) {
                encoded(words, part);
                bytes = 0;
            }
            part.append(character);
            bytes += length;
            at += character.length();
        }
        encoded(words, part);
        return words.toString();
    }

    private static void encoded(StringBuilder words, StringBuilder part) {
        if (part.isEmpty()) return;
        if (!words.isEmpty()) words.append("\n ");
        String base64 = Base64.getEncoder().encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
        words.append("=?utf-8?b?").append(base64).append("?=");
        part.setLength(0);
    }
}
