package dev.reroll.index.review;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.Scratch;
import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows anchored lines of a commit message or cover letter, word by word, into the later text. */
final class WordsFollower {
    /** So many words, about three lines, are one statement: where they change, it was what was meant. */
    private static final int FEW = 40;
    /** Where more of the whole text than this is new, that the anchored words are too says little. */
    private static final double REWRITTEN = 0.7;
    /** Where less of the quoted words than this changed, the remark may be about the others. */
    private static final double LITTLE = 0.1;

    private static final int NEIGHBOURS = 12;

    private final Scratch scratch = new Scratch();

    /** The title itself. */
    Finding title(String before, String after) {
        What what = before.strip().equals(after.strip()) ? What.STANDS : What.CHANGED;
        String reason = what == What.STANDS ? "The title is the same." : "The title differs.";
        return new Finding(what, Certainty.CERTAIN, reason, List.of(before), List.of(after));
    }

    /**
     * @param first the first of the anchored lines, from 1
     * @param what {@code message} or {@code cover letter}
     */
    Finding follow(int first, int last, Remark remark, MessageWords a, MessageWords b, String what) {
        FileLines.Range range = a.range(first, last);
        if (range.from() == range.to()) {
            return Finding.unknown("What is quoted of the " + what + " holds no words to follow.");
        }
        List<Edit> all =
                LineDiff.of(a.words(), b.words(), Sliding.BY_INDENT, scratch).edits();
        List<Edit> touching = new ArrayList<>();
        int lost = 0;
        int lostHere = 0;
        for (Edit edit : all) {
            lost += edit.oldEnd() - edit.oldStart();
            if (edit.oldStart() > range.to() || edit.oldEnd() < range.from()) continue;
            int here = Math.min(edit.oldEnd(), range.to()) - Math.max(edit.oldStart(), range.from());
            // what is new behind the quote is in touch with it, what is new before it is not
            boolean behind = edit.oldStart() == range.to();
            if (here <= 0 && !behind && edit.oldStart() <= range.from()) continue;
            if (here <= 0 && edit.newStart() == edit.newEnd()) continue;
            touching.add(edit);
            lostHere += Math.max(0, here);
        }
        List<String> before = a.shown(range.from(), range.to(), Finding.MOST_SHOWN);
        Set<String> old = CodeWords.ofCode(words(a, 0, a.words().size()));
        if (touching.isEmpty()) return standing(remark, a, b, all, old, before, what);
        List<String> added = added(b, touching);
        Edit head = touching.getFirst();
        Edit tail = touching.getLast();
        List<String> after = b.shown(
                Math.max(0, head.newStart() - Math.max(0, head.oldStart() - range.from())),
                tail.newEnd() + Math.max(0, range.to() - tail.oldEnd()),
                Finding.MOST_SHOWN);
        List<String> fresh = remark.newNames(old, CodeWords.ofCode(added));
        double share = (double) lostHere / (range.to() - range.from());
        if (!fresh.isEmpty()) {
            String reason =
                    Finding.list(fresh) + ", which the remark names, is new in the quoted part of the " + what + ".";
            // an identifier is new for its own sake, a common word may be by chance
            Certainty certainty =
                    fresh.stream().anyMatch(CodeWords::looksLikeCode) ? Certainty.CERTAIN : Certainty.LIKELY;
            return new Finding(What.CHANGED, certainty, reason, before, after);
        }
        if (lostHere == 0 && isTags(added)) return standing(remark, a, b, all, old, before, what);
        if (lostHere == 0) {
            String reason = "The quoted words of the " + what + " stand; more is said right behind them.";
            return new Finding(What.CHANGED, Certainty.UNSURE, reason, before, after);
        }
        if (added.isEmpty()) return removed(a, range, all, share, before, after, what);
        if (lost > REWRITTEN * a.words().size() && a.words().size() > FEW) {
            String reason = "Most of the " + what + " is new, the quoted words with it.";
            return new Finding(What.CHANGED, Certainty.LIKELY, reason, before, after);
        }
        String reason = "The quoted words of the " + what + " differ.";
        // a cover letter is written anew each time, and so is what stands below "---"
        boolean kept = !a.isNote(last) && !what.equals("cover letter");
        Certainty certainty = kept && range.to() - range.from() <= FEW ? Certainty.CERTAIN : Certainty.LIKELY;
        if (share < LITTLE || a.isNote(last)) certainty = Certainty.UNSURE;
        if (remark.asksNothing() && certainty == Certainty.CERTAIN) certainty = Certainty.LIKELY;
        return new Finding(What.CHANGED, certainty, reason, before, after);
    }

    /** Tags that reviewers gave: a later message takes them up, whatever a remark asked for. */
    private static boolean isTags(List<String> words) {
        if (words.isEmpty() || !GivenTrailers.isJudgement(words.getFirst() + " x")) return false;
        for (String word : words) {
            boolean tag = word.endsWith("-by:");
            if (tag && !GivenTrailers.isJudgement(word + " x")) return false;
        }
        return words.stream().filter(word -> word.indexOf('@') > 0).count()
                == words.stream().filter(word -> word.endsWith("-by:")).count();
    }

    private static Finding standing(
            Remark remark,
            MessageWords a,
            MessageWords b,
            List<Edit> all,
            Set<String> old,
            List<String> before,
            String what) {
        List<String> fresh = remark.newNames(old, CodeWords.ofCode(added(b, all)));
        if (!fresh.isEmpty()) {
            List<String> after = new ArrayList<>();
            for (Edit edit : all) {
                Set<String> words = CodeWords.ofCode(words(b, edit.newStart(), edit.newEnd()));
                if (fresh.stream().anyMatch(words::contains)) {
                    after.addAll(b.shown(edit.newStart(), edit.newEnd(), Finding.MOST_SHOWN));
                }
            }
            String reason = "The quoted words stand; elsewhere in the " + what + " " + Finding.list(fresh)
                    + ", which the remark names, is new.";
            return new Finding(What.CHANGED, Certainty.LIKELY, reason, before, after);
        }
        boolean same = a.words().sameLines(b.words());
        String reason = same ? "The " + what + " is the same." : "The quoted words of the " + what + " stand.";
        return new Finding(What.STANDS, same ? Certainty.CERTAIN : Certainty.LIKELY, reason, before, before);
    }

    private static Finding removed(
            MessageWords a,
            FileLines.Range range,
            List<Edit> all,
            double share,
            List<String> before,
            List<String> after,
            String what) {
        Set<Integer> lost = new HashSet<>();
        for (Edit edit : all) {
            int from = Math.max(edit.oldStart(), range.from() - NEIGHBOURS);
            for (int i = from; i < Math.min(edit.oldEnd(), range.to() + NEIGHBOURS); i++) lost.add(i);
        }
        int there = 0;
        int around = 0;
        for (int i = Math.max(0, range.from() - NEIGHBOURS);
                i < Math.min(a.words().size(), range.to() + NEIGHBOURS);
                i++) {
            if (i >= range.from() && i < range.to()) continue;
            around++;
            if (!lost.contains(i)) there++;
        }
        if (share < 1 || 2 * there >= around) {
            String reason = share < 1
                    ? "Some of the quoted words of the " + what + " were taken out."
                    : "The quoted words were taken out of the " + what + "; those around them stand.";
            Certainty certainty = share < LITTLE ? Certainty.UNSURE : Certainty.LIKELY;
            return new Finding(What.CHANGED, certainty, reason, before, after);
        }
        String reason = "The quoted words of the " + what + " are gone, with what stood around them.";
        return new Finding(What.GONE, Certainty.LIKELY, reason, before, List.of());
    }

    private static List<String> added(MessageWords b, List<Edit> edits) {
        List<String> added = new ArrayList<>();
        for (Edit edit : edits) added.addAll(words(b, edit.newStart(), edit.newEnd()));
        return added;
    }

    private static List<String> words(MessageWords text, int from, int to) {
        List<String> words = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) words.add(text.word(i));
        return words;
    }
}
