package dev.reroll.reference.sample;

import dev.reroll.reference.sample.Posting.Cover;
import dev.reroll.reference.sample.Posting.Note;
import dev.reroll.reference.sample.Posting.Patch;
import dev.reroll.reference.sample.Posting.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sample: what the files of notes and the sources make. */
final class Sample {
    /** Where it is packed. */
    static final Path FILE = Path.of("src/main/resources/dev/reroll/reference/sample/notes.mbox");

    private static final Path NOTES = Path.of("src/test/resources/sample");
    private static final Pattern LINK = Pattern.compile("@\\{([a-z0-9-]+)\\}");

    private final List<Posting> postings = new ArrayList<>();
    private final SequencedMap<String, NoteMail> mails = new LinkedHashMap<>();
    private final Map<String, PatchSet> sets = new LinkedHashMap<>();

    /** Reads the notes and makes the mails. */
    Sample() throws IOException {
        try (Stream<Path> files = Files.list(NOTES);
                GitDiff git = new GitDiff()) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".notes")).sorted().toList()) {
                Posting posting = NotesReader.read(file);
                postings.add(posting);
                sets.put(posting.name(), PatchSet.of(posting, git));
            }
        }
        List<Posting> left = new ArrayList<>(postings);
        List<Reply> waiting = new ArrayList<>();
        for (Posting posting : postings) {
            for (Note note : posting.notes()) if (note instanceof Reply reply) waiting.add(reply);
        }
        while (!left.isEmpty() || !waiting.isEmpty()) {
            List<Posting> whole = left.stream().filter(this::hasWhatItAnswers).toList();
            whole.forEach(this::posting);
            left.removeAll(whole);
            List<Reply> ready =
                    waiting.stream().filter(r -> mails.containsKey(r.answers())).toList();
            ready.forEach(this::reply);
            waiting.removeAll(ready);
            if (whole.isEmpty() && ready.isEmpty()) {
                throw new IllegalArgumentException("these answer notes that are not there: " + waiting
                        + left.stream().map(Posting::name).toList());
            }
        }
    }

    List<Posting> postings() {
        return postings;
    }

    /** By date. */
    List<NoteMail> mails() {
        return mails.values().stream()
                .sorted(Comparator.comparing(NoteMail::date).thenComparing(NoteMail::id))
                .toList();
    }

    NoteMail mail(String id) {
        NoteMail mail = mails.get(id);
        if (mail == null) throw new IllegalArgumentException("no note is called " + id);
        return mail;
    }

    /** The trees before the first patch of a posting and after each. */
    List<SortedMap<String, String>> trees(Posting posting) {
        return patches(posting).trees();
    }

    String mbox() {
        StringBuilder mbox = new StringBuilder();
        for (NoteMail mail : mails()) mail.write(mbox);
        return mbox.toString();
    }

    private boolean hasWhatItAnswers(Posting posting) {
        return posting.patches().stream()
                .map(Patch::answers)
                .flatMap(Optional::stream)
                .allMatch(mails::containsKey);
    }

    private PatchSet patches(Posting posting) {
        return Objects.requireNonNull(sets.get(posting.name()));
    }

    private void posting(Posting posting) {
        for (Note note : posting.notes()) if (note instanceof Cover cover) cover(posting, cover);
        List<Patch> patches = posting.patches();
        for (int i = 0; i < patches.size(); i++) {
            GitDiff.Diff diff = patches(posting).diffs().get(i);
            patch(posting, patches.get(i), i + 1, patches.size(), diff);
        }
    }

    private void cover(Posting posting, Cover cover) {
        List<Patch> patches = posting.patches();
        List<String> body = new ArrayList<>(linked(cover.text()).lines().toList());
        Map<String, List<String>> byAuthor = new LinkedHashMap<>();
        for (Patch patch : patches) {
            byAuthor.computeIfAbsent(patch.author().orElse(patch.stands().by()), a -> new ArrayList<>())
                    .add(patch.title());
        }
        byAuthor.forEach((author, titles) -> {
            body.add("");
            body.add(NoteMail.person(author).replaceAll(" <.*", "") + " (" + titles.size() + "):");
            titles.forEach(title -> body.add("  " + title));
        });
        body.add("");
        body.addAll(DiffStat.lines(patches(posting).whole()));
        sign(body);
        String subject = "[" + posting.prefix() + " 0/" + patches.size() + "] " + cover.title();
        mails.put(cover.id(), new NoteMail(cover.id(), cover.stands(), subject, List.of(), body));
    }

    private void patch(Posting posting, Patch patch, int number, int total, GitDiff.Diff diff) {
        List<String> body = new ArrayList<>();
        patch.author().filter(a -> patch.tree().isEmpty()).ifPresent(a -> {
            body.add("From: " + NoteMail.person(a));
            body.add("");
        });
        String text = linked(patch.text());
        body.addAll(
                patch.answers().isPresent()
                        ? Quotes.filled(mail(patch.answers().get()), patch.id(), text)
                        : text.lines().toList());
        if (!body.contains("---")) body.add("---");
        else body.add("");
        body.addAll(DiffStat.lines(diff.stats()));
        body.add("");
        body.addAll(diff.text().lines().toList());
        sign(body);
        String head = posting.name() + "-cover";
        String place = total == 1 && !mails.containsKey(head) ? "" : " " + number + "/" + total;
        String subject = patch.tree().isPresent()
                ? "[tip: " + patch.tree().get() + "] " + patch.title()
                : patch.subject().orElse("[" + posting.prefix() + place + "] " + patch.title());
        List<String> above = List.of();
        if (patch.answers().isPresent()) above = above(patch.answers().get());
        else if (mails.containsKey(head)) above = List.of(head);
        else if (number > 1) above = List.of(posting.name() + "-patch-1");
        mails.put(patch.id(), new NoteMail(patch.id(), patch.stands(), subject, above, body));
    }

    private void reply(Reply reply) {
        NoteMail answered = mail(reply.answers());
        List<String> body = Quotes.filled(answered, reply.id(), linked(reply.text()));
        String subject = reply.subject()
                .orElse(answered.subject().startsWith("Re: ") ? answered.subject() : "Re: " + answered.subject());
        mails.put(reply.id(), new NoteMail(reply.id(), reply.stands(), subject, above(reply.answers()), body));
    }

    private List<String> above(String answered) {
        List<String> above = new ArrayList<>(mail(answered).answers());
        above.add(answered);
        return above;
    }

    private static void sign(List<String> body) {
        body.add("-- ");
        body.add("Reroll reference notes");
    }

    /** {@code @{NOTE}} is a link to that note. */
    private static String linked(String text) {
        return LINK.matcher(text).replaceAll(found -> NoteMail.link(found.group(1)));
    }
}
