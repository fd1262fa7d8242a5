package dev.reroll.ingest.patch;

/** Kernel releases as they stand in subject prefixes: {@code 5.10}, {@code v5.10.y}, {@code v5.5-rc6}, {@code 5.10/5.15}. */
final class Release {

    private Release() {}

    /** Whether the token names one or several kernel releases and so is neither a version nor a counter. */
    static boolean matches(String token) {
        int start = 0;
        int found = 0;
        while (start <= token.length()) {
            int slash = token.indexOf('/', start);
            int end = slash < 0 ? token.length() : slash;
            if (!one(token.substring(start, end))) return false;
            found++;
            start = end + 1;
        }
        return found > 0;
    }

    private static boolean one(String word) {
        String text = word;
        for (String lead : new String[] {"for-", "linus-", "linux-", "stable-"}) {
            if (text.startsWith(lead)) text = text.substring(lead.length());
        }
        boolean named = text.length() < word.length();
        boolean v = text.startsWith("v") || text.startsWith("V");
        if (v) text = text.substring(1);
        int major = Version.digits(text, 0);
        if (major == 0 || major > 2 || major == text.length() || text.charAt(major) != '.') return false;
        int minor = Version.digits(text, major + 1);
        if (minor == major + 1) return false;
        String rest = text.substring(minor);
        // a plain vN.M is a version of a series unless M is larger than any series ever counted to
        if (rest.isEmpty()) return !v || named || minor - major > 2;
        return rest.equals("+")
                || rest.equals(".y")
                || rest.startsWith(".y-")
                || rest.startsWith("-rc")
                || rest.startsWith("-stable")
                || (!v && rest.startsWith(".") && Version.digits(rest, 1) == rest.length() && rest.length() > 1);
    }
}
