package dev.reroll.index.history;

import dev.reroll.index.history.RebuiltBlob.Missing;
import dev.reroll.index.history.RebuiltBlob.Step;
import dev.reroll.index.history.RebuiltBlob.Whole;
import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.mail.BlobId;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.FileDiff;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts files together from patches alone: from the patch whose {@code index} line names the blob, back from patch to patch
 * to the one that made the file, and then forward again. A file that was there before any patch of the archive cannot be
 * had this way. What is given out is sure: its id is computed anew.
 */
public final class RebuiltBlobs {

    /** What can be asked for: git's own least of digits, and a whole id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{7,40}");

    /** Patches from a file's making to the state asked for. */
    private static final int MOST_STEPS = 64;

    /** Mails of one blob that are looked at: postings of the same patch. */
    private static final int MOST_MAILS = 16;

    private final MailSearch search;
    private final Archive archive;

    public RebuiltBlobs(MailSearch search, Archive archive) {
        this.search = search;
        this.archive = archive;
    }

    private record Found(Step step, FileDiff diff) {}

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * The file that has this id.
     *
     * @param id 7 to 40 hexadecimal digits in lower case, see {@link #isId}
     * @throws IOException where index or archive cannot be read
     */
    public RebuiltBlob of(String id) throws IOException {
        Deque<Found> chain = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        ArchivedMails mails = new ArchivedMails(search, archive);
        String wanted = id;
        while (true) {
            if (!seen.add(wanted)) return missing("The patches lead in a circle, back to " + wanted + ".", chain);
            if (chain.size() == MOST_STEPS) {
                return missing("More than " + MOST_STEPS + " patches lead to it; that is not followed.", chain);
            }
            Optional<Found> found = leadingTo(wanted, mails);
            if (found.isEmpty()) {
                String what = wanted.equals(id) ? "it" : wanted + ", which the first of these patches changes";
                return missing("No mailed patch makes " + what + ".", chain);
            }
            chain.addFirst(found.get());
            if (makes(found.get().diff())) return built(id, chain);
            wanted = found.get().step().before();
            if (!isId(wanted)) return missing("The first of these patches does not say what it changes.", chain);
        }
    }

    private static RebuiltBlob built(String id, Deque<Found> chain) {
        PatchedFile file = PatchedFile.EMPTY;
        String whole = "";
        for (Found found : chain) {
            Step step = found.step();
            Optional<PatchedFile> next = file.patched(found.diff());
            if (next.isEmpty()) return missing("The patch <" + step.mail() + "> does not fit the one before.", chain);
            file = next.get();
            whole = BlobId.of(file.bytes());
            if (!whole.startsWith(step.after()) && !step.after().startsWith(whole)) {
                return missing(
                        "What the patch <" + step.mail() + "> makes is not what it says that it makes: the mail was"
                                + " changed on its way, or its text is not UTF-8.",
                        chain);
            }
        }
        if (!whole.startsWith(id)) return missing("Another file bears the first digits of this id.", chain);
        return new Whole(whole, chain.getLast().step().file(), file.bytes(), steps(chain));
    }

    private static boolean makes(FileDiff diff) {
        return diff.oldName().equals("/dev/null") || diff.oldBlob().chars().allMatch(c -> c == '0');
    }

    /** The patch that leaves the blob, rather one that makes the file. */
    private Optional<Found> leadingTo(String blob, ArchivedMails mails) throws IOException {
        Optional<Found> first = Optional.empty();
        for (IndexedMail indexed : naming(blob)) {
            Optional<Mail> mail = mails.mail(indexed.id());
            if (mail.isEmpty()) continue;
            for (FileDiff diff : BodyParser.parse(mail.get()).files()) {
                String after = diff.newBlob().toLowerCase(Locale.ROOT);
                boolean same = !after.isEmpty() && (after.startsWith(blob) || blob.startsWith(after));
                if (!same || diff.binary() || diff.newName().equals("/dev/null")) continue;
                Step step = new Step(indexed.id(), diff.name(), diff.oldBlob().toLowerCase(Locale.ROOT), after);
                Found found = new Found(step, diff);
                if (makes(diff)) return Optional.of(found);
                if (first.isEmpty()) first = Optional.of(found);
            }
        }
        return first;
    }

    private List<IndexedMail> naming(String blob) throws IOException {
        try {
            SearchOptions oldest = new SearchOptions(Optional.empty(), Order.OLDEST, 0, MOST_MAILS, false);
            return search.search("dfpost:" + blob, oldest).mails();
        } catch (QueryException e) {
            throw new IllegalStateException("a blob's id makes no query: " + blob, e);
        }
    }

    private static Missing missing(String reason, Deque<Found> chain) {
        return new Missing(reason, steps(chain));
    }

    private static List<Step> steps(Deque<Found> chain) {
        List<Step> steps = new ArrayList<>(chain.size());
        for (Found found : chain) steps.add(found.step());
        return List.copyOf(steps);
    }
}
