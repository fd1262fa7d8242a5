package dev.reroll.index.query;

import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.schema.Field;
import dev.reroll.index.schema.PointDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words that {@code outcome:}, {@code kind:} and {@code state:} take; the first words of one stand for all of it. */
final class Choices {

    private Choices() {}

    /** All words of a prefix. */
    static List<String> of(Prefix prefix) {
        return switch (prefix) {
            case OUTCOME_OF -> {
                List<String> words = new ArrayList<>(words(Fate.values()));
                words.add("withdrawn");
                yield List.copyOf(words);
            }
            case KIND_OF -> words(Kind.values());
            case STATE_OF -> words(Standing.values());
            default -> throw new IllegalArgumentException(prefix + " takes no words");
        };
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(PointDocuments::word).toList();
    }

    /** The query for a word; empty where it is none of the prefix's. */
    static List<Query> query(Prefix prefix, String written, Instant now) {
        String word = written.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        if (word.isEmpty()) return List.of();
        return of(prefix).stream()
                .filter(each -> each.equals(word) || each.startsWith(word + "-"))
                .map(each -> prefix == Prefix.STATE_OF ? state(each, now) : new Query.Exact(prefix, each))
                .toList();
    }

    /** What waits is stalled where its last mail is old; that depends on the day, so it is asked, not kept. */
    private static Query state(String word, Instant now) {
        long limit = now.minus(Duration.ofDays(SeriesState.STALLED_DAYS)).getEpochSecond();
        Query old = new Query.Range(Field.ACTIVE, Long.MIN_VALUE, limit);
        Query fresh = new Query.Range(Field.ACTIVE, limit + 1, Long.MAX_VALUE);
        List<String> waiting = Stream.of(Standing.values())
                .filter(Standing::waits)
                .map(PointDocuments::word)
                .toList();
        if (word.equals(PointDocuments.word(Standing.STALLED))) {
            List<Query> any = waiting.stream()
                    .map(each -> (Query) new Query.Exact(Prefix.STATE_OF, each))
                    .toList();
            return new Query.AllOf(List.of(new Query.AnyOf(any), old));
        }
        Query exact = new Query.Exact(Prefix.STATE_OF, word);
        return waiting.contains(word) ? new Query.AllOf(List.of(exact, fresh)) : exact;
    }
}
