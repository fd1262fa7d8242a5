package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.Words;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a query that a text may hold, to mark them there: not those of excluded parts, nor people and ids. */
public final class SoughtWords {

    /** A word may be longer than its stem by a suffix of so many letters. */
    private static final int SUFFIX = 10;

    /** Fields of which a page shows the text. */
    private static final Set<Field> SHOWN = Set.of(
            Field.SUBJECT,
            Field.UNQUOTED,
            Field.QUOTED,
            Field.DIFF_FILE,
            Field.DIFF_ADDED,
            Field.DIFF_REMOVED,
            Field.DIFF_CONTEXT,
            Field.DIFF_HEADING);

    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    /** Words that count only together; of a {@linkplain #openPhrases open} one the last is a beginning. */
    private final Set<List<String>> phrases = new HashSet<>();

    private final Set<List<String>> openPhrases = new HashSet<>();

    private SoughtWords() {}

    public static SoughtWords of(Query query) {
        SoughtWords sought = new SoughtWords();
        sought.collect(query);
        return sought;
    }

    public boolean isEmpty() {
        return words.isEmpty() && beginnings.isEmpty() && phrases.isEmpty() && openPhrases.isEmpty();
    }

    private void collect(Query query) {
        switch (query) {
            case Query.AllOf(List<Query> parts) -> parts.forEach(this::collect);
            case Query.AnyOf(List<Query> parts) -> parts.forEach(this::collect);
            case Query.Xor(List<Query> parts) -> parts.forEach(this::collect);
            case Query.AsText(String _, Query inner) -> collect(inner);
            case Query.Word(Prefix in, String word, boolean exact) -> {
                if (!isShown(in)) return;
                words.add(word);
                if (!exact && Words.hasStem(word)) stems.add(Words.stem(word));
            }
            case Query.Phrase(Prefix in, List<String> phrase) -> {
                if (isShown(in)) phrases.add(phrase);
            }
            case Query.Beginning(Prefix in, List<String> phrase, int _) -> {
                if (!isShown(in)) return;
                if (phrase.size() == 1) beginnings.add(phrase.getFirst());
                else openPhrases.add(phrase);
            }
            case Query.Near(Prefix in, List<List<String>> phrases, int _, boolean _) -> {
                if (isShown(in)) phrases.forEach(words::addAll);
            }
            case Query.Not _, Query.Exact _, Query.Range _ -> {}
        }
    }

    private static boolean isShown(Prefix in) {
        return in.fields().stream().anyMatch(SHOWN::contains);
    }

    /**
     * Which words of a text are sought.
     *
     * @param text its words in lower case, in order
     */
    public BitSet in(List<String> text) {
        BitSet sought = new BitSet(text.size());
        for (int i = 0; i < text.size(); i++) {
            if (holds(text.get(i))) sought.set(i);
            for (List<String> phrase : phrases) if (stands(phrase, text, i, false)) sought.set(i, i + phrase.size());
            for (List<String> phrase : openPhrases) if (stands(phrase, text, i, true)) sought.set(i, i + phrase.size());
        }
        return sought;
    }

    private static boolean stands(List<String> phrase, List<String> text, int at, boolean open) {
        if (at + phrase.size() > text.size()) return false;
        for (int i = 0; i < phrase.size(); i++) {
            String word = text.get(at + i);
            String wanted = phrase.get(i);
            boolean begins = open && i == phrase.size() - 1;
            boolean stands = begins ? word.startsWith(wanted) : word.equals(wanted);
            if (!stands) return false;
        }
        return true;
    }

    private boolean holds(String word) {
        if (words.contains(word)) return true;
        for (String beginning : beginnings) if (word.startsWith(beginning)) return true;
        for (String stem : stems) {
            // most words are not worth the stemmer's time; a stem's last letter may be another than the word's
            boolean alike = word.regionMatches(0, stem, 0, Math.max(2, stem.length() - 1));
            if (alike
                    && word.length() <= stem.length() + SUFFIX
                    && Words.stem(word).equals(stem)) return true;
        }
        return false;
    }
}
