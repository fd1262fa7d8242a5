package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.PatchMessage;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectParser;
import dev.reroll.ingest.patch.Trailer;
import dev.reroll.ingest.patch.Trailers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the facts of one mail, once, when it comes in. */
public final class FactsReader {

    private static final List<String> SUPERSEDES = List.of("supersedes", "obsoletes");
    /** A cover letter that lists more is no cover letter that anybody reads. */
    private static final int MOST_TITLES = 1000;
    /** Files of one diff that are kept by name; treewide patches have more, and nobody looks for them by a file. */
    private static final int MOST_FILES = 1000;

    private static final String NO_FILE = "/dev/null";

    private FactsReader() {}

    /**
     * Reads the facts of a mail.
     *
     * @param patchId the patch id of {@code body}, where it has a diff
     */
    public static MailFacts of(Mail mail, Body body, Optional<String> patchId) {
        Subject subject = SubjectParser.parse(mail.subject());
        String text = mail.text();
        boolean diff = body.hasDiff();
        Address header = mail.from().isEmpty()
                ? new Address("", "")
                : People.real(mail.from().get(0));
        boolean opens = !subject.isReply() && subject.form() instanceof Subject.Form.Plain;
        PatchMessage patch = opens ? PatchMessage.of(text) : PatchMessage.of("");
        Address sender = header.name().isEmpty() ? named(header, patch) : header;
        List<String> own = opens ? patch.prose() : unquoted(text);
        List<Trailer> trailers = List.of();
        if (opens && (diff || subject.presentsPatch())) trailers = patch.trailers();
        else if (text.contains(": ")) trailers = Trailers.given(text);
        return new MailFacts(
                mail.id(),
                parents(mail),
                subject,
                sender,
                patch.from(),
                mail.date(),
                diff,
                patchId,
                diff && !subject.isReply() ? Sketch.of(body.files()) : Sketch.NONE,
                patch.fact("change-id"),
                patch.fact("base-commit"),
                prerequisites(patch),
                supersedes(patch),
                ArchiveLinks.any(text) ? ArchiveLinks.in(own) : List.of(),
                diff ? List.of() : listedTitles(patch.message()),
                trailers,
                Landings.in(
                        subject,
                        People.email(sender),
                        !mail.inReplyTo().isEmpty() || !mail.references().isEmpty(),
                        own));
    }

    /** The facts of a mail together with the files that its own diff names. */
    public static StoredFacts stored(Mail mail, Body body, Optional<String> patchId) {
        MailFacts facts = of(mail, body, patchId);
        if (!facts.diff() || facts.subject().isReply()) return new StoredFacts(facts, List.of());
        Set<String> files = new LinkedHashSet<>();
        for (FileDiff file : body.files()) {
            if (files.size() >= MOST_FILES) break;
            files.add(file.newName().equals(NO_FILE) ? file.oldName() : file.newName());
        }
        return new StoredFacts(facts, List.copyOf(files));
    }

    /** A From without a name gets the one that the in-body From or the sender's own sign-off gives. */
    private static Address named(Address sender, PatchMessage patch) {
        if (patch.from().isPresent()) return new Address(patch.from().get().name(), sender.email());
        for (Trailer trailer : patch.trailers()) {
            Optional<Address> person = trailer.key().equals("signed-off-by") ? trailer.person() : Optional.empty();
            if (person.isPresent()) return new Address(People.real(person.get()).name(), sender.email());
        }
        return sender;
    }

    private static List<String> parents(Mail mail) {
        Set<String> parents = new LinkedHashSet<>(mail.inReplyTo());
        parents.addAll(mail.references().reversed());
        mail.ids().forEach(parents::remove);
        return List.copyOf(parents);
    }

    private static List<String> unquoted(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith(">")) lines.add(line.stripTrailing());
        }
        return lines;
    }

    private static List<String> prerequisites(PatchMessage patch) {
        List<String> found = new ArrayList<>();
        for (Trailer fact : patch.facts()) {
            String key = fact.key();
            if (key.startsWith("prerequisite-") || key.equals("depends-on") || key.equals("based-on")) {
                found.add(bare(fact.value()));
            }
        }
        return List.copyOf(found);
    }

    private static List<String> supersedes(PatchMessage patch) {
        return patch.facts().stream()
                .filter(f -> SUPERSEDES.contains(f.key()))
                .map(f -> bare(f.value()))
                .toList();
    }

    /** {@code <id>} or an archive URL down to the id; {@code id:v2} down to the change-id. */
    private static String bare(String value) {
        int url = value.indexOf("://");
        if (url > 0) {
            Optional<String> id = ArchiveLinks.id(value, url);
            if (id.isPresent()) return id.get();
        }
        String text = value.strip();
        if (text.startsWith("<") && text.indexOf('>') > 0) return text.substring(1, text.indexOf('>'));
        int version = text.lastIndexOf(":v");
        return version > 0 ? text.substring(0, version) : text;
    }

    /** The titles of a shortlog: {@code Name (3):} and below it a line each, wrapped ones indented by four. */
    private static List<String> listedTitles(List<String> lines) {
        List<String> titles = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (titles.size() >= MOST_TITLES) break;
            if (isAuthorLine(line)) inside = true;
            else if (line.isBlank()) inside = false;
            else if (inside && line.startsWith("    ") && !titles.isEmpty()) {
                titles.set(titles.size() - 1, titles.getLast() + " " + line.strip());
            } else if (inside && line.startsWith("  ")) titles.add(line.strip());
        }
        return List.copyOf(titles);
    }

    private static boolean isAuthorLine(String line) {
        int open = line.lastIndexOf(" (");
        if (open < 1 || !line.endsWith("):") || Character.isWhitespace(line.charAt(0))) return false;
        String count = line.substring(open + 2, line.length() - 2).toLowerCase(Locale.ROOT);
        return !count.isEmpty() && count.chars().allMatch(Character::isDigit);
    }
}
