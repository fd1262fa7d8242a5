package dev.reroll.web.syntax;

import java.util.Set;

/**
 * What the scanner has to know of a language.
 *
 * @param names words that are types or the like
 * @param lineComment what starts a comment to the end of the line; empty for none
 * @param blockComments whether there are comments between slash and star
 * @param quotes characters that strings stand between
 * @param habits what else is peculiar to it
 */
record Grammar(
        Set<String> keywords,
        Set<String> names,
        String lineComment,
        boolean blockComments,
        String quotes,
        Set<Habit> habits) {

    enum Habit {
        /** A number sign at the start of a line starts a directive of the C preprocessor. */
        PREPROCESSOR,
        /** A word that begins with a capital is a type. */
        CAPITAL_TYPES,
        /** A word that ends in {@code _t} is a type. */
        SUFFIX_TYPES,
        /** {@code @Word} is an annotation. */
        ANNOTATIONS,
        /** {@code #[…]} is an attribute, {@code 'a} a lifetime, and comments nest. */
        RUST,
        /** Three quotes start a string that goes on over lines. */
        TRIPLE_QUOTES,
        /** {@code $name} and <code>${…}</code> are variables; a number sign within a word is no comment. */
        VARIABLES,
        /** A keyword counts only as the first word of a line or where {@link Grammars#KCONFIG_WITHIN} has it; help texts. */
        KCONFIG,
        /** {@code /word/} is a directive, {@code &label} a name, and so are properties. */
        DEVICE_TREE
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }
}
