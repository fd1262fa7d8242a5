package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.web.text.Visible;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a query that is being typed may go on to: people, files, functions and series that have a word which begins as
 * the last one typed does. People, files and titles are those of the series that were last written to, functions those
 * of the hunks of the newest patches, so a suggestion always finds something.
 */
final class Suggestions {

    /** Suggestions of each kind. */
    private static final int EACH = 4;

    /** Series that are looked at for people and files. */
    private static final int SERIES = 12;

    /** Patches that are read for functions: each takes up to a millisecond. */
    private static final int PATCHES = 4;

    /** Characters of the last word; by fewer too much begins. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 100;

    private static final JsonMapper JSON = new JsonMapper();

    private final Library library;

    Suggestions(Library library) {
        this.library = library;
    }

    /**
     * One suggestion.
     *
     * @param kind {@code person}, {@code file}, {@code function} or {@code series}
     * @param query what to put in place of the last word; empty where {@code href} leads on
     */
    record Suggestion(String kind, String label, String query, String href) {}

    /** The kinds that fit a prefix before the word. */
    private record Asked(String word, boolean people, boolean files, boolean functions, boolean series) {

        static Asked of(String typed) {
            String last = typed.substring(typed.lastIndexOf(' ') + 1);
            int colon = last.indexOf(':');
            String prefix = colon < 0 ? "" : last.substring(0, colon);
            String word = last.substring(colon + 1).replace("\"", "");
            return switch (prefix) {
                case "" -> new Asked(word, true, true, true, true);
                case "f", "a", "c", "t", "tc", "tcf", "by" -> new Asked(word, true, false, false, false);
                case "dfn" -> new Asked(word, false, true, false, false);
                case "dfhh" -> new Asked(word, false, false, true, false);
                case "s" -> new Asked(word, false, false, false, true);
                default -> new Asked("", false, false, false, false);
            };
        }

        /** Whether it is a word that something may begin with, and nothing that the query language reads. */
        boolean sound() {
            return word.length() >= SHORTEST
                    && word.length() <= LONGEST
                    && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@./_-".indexOf(c) >= 0);
        }
    }

    Reply of(Request request) throws IOException {
        Asked asked = Asked.of(request.parameter("q").orElse(""));
        List<Suggestion> found = new ArrayList<>();
        if (asked.sound()) {
            if (asked.people()) people(asked.word(), found);
            if (asked.files()) files(asked.word(), found);
            if (asked.functions()) functions(asked.word(), found);
            if (asked.series()) series(asked.word(), found);
        }
        byte[] json = JSON.writeValueAsString(found).getBytes(StandardCharsets.UTF_8);
        return new Reply.Whole(
                200, "application/json; charset=utf-8", Map.of("Cache-Control", "private, max-age=60"), json);
    }

    private List<SeriesEntry> seriesWith(String query, int most) throws IOException {
        try {
            return library.search()
                    .series(query, new SearchOptions(Optional.empty(), Order.NEWEST, 0, most, false))
                    .entries();
        } catch (QueryException e) {
            return List.of(); // too much begins so: another letter will tell
        }
    }

    private void people(String word, List<Suggestion> found) throws IOException {
        Map<String, Address> people = new LinkedHashMap<>();
        for (SeriesEntry entry : seriesWith("a:" + word + "*", SERIES)) {
            for (Participant person : entry.people()) {
                Address who = person.address();
                if (begins(who.name(), word) || begins(who.email(), word))
                    people.putIfAbsent(who.email().toLowerCase(Locale.ROOT), who);
            }
        }
        for (Address who : first(people.values())) {
            String label = who.name().isBlank() ? who.email() : who.name() + " <" + who.email() + ">";
            found.add(new Suggestion("person", Visible.plain(label), "f:" + who.email(), ""));
        }
    }

    private void files(String word, List<Suggestion> found) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (SeriesEntry entry : seriesWith("dfn:" + word + "*", SERIES)) {
            for (String file : entry.files()) if (begins(file, word)) files.putIfAbsent(file, file);
        }
        for (String file : first(files.values()))
            found.add(new Suggestion("file", Visible.plain(file), "dfn:" + quoted(file), ""));
    }

    private void functions(String word, List<Suggestion> found) throws IOException {
        List<IndexedMail> mails;
        try {
            mails = library.search()
                    .search("dfhh:" + word + "*", new SearchOptions(Optional.empty(), Order.NEWEST, 0, PATCHES, false))
                    .mails();
        } catch (QueryException e) {
            return; // as above
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (IndexedMail mail : mails) {
            for (FileDiff file : library.reading().diffs(mail)) {
                for (Hunk hunk : file.hunks()) {
                    String name = function(hunk.heading());
                    if (begins(name, word)) names.putIfAbsent(name, name);
                }
            }
        }
        for (String name : first(names.values()))
            found.add(new Suggestion("function", Visible.plain(name), "dfhh:" + name, ""));
    }

    private void series(String word, List<Suggestion> found) throws IOException {
        for (SeriesEntry entry : seriesWith("s:" + word + "*", EACH)) {
            found.add(new Suggestion(
                    "series", Visible.plain(SeriesRows.title(entry).raw()), "", Urls.series(entry.id())));
        }
    }

    /** The name before the first bracket of a hunk's heading, which in C and its kin is the function's. */
    private static String function(String heading) {
        int bracket = heading.indexOf('(');
        int end = bracket < 0 ? 0 : bracket;
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(heading.charAt(start - 1)) || heading.charAt(start - 1) == '_'))
            start--;
        return heading.substring(start, end);
    }

    /** Whether a text, or a word in it, begins with what was typed. */
    private static boolean begins(String text, String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        String typed = word.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(typed); at >= 0; at = lower.indexOf(typed, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1))) return true;
        }
        return false;
    }

    private static String quoted(String value) {
        return value.chars().allMatch(c -> c > ' ' && c != '"') ? value : '"' + value.replace("\"", "") + '"';
    }

    private static <T> List<T> first(Collection<T> all) {
        return all.stream().limit(EACH).toList();
    }
}
