package dev.reroll.ingest.mail;

import java.util.Set;

/**
 * Message-IDs in headers. An id is what stands between {@code <} and {@code >}; free text around it
 * ({@code Your message of ...}) is passed over. Where a value has no brackets, it is an id only if it is one word with
 * an {@code @} in it.
 */
final class MessageIds {
    /** Longer ids are cut, here and in References, so that they still meet. A line of a mail has at most 998 octets. */
    static final int LONGEST = 998;

    private MessageIds() {}

    /** Adds the ids of a value, as an octet string, until there are so many. */
    static void read(String field, Set<String> into, int most) {
        // some mailers encode long ids as words, brackets and all
        boolean encoded = field.indexOf('<') < 0 && field.contains("=?");
        String value = encoded ? EncodedWords.decode(field, new Flaws()) : field;
        boolean bracketed = false;
        int open = value.indexOf('<');
        while (open >= 0 && into.size() < most) {
            int close = value.indexOf('>', open + 1);
            if (close < 0) break;
            // of <foo <id> the last bracket opens the id
            int inner = value.lastIndexOf('<', close);
            String id = id(value, Math.max(open, inner) + 1, close);
            if (!id.isEmpty()) {
                into.add(id);
                bracketed = true;
            }
            open = value.indexOf('<', close + 1);
        }
        if (!bracketed && into.size() < most) readBare(value, into);
    }

    private static void readBare(String value, Set<String> into) {
        String word = value.strip();
        if (word.startsWith("<")) word = word.substring(1);
        if (word.endsWith(">")) word = word.substring(0, word.length() - 1);
        if (word.indexOf('@') > 0 && word.indexOf(' ') < 0 && word.indexOf('\t') < 0) {
            into.add(id(word, 0, word.length()));
        }
    }

    /** What is to be taken for the id in a value that holds none in the form of one; may be empty. */
    static String word(String value) {
        String word = value.replace("<", "").replace(">", "");
        return id(word, 0, word.length());
    }

    private static String id(String value, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && value.charAt(start) <= ' ') start++;
        while (end > start && value.charAt(end - 1) <= ' ') end--;
        String id = value.substring(start, Math.min(end, start + LONGEST));
        return EncodedWords.octetsOnly(id);
    }

    /**
     * Takes out what is no id though it stands where ids stand: {@code y} and {@code n}, which git send-email was
     * answered when it asked, and addresses of the people in the mail ({@code Message from A <a@b>}).
     */
    static void removeStrangers(Set<String> ids, Iterable<Address> people) {
        if (ids.isEmpty()) return;
        ids.remove("y");
        ids.remove("n");
        for (Address person : people) {
            if (!person.email().isEmpty()) ids.remove(person.email());
        }
    }
}
