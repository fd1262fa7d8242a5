package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where each quoted line of a mail comes from. A quote of depth d comes from the d-th mail up the thread; where marks were
 * lost or added, or that mail is not known, the others up the thread are tried.
 */
final class QuotedLines {

    /** Mails that are tried for the lines of one depth. */
    private static final int MOST_SOURCES = 8;

    /** Characters that a line, with those beside it, must share with a mail that it is not expected in. */
    private static final int ENOUGH_ELSEWHERE = 16;

    /** Letters and digits of a line that is looked for by its words. */
    private static final int ENOUGH_WORDS = 20;

    /** Unmarked lines at most in the tail of a wrapped quote. */
    private static final int TAIL = 2;

    private final MailLines lines;
    private final @Nullable ReadMail[] from;
    private final int[] start;
    private final int[] end;
    private final String[] keys;

    private QuotedLines(MailLines lines) {
        this.lines = lines;
        this.from = new ReadMail[lines.size()];
        this.start = new int[lines.size()];
        this.end = new int[lines.size()];
        this.keys = new String[lines.size()];
        Arrays.fill(keys, "");
    }

    /**
     * Finds the quoted lines in the mails above; lines that turn out to be a quote's tail become quotes in {@code lines}.
     *
     * @param expected what each depth, from 1, should quote, nearest first; {@code null} where it is not known
     * @param others more mails up the thread, the most likely first
     */
    static QuotedLines find(MailLines lines, List<@Nullable ReadMail> expected, List<ReadMail> others) {
        QuotedLines found = new QuotedLines(lines);
        Set<Integer> depths = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.isQuotedText(i)) continue;
            found.keys[i] = SourceText.key(lines.text[i]);
            depths.add(lines.depth[i]);
        }
        for (int depth : depths) {
            ReadMail first = depth <= expected.size() ? expected.get(depth - 1) : null;
            Set<ReadMail> sources = new LinkedHashSet<>();
            if (first != null) sources.add(first);
            for (ReadMail other : others) if (sources.size() < MOST_SOURCES) sources.add(other);
            boolean missing = true;
            for (ReadMail source : sources) {
                missing = found.level(depth, source, source.equals(first));
                if (!missing) break;
            }
            if (missing && first != null) found.byWords(depth, first);
        }
        found.tails();
        return found;
    }

    @Nullable
    ReadMail source(int line) {
        return from[line];
    }

    int firstLine(int line) {
        ReadMail source = from[line];
        return source == null ? -1 : source.source().line(start[line]);
    }

    int lastLine(int line) {
        ReadMail source = from[line];
        return source == null ? -1 : source.source().line(end[line] - 1);
    }

    /** Looks for the lines of a depth that are not found yet; answers whether some are still missing. */
    private boolean level(int depth, ReadMail source, boolean isExpected) {
        List<Integer> at = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isBlank(i)) continue;
            if (lines.isQuotedText(i) && lines.depth[i] == depth && from[i] == null) {
                at.add(i);
                wanted.add(keys[i]);
                open = true;
            } else if (open) {
                at.add(-1);
                wanted.add("");
                open = false;
            }
        }
        if (at.isEmpty()) return false;
        String[] wantedKeys = wanted.toArray(new String[0]);
        int[] places = QuoteMatch.places(source.source(), wantedKeys);
        if (!isExpected) dropChance(wantedKeys, places);
        boolean missing = false;
        for (int i = 0; i < places.length; i++) {
            int line = at.get(i);
            if (line < 0) continue;
            if (places[i] < 0) missing = true;
            else put(line, source, places[i]);
        }
        return missing;
    }

    private void put(int line, ReadMail source, int place) {
        from[line] = source;
        start[line] = place;
        end[line] = place + keys[line].length();
    }

    /** Looks for lines that were wrapped anew amid the marks of a comment, or begun amid a line. */
    private void byWords(int depth, ReadMail source) {
        SourceText words = source.words();
        int[] places = new int[SourceText.MOST_PLACES];
        int goesOn = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.depth[i] != depth || from[i] != null || !lines.isQuotedText(i)) {
                goesOn = -1;
                continue;
            }
            String key = SourceText.key(SourceText.words(lines.text[i]));
            int place = goesOn;
            if (key.isEmpty() || !words.holds(place, key)) {
                goesOn = -1;
                if (key.length() < ENOUGH_WORDS) continue;
                place = only(source, places, words.parts(key, places), isAdded(lines.text[i]));
                if (place < 0) continue;
            }
            goesOn = place + key.length();
            from[i] = source;
            start[i] = source.source().start(words.line(place));
            end[i] = source.source().end(words.line(goesOn - 1));
        }
    }

    /** Of the places the one that is added by the patch, or is not, as the quote is; -1 for none or several. */
    private static int only(ReadMail source, int[] places, int count, boolean added) {
        if (count == 1) return places[0];
        int only = -1;
        for (int i = 0; i < count; i++) {
            if (isAdded(source.lines().text[source.words().line(places[i])]) != added) continue;
            if (only >= 0) return -1;
            only = places[i];
        }
        return only;
    }

    private static boolean isAdded(String line) {
        return line.startsWith("+");
    }

    /** Takes back runs too short to tell where they come from. */
    private static void dropChance(String[] keys, int[] places) {
        int i = 0;
        while (i < places.length) {
            if (places[i] < 0) {
                i++;
                continue;
            }
            int run = i;
            int length = 0;
            while (run < places.length
                    && places[run] >= 0
                    && (run == i || places[run] == places[run - 1] + keys[run - 1].length())) {
                length += keys[run].length();
                run++;
            }
            if (length < ENOUGH_ELSEWHERE) Arrays.fill(places, i, run, -1);
            i = run;
        }
    }

    /** Lines that go on where the quoted line above them stops amid a line of its source: a mailer wrapped it. */
    private void tails() {
        for (int i = 1; i < lines.size(); i++) {
            ReadMail source = from[i - 1];
            if (source == null || from[i] != null || lines.isBlank(i)) continue;
            if (lines.kind[i] != MailLines.Kind.OWN && lines.kind[i] != MailLines.Kind.QUOTE) continue;
            int place = end[i - 1];
            String key = SourceText.key(lines.text[i]);
            if (!source.source().holds(place, key)) continue;
            boolean wrapped = source.source().isAmidLine(place);
            boolean own = lines.kind[i] == MailLines.Kind.OWN;
            if (own && !(wrapped && ownRun(i) <= TAIL)) continue;
            if (!own && !wrapped && lines.depth[i] != lines.depth[i - 1]) continue;
            keys[i] = key;
            lines.kind[i] = MailLines.Kind.QUOTE;
            lines.depth[i] = lines.depth[i - 1];
            put(i, source, place);
        }
    }

    /** How many unmarked lines stand together from here on. */
    private int ownRun(int line) {
        int at = line;
        while (at < lines.size() && lines.isOwnText(at) && at - line <= TAIL) at++;
        return at - line;
    }
}
