package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines that differ from those before in names alone, each name put in the place of one other everywhere.
 *
 * @param names the earlier names with the later ones; never empty
 */
record Renaming(Map<String, String> names) {

    /** Lines are compared one by one; empty where more differs than names, or nothing does. */
    static Optional<Renaming> of(List<String> removed, List<String> added) {
        if (removed.size() != added.size()) return Optional.empty();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> back = new LinkedHashMap<>();
        for (int i = 0; i < removed.size(); i++) {
            List<String> old = tokens(PatchLine.key(removed.get(i)), removed.get(i));
            List<String> now = tokens(PatchLine.key(added.get(i)), added.get(i));
            if (old.size() != now.size()) return Optional.empty();
            for (int t = 0; t < old.size(); t++) {
                String a = old.get(t);
                String b = now.get(t);
                if (a.equals(b) && !names.containsKey(a)) continue;
                if (!isName(a) || !isName(b)) return Optional.empty();
                String known = names.putIfAbsent(a, b);
                String source = back.putIfAbsent(b, a);
                if ((known != null && !known.equals(b)) || (source != null && !source.equals(a)))
                    return Optional.empty();
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Renaming(names));
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** The mark, then words whole and other characters one by one, blanks left out. */
    private static List<String> tokens(String key, String line) {
        List<String> tokens = new ArrayList<>();
        tokens.add(key.substring(0, 1));
        int at = line.isEmpty() ? 0 : 1;
        while (at < line.length()) {
            int end = at + 1;
            if (isWord(line.charAt(at))) while (end < line.length() && isWord(line.charAt(end))) end++;
            if (!Character.isWhitespace(line.charAt(at))) tokens.add(line.substring(at, end));
            at = end;
        }
        return tokens;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
