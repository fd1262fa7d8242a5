package dev.reroll.index.query;

/** A piece of a query, with the character where it begins. */
sealed interface Token {

    int at();

    /**
     * The beginning of a group.
     *
     * @param prefixed whether a prefix stands in front and applies to all inside
     */
    record Open(boolean prefixed, int at) implements Token {}

    record Close(int at) implements Token {}

    /** {@code +} or {@code -} in front of something. */
    record Sign(boolean plus, int at) implements Token {}

    /**
     * A word in capitals that joins.
     *
     * @param distance of NEAR and ADJ, else 0
     */
    record Operator(Kind kind, int distance, int at) implements Token {}

    /** Something to search for; {@code in} is the prefix that applies to it. */
    record Leaf(Query query, Prefix in, int at) implements Token {}

    record End(int at) implements Token {}

    /** The operators, named as they are written. */
    enum Kind {
        AND,
        OR,
        NOT,
        XOR,
        NEAR,
        ADJ
    }
}
