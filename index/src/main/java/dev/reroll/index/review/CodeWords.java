package dev.reroll.index.review;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds identifiers: those that a line of code holds, and those that prose names. */
final class CodeWords {

    /** Types and qualifiers of C: words of code that look like words of English or like nothing. */
    private static final Set<String> OF_C = Set.of(
            "int",
            "unsigned",
            "bool",
            "const",
            "static",
            "inline",
            "void",
            "char",
            "volatile",
            "u8",
            "u16",
            "u32",
            "u64",
            "s8",
            "s16",
            "s32",
            "s64",
            "sizeof",
            "goto",
            "enum",
            "typedef",
            "extern");

    /** Short forms of mail and of the trade that are no identifiers. */
    private static final Set<String> NO_CODE = Set.of(
            "NAK", "NACK", "ACK", "RFC", "FYI", "BTW", "IMO", "IMHO", "LGTM", "TODO", "API", "URL", "CPU", "CPUS",
            "PATCH", "RESEND", "NOT", "AND", "THE", "ABI", "LKML", "TIA", "IIRC", "IIUC", "AFAIK", "AFAICT", "WIP",
            "ISTM", "YMMV", "WDYT", "ASAP", "DTRT", "HTH", "ETA", "USA", "IBM", "AMD", "ARM", "GCC", "LLVM");

    private static final int MOST_LINES = 400;
    private static final int LONGEST = 100;

    private CodeWords() {}

    /** Adds the identifiers of a line of code, of two letters or more. */
    static void ofCode(String line, Set<String> words) {
        for (int at = 0; at < line.length(); ) {
            if (!isWordChar(line.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < line.length() && isWordChar(line.charAt(at))) at++;
            boolean word = at - start > 1 && at - start <= LONGEST && !Character.isDigit(line.charAt(start));
            if (word) words.add(line.substring(start, at));
        }
    }

    static Set<String> ofCode(List<String> lines) {
        Set<String> words = new HashSet<>();
        for (String line : lines) ofCode(line, words);
        return words;
    }

    /**
     * The identifiers that prose names: words with an underscore or a capital inside, all in capitals, with {@code ()}
     * behind them, in quotes, or that only C has. Links and addresses hold none.
     */
    static Set<String> named(List<String> prose) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : prose.size() > MOST_LINES ? prose.subList(0, MOST_LINES) : prose) {
            for (int at = 0; at < line.length(); ) {
                while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
                int start = at;
                while (at < line.length() && !Character.isWhitespace(line.charAt(at))) at++;
                chunk(line, start, at, names);
            }
        }
        return names;
    }

    private static void chunk(String line, int from, int to, Set<String> names) {
        String chunk = line.substring(from, to);
        if (chunk.contains("://") || chunk.indexOf('@') > 0 || chunk.endsWith("-by:")) return;
        for (int at = 0; at < chunk.length(); ) {
            if (!isWordChar(chunk.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < chunk.length() && isWordChar(chunk.charAt(at))) at++;
            if (at - start > LONGEST || at - start < 2 || Character.isDigit(chunk.charAt(start))) continue;
            String word = chunk.substring(start, at);
            boolean called = chunk.startsWith("()", at);
            char before = start == 0 ? ' ' : chunk.charAt(start - 1);
            char after = at == chunk.length() ? ' ' : chunk.charAt(at);
            boolean quoted = before == after && (before == '`' || before == '\'' || before == '"');
            if (called || quoted || looksLikeCode(word)) names.add(word);
        }
    }

    /** By its letters alone. */
    static boolean looksLikeCode(String word) {
        if (OF_C.contains(word)) return true;
        boolean underscore = false;
        boolean innerCapital = false;
        boolean lower = false;
        boolean letters = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            underscore |= c == '_' && word.length() > 2;
            innerCapital |= i > 0 && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1));
            lower |= Character.isLowerCase(c);
            letters |= Character.isLetter(c);
        }
        if (underscore && letters) return true;
        if (innerCapital) return !word.startsWith("Mc") && !word.startsWith("Mac");
        return letters && !lower && word.length() > 2 && !NO_CODE.contains(word);
    }

    /** An identifier and its parts in lower case: {@code vm_file} gives also {@code file}, {@code readOnce} {@code once}. */
    static void split(String identifier, Set<String> parts) {
        int start = 0;
        for (int i = 1; i <= identifier.length(); i++) {
            boolean end = i == identifier.length();
            boolean cut = end
                    || identifier.charAt(i) == '_'
                    || (Character.isUpperCase(identifier.charAt(i)) && Character.isLowerCase(identifier.charAt(i - 1)));
            if (!cut) continue;
            String part = identifier.substring(start, i).toLowerCase(Locale.ROOT);
            if (part.length() > 2) parts.add(part);
            start = !end && identifier.charAt(i) == '_' ? i + 1 : i;
        }
    }

    private static boolean isWordChar(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
