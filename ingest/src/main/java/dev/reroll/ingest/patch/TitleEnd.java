package dev.reroll.ingest.patch;

import java.util.Locale;
import java.util.Optional;

/** A version at the end of a title and the title before it. */
record TitleEnd(String title, Version version) {

    static Optional<TitleEnd> of(String title) {
        String text = strip(title);
        int blank = text.lastIndexOf(' ');
        if (blank < 1) return Optional.empty();
        String last = trimOpen(text.substring(blank + 1));
        String before = text.substring(0, blank);
        Optional<Version> version = Version.parse(last);
        if (version.isEmpty() && Version.digits(last, 0) == last.length() && !last.isEmpty() && last.length() < 4) {
            int word = before.lastIndexOf(' ');
            String lead = trimOpen(before.substring(word + 1)).toLowerCase(Locale.ROOT);
            if (lead.equals("take") || lead.equals("version") || lead.equals("v")) {
                version = Optional.of(Version.of(Integer.parseInt(last)));
                before = word < 0 ? "" : before.substring(0, word);
            }
        }
        // vN.M at the end of a title is a kernel or a specification far more often than a posting
        if (version.isPresent() && !version.get().rest().isEmpty()) return Optional.empty();
        String rest = strip(before);
        return rest.isEmpty() ? Optional.empty() : version.map(v -> new TitleEnd(rest, v));
    }

    private static String trimOpen(String word) {
        int at = 0;
        while (at < word.length() && "([{".indexOf(word.charAt(at)) >= 0) at++;
        return word.substring(at);
    }

    private static String strip(String text) {
        int end = text.length();
        while (end > 0 && " ,.;:-)]}([{".indexOf(text.charAt(end - 1)) >= 0) end--;
        return text.substring(0, end);
    }
}
