package dev.reroll.web.syntax;

/**
 * A stretch of a line that is coloured; what lies between two is not.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Token(Kind kind, int start, int end) {

    /** What it is; {@code mark} is the class that it has on a page. */
    public enum Kind {
        COMMENT("sc"),
        STRING("ss"),
        NUMBER("sn"),
        KEYWORD("sk"),
        /** A type, a variable of a shell, a symbol of Kconfig, a property or a label of a device tree. */
        NAME("st"),
        /** A preprocessor's directive, an annotation, an attribute, the head of a hunk. */
        DIRECTIVE("sp"),
        /** A line that a patch among the files adds. */
        ADDED("plus"),
        /** A line that it removes. */
        REMOVED("minus");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    public Token {
        if (start < 0 || end <= start) throw new IllegalArgumentException("no stretch: " + start + " to " + end);
    }
}
