package dev.reroll.index.review;

import static dev.reroll.index.review.Sign.Where.STATED;
import static dev.reroll.index.review.Sign.signs;

import dev.reroll.index.review.Correspondence.Round;
import dev.reroll.index.review.Sentences.Sentence;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Mails that say a revision is dropped: the author gives it up, or somebody took it out of his tree again.
 *
 * <p>The author gives up the whole where he says so of the series, or of the patch where it is the only one or where he
 * answers the cover letter; a patch that he leaves out of the next version is no dropped series.
 */
final class DropWords {

    private static final List<String> VERBS = List.of(
            "drop",
            "dropping",
            "dropped",
            "abandon",
            "abandoning",
            "abandoned",
            "withdraw",
            "withdrawing",
            "withdrawn",
            "discard",
            "ignore",
            "disregard",
            "scrap",
            "retract");

    private static final List<String> SERIES = List.of(
            "this series",
            "the series",
            "this patchset",
            "this patch set",
            "this patch series",
            "the whole series",
            "the patchset",
            "the whole patchset",
            "this set",
            "this version",
            "this whole series");

    private static final List<String> PATCH =
            List.of("this patch", "these patches", "the patch", "this one", "these two");

    /** With these in the sentence it is not done, or not of the whole. */
    private static final List<String> UNLESS = List.of(
            "don't",
            "do not",
            "not",
            "if",
            "unless",
            "until",
            "could",
            "should",
            "would",
            "can",
            "may",
            "might",
            "from",
            "next version",
            "next revision",
            "respin",
            "part",
            "hunk",
            "in v2",
            "in v3",
            "in v4",
            "in v5",
            "in v6");

    private static final List<Sign> OF_SERIES = given(SERIES);
    private static final List<Sign> OF_PATCH = given(PATCH);

    private static final List<Sign> OUT_AGAIN = signs(
            STATED,
            List.of("if", "unless", "should", "could", "please", "can", "patch that i"),
            "i've dropped this",
            "i've dropped these",
            "i've dropped it",
            "i've dropped the",
            "i have dropped this",
            "i have dropped these",
            "i have dropped it",
            "i dropped this patch",
            "i dropped this series",
            "i'm dropping this",
            "i am dropping this",
            "so dropping this",
            "i'll drop this patch from my",
            "i'll drop this series from my",
            "dropped from my",
            "dropped from the tree",
            "dropped from the queue",
            "now dropped",
            "i've reverted this",
            "i have reverted this");

    private DropWords() {}

    /** The last mail in which the author gives the revision up. */
    static Optional<Mail> ofAuthor(Round round) {
        Revision revision = round.revision();
        Mail found = null;
        for (Mail mail : round.mails()) {
            if (round.posted().contains(mail.id()) || !round.isAuthors(mail) || !isPossible(mail)) continue;
            boolean whole = revision.slots().size() == 1
                    || ThreadReading.named(mail).stream()
                            .limit(1)
                            .anyMatch(id -> revision.cover().filter(id::equals).isPresent());
            List<Sentence> sentences = Sentences.of(Correspondence.ownWords(mail));
            if (says(OF_SERIES, sentences) || (whole && says(OF_PATCH, sentences))) found = mail;
        }
        return Optional.ofNullable(found);
    }

    /** The last mail in which somebody else says that he took it out of his tree. */
    static Optional<Mail> ofOther(Round round) {
        Mail found = null;
        for (Mail mail : round.mails()) {
            if (mail.from().isEmpty() || round.isAuthors(mail) || !isPossible(mail)) continue;
            if (Machines.isMachine(mail.from().getFirst())) continue;
            if (says(OUT_AGAIN, Sentences.of(Correspondence.ownWords(mail)))) found = mail;
        }
        return Optional.ofNullable(found);
    }

    /** Spares most mails the reading. */
    private static boolean isPossible(Mail mail) {
        String text = mail.text().toLowerCase(Locale.ROOT);
        return text.contains("drop")
                || text.contains("abandon")
                || text.contains("ignore")
                || text.contains("withdr")
                || text.contains("disregard")
                || text.contains("discard")
                || text.contains("scrap")
                || text.contains("retract")
                || text.contains("revert");
    }

    private static boolean says(List<Sign> table, List<Sentence> sentences) {
        return !Sign.found(table, sentences).isEmpty();
    }

    private static List<Sign> given(List<String> objects) {
        List<String> words = new ArrayList<>();
        for (String verb : VERBS) for (String object : objects) words.add(verb + " " + object);
        return signs(STATED, UNLESS, words.toArray(String[]::new));
    }
}
