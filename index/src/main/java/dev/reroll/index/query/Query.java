package dev.reroll.index.query;

import dev.reroll.index.schema.Field;
import java.util.ArrayList;
import java.util.List;

/** What a person asked for, as a tree. Words in it are cut and written as they are in the index. */
public sealed interface Query {

    /** All of the parts, two or more; those that are {@link Not} exclude. */
    record AllOf(List<Query> parts) implements Query {}

    /** At least one of the parts, two or more. */
    record AnyOf(List<Query> parts) implements Query {}

    /** An odd number of the parts, as Xapian's XOR. */
    record Xor(List<Query> parts) implements Query {}

    /** Every mail that {@code unwanted} does not match. */
    record Not(Query unwanted) implements Query {}

    /** A word; its English inflections count as the same word unless {@code exact}. */
    record Word(Prefix in, String word, boolean exact) implements Query {}

    /** Two or more words in this order, nothing between. */
    record Phrase(Prefix in, List<String> words) implements Query {}

    /**
     * A word's beginning, behind zero or more whole words of a phrase.
     *
     * @param position where it stands in the query, for a message when too many words begin so
     */
    record Beginning(Prefix in, List<String> words, int position) implements Query {}

    /**
     * Phrases near each other.
     *
     * @param distance how far apart two may be, in words
     * @param ordered whether they must come in this order
     */
    record Near(Prefix in, List<List<String>> phrases, int distance, boolean ordered) implements Query {}

    /** A whole value. */
    record Exact(Prefix in, String value) implements Query {}

    /** A number between two bounds, both included; open ends are the smallest and largest long. */
    record Range(Field field, long from, long to) implements Query {}

    /** Text that looks as if it had a prefix, but no prefix is called so; {@code query} searches it as text. */
    record AsText(String noPrefix, Query query) implements Query {}

    /** The query in canonical form, which parses to the same query. */
    default String describe() {
        return Description.of(this);
    }

    /** What a person should be told about how the query was read, in sentences; empty for most. */
    default List<String> notes() {
        List<String> notes = new ArrayList<>();
        collectNotes(this, notes);
        return List.copyOf(notes);
    }

    private static void collectNotes(Query query, List<String> notes) {
        switch (query) {
            case AllOf(List<Query> parts) -> parts.forEach(part -> collectNotes(part, notes));
            case AnyOf(List<Query> parts) -> parts.forEach(part -> collectNotes(part, notes));
            case Xor(List<Query> parts) -> parts.forEach(part -> collectNotes(part, notes));
            case Not(Query unwanted) -> collectNotes(unwanted, notes);
            case AsText(String noPrefix, Query inner) -> {
                String note = "\"" + noPrefix + ":\" is no prefix; it was searched as text";
                if (!notes.contains(note)) notes.add(note);
            }
            case Word _, Phrase _, Beginning _, Near _, Exact _, Range _ -> {}
        }
    }

    /** All of the parts, with conjunctions among them taken apart. */
    static Query allOf(List<Query> parts) {
        List<Query> flat = new ArrayList<>(parts.size());
        for (Query part : parts) {
            if (part instanceof AllOf(List<Query> inner)) flat.addAll(inner);
            else flat.add(part);
        }
        return flat.size() == 1 ? flat.getFirst() : new AllOf(List.copyOf(flat));
    }

    /** Any of the parts, with disjunctions among them taken apart. */
    static Query anyOf(List<Query> parts) {
        List<Query> flat = new ArrayList<>(parts.size());
        for (Query part : parts) {
            if (part instanceof AnyOf(List<Query> inner)) flat.addAll(inner);
            else flat.add(part);
        }
        return flat.size() == 1 ? flat.getFirst() : new AnyOf(List.copyOf(flat));
    }

    /** All but these. */
    static Query not(Query unwanted) {
        return unwanted instanceof Not(Query wanted) ? wanted : new Not(unwanted);
    }
}
