package dev.reroll.index.review;

import dev.reroll.index.review.Answer.Role;
import dev.reroll.index.review.Answer.Stance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The answers of a discussion in a row, by time. */
final class Talk {

    private static final List<String> DOING = List.of(
            "i'll",
            "i will",
            "we'll",
            "we will",
            "will do",
            "will be",
            "fix",
            "done",
            "good catch",
            "good point",
            "good idea",
            "updated",
            "changed",
            "added",
            "removed",
            "dropped",
            "next version",
            "next revision",
            "respin",
            "oops");

    private final List<Answer> all = new ArrayList<>();

    Talk(List<Answer> discussion) {
        Deque<Answer> open = new ArrayDeque<>(discussion);
        while (!open.isEmpty()) {
            Answer answer = open.poll();
            all.add(answer);
            open.addAll(answer.answers());
        }
        all.sort(Comparator.comparing(Answer::date));
    }

    private Optional<Answer> first(Predicate<Answer> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    /** The first thing that the author said. */
    Optional<Answer> author() {
        return first(answer -> answer.role() == Role.AUTHOR);
    }

    /** Where the author says that it will be done. */
    Optional<Answer> promise() {
        return first(answer -> answer.role() == Role.AUTHOR && answer.stance() == Stance.AGREES);
    }

    /** The same, in words of doing: who says yes to a question has promised nothing yet. */
    Optional<Answer> deed() {
        return first(answer -> answer.role() == Role.AUTHOR
                && answer.stance() == Stance.AGREES
                && answer.text().stream().anyMatch(Talk::speaksOfDoing));
    }

    private static boolean speaksOfDoing(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return DOING.stream().anyMatch(lower::contains);
    }

    /** Where the author says that he will not do it, and nowhere that he will. */
    Optional<Answer> refusal() {
        if (promise().isPresent()) return Optional.empty();
        return first(answer -> answer.role() == Role.AUTHOR && answer.stance() == Stance.DECLINES);
    }

    /** Where the author says that a revision deals with it: he agrees, and names it. */
    Optional<Answer> claim(String revision) {
        return first(answer -> answer.role() == Role.AUTHOR
                && answer.stance() == Stance.AGREES
                && answer.text().stream().anyMatch(line -> names(line, revision)));
    }

    private static boolean names(String line, String revision) {
        for (int at = line.indexOf(revision); at >= 0; at = line.indexOf(revision, at + 1)) {
            int end = at + revision.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
            if (starts && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)))) return true;
        }
        return false;
    }

    /** What somebody said who neither made the point nor the patch. */
    Optional<Answer> other() {
        return first(answer -> answer.role() == Role.OTHER);
    }

    /** Where the maker of the point takes it back. */
    Optional<Answer> withdrawal() {
        return first(answer -> answer.stance() == Stance.WITHDRAWS);
    }

    Optional<Answer> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The last of these. */
    Optional<Answer> last(Predicate<Answer> wanted) {
        return all.reversed().stream().filter(wanted).findFirst();
    }
}
