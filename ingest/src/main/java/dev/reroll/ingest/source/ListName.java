package dev.reroll.ingest.source;

import java.util.Locale;
import java.util.Set;

/** The rules for the name of a list (an inbox), which becomes a folder's name and a segment of a URL. */
public final class ListName {

    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 100;

    /** First segments of our own URLs, and words that mean something else than one list. */
    private static final Set<String> RESERVED = Set.of("all", "r", "api", "_", "static", "series", "matrix", "why");

    private ListName() {}

    /** Whether {@code name} may be a list's name. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.contains("..")) return false;
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) return false;
        boolean digitsOnly = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean mark = c == '.' || c == '_' || c == '-';
            if (!digit && !letter && !(mark && i > 0)) return false;
            digitsOnly &= digit;
        }
        return !digitsOnly;
    }

    /**
     * Returns {@code name} if it is valid.
     *
     * @param from what the name was taken from, for the message
     * @throws SourceException with the rules and the way out, if it is not
     */
    static String checked(String name, String from) throws SourceException {
        if (isValid(name)) return name;
        throw new SourceException("“" + Shown.text(name) + "” (from " + from + ") cannot be the name of a list: a name"
                + " begins with a letter or a digit, has letters, digits, '.', '_' and '-' only, at most " + MAX_LENGTH
                + " of them, no '..', not digits alone, and is none of all, r, api, static, series, matrix. Give another one with"
                + " --list NAME.");
    }
}
