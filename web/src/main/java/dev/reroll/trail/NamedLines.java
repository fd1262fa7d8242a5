package dev.reroll.trail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a file that hold an identifier: {@code uprobes.c:vm_file}.
 *
 * @param file its path, or the end of it; a folder ends with a slash
 */
public record NamedLines(String file, String identifier) {

    /** Empty where it is not a file, a colon and an identifier. */
    public static Optional<NamedLines> parse(String asked) {
        int colon = asked.lastIndexOf(':');
        if (colon < 1 || asked.indexOf('"') >= 0) return Optional.empty();
        String file = asked.substring(0, colon).strip();
        String identifier = asked.substring(colon + 1).strip();
        return file.isEmpty() || identifier.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedLines(file, identifier));
    }

    /** Whether it is this file. */
    boolean isOf(String path) {
        return path.equals(file) || path.endsWith("/" + file) || file.endsWith("/");
    }

    /** Finds the identifier as a word of its own. */
    Pattern word() {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(identifier) + "(?![A-Za-z0-9_])");
    }

    @Override
    public String toString() {
        return file + ":" + identifier;
    }
}
