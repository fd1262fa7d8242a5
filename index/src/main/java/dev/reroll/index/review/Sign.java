package dev.reroll.index.review;

import dev.reroll.index.review.Sentences.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words that tell what a remark is.
 *
 * @param words in lower case, as whole words
 * @param padded the same with a blank on either side
 * @param where a sentence must hold them
 * @param unless words that, in the same sentence, make them mean nothing
 */
record Sign(String words, String padded, Where where, List<String> unless) {

    enum Where {
        ANYWHERE,
        /** At the start of a sentence, a greeting word ({@code ah}, {@code and}, {@code so}) left out. */
        START,
        /** In a sentence that asks nothing. */
        STATED,
        /** At the start of a sentence that asks nothing. */
        STATED_START
    }

    private static final Set<String> FILLERS = Set.of(
            "ah", "oh", "and", "so", "but", "also", "well", "ok", "okay", "yeah", "hmm", "hm", "um", "ugh", "heh",
            "argh", "maybe", "then");

    static List<Sign> anywhere(List<String> unless, String... words) {
        return signs(Where.ANYWHERE, unless, words);
    }

    static List<Sign> signs(Where where, List<String> unless, String... words) {
        List<String> padded = unless.stream().map(Sign::padded).toList();
        List<Sign> all = new ArrayList<>();
        for (String each : words) all.add(new Sign(each, padded(each), where, padded));
        return all;
    }

    @SafeVarargs
    static List<Sign> table(List<Sign>... parts) {
        List<Sign> all = new ArrayList<>();
        for (List<Sign> part : parts) all.addAll(part);
        return List.copyOf(all);
    }

    /** The words of the table that the sentences hold, each once, in the order of the sentences. */
    static List<String> found(List<Sign> table, List<Sentence> sentences) {
        List<String> found = new ArrayList<>();
        for (Sentence sentence : sentences) {
            for (Sign sign : table) {
                if (!found.contains(sign.words) && sign.isIn(sentence)) found.add(sign.words);
            }
        }
        return List.copyOf(found);
    }

    boolean isIn(Sentence sentence) {
        boolean here = switch (where) {
            case ANYWHERE -> sentence.holds(padded);
            case START -> starts(sentence);
            case STATED -> !sentence.asks() && sentence.holds(padded);
            case STATED_START -> !sentence.asks() && starts(sentence);
        };
        if (!here) return false;
        for (String other : unless) if (sentence.holds(other)) return false;
        return true;
    }

    private boolean starts(Sentence sentence) {
        return sentence.startsWith(padded, FILLERS);
    }

    private static String padded(String words) {
        return " " + words + " ";
    }
}
