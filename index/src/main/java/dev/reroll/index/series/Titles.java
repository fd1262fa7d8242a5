package dev.reroll.index.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Titles, made comparable. */
final class Titles {

    private Titles() {}

    /** Letters and digits in lower case with single blanks between: what is left when people retype a title. */
    static String key(String title) {
        StringBuilder key = new StringBuilder(title.length());
        boolean blank = false;
        int length = Math.min(title.length(), 300);
        for (int i = 0; i < length; i++) {
            char c = title.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (blank && !key.isEmpty()) key.append(' ');
                key.append(Character.toLowerCase(c));
                blank = false;
            } else {
                blank = true;
            }
        }
        return key.toString();
    }

    /** How many of the words of both are in both: 0 to 1. */
    static double likeness(Set<String> a, Set<String> b) {
        int both = Traits.both(a, b).size();
        return both == 0 ? 0 : (double) both / (a.size() + b.size() - both);
    }

    static Set<String> words(String title) {
        return new HashSet<>(List.of(key(title).split(" ", -1)));
    }

    /** Pairs of the longest words: two titles that differ in a word or two have a pair in common. */
    static List<String> pairs(Set<String> words) {
        List<String> longest = words.stream()
                .filter(w -> w.length() > 2)
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
                .limit(4)
                .toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < longest.size(); i++) {
            for (int j = i + 1; j < longest.size(); j++) {
                String a = longest.get(i);
                String b = longest.get(j);
                pairs.add(a.compareTo(b) < 0 ? a + " " + b : b + " " + a);
            }
        }
        return pairs;
    }
}
