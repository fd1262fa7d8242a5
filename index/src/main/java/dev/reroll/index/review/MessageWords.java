package dev.reroll.index.review;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a mail outside its diff as a row of words, so that a paragraph that was only wrapped anew is the same. The
 * diffstat is left out: it changes with every line of the patch.
 */
final class MessageWords {

    private static final int MOST_WORDS = 50_000;

    private final List<String> lines;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> lineOf = new ArrayList<>();
    private final int[] firstWord;
    private final Lines words;

    private MessageWords(List<String> lines, LineTable table) {
        this.lines = lines;
        firstWord = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            firstWord[i] = texts.size();
            String line = lines.get(i);
            if (isStatistic(line) || texts.size() >= MOST_WORDS) continue;
            for (String word : line.strip().split("\\s+", -1)) {
                if (word.isEmpty()) continue;
                texts.add(word);
                lineOf.add(i);
            }
        }
        firstWord[lines.size()] = texts.size();
        words = table.lines(texts);
    }

    /** What stands above the diff. */
    static MessageWords ofPatch(Mail mail, LineTable table) {
        String[] all = mail.text().split("\n", -1);
        int end = 0;
        while (end < all.length && !opensDiff(all, end)) end++;
        return new MessageWords(List.of(all).subList(0, end), table);
    }

    /** What stands above the signature. */
    static MessageWords ofCover(Mail mail, LineTable table) {
        String[] all = mail.text().split("\n", -1);
        int end = 0;
        while (end < all.length && !all[end].equals("-- ") && !opensDiff(all, end)) end++;
        return new MessageWords(List.of(all).subList(0, end), table);
    }

    private static boolean opensDiff(String[] lines, int at) {
        if (lines[at].startsWith("diff --git ")) return true;
        return lines[at].startsWith("--- ") && at + 1 < lines.length && lines[at + 1].startsWith("+++ ");
    }

    /** {@code  fs/file.c | 12 ++--}, the summary below it, and the divider above it. */
    private static boolean isStatistic(String line) {
        if (line.equals("---")) return true;
        if (!line.startsWith(" ")) return false;
        int bar = line.indexOf(" | ");
        if (bar > 0) {
            String rest = line.substring(bar + 3).strip();
            return !rest.isEmpty() && (Character.isDigit(rest.charAt(0)) || rest.startsWith("Bin"));
        }
        return line.contains(" changed, ") && (line.contains("insertion") || line.contains("deletion"));
    }

    Lines words() {
        return words;
    }

    String word(int index) {
        return texts.get(index);
    }

    /** Whether the line, counted from 1, stands below the {@code ---} that ends a commit message. */
    boolean isNote(int line) {
        int end = lines.indexOf("---");
        return end >= 0 && line > end + 1;
    }

    /** The words of the lines from {@code first} to {@code last}, both counted from 1 and cut to what is there. */
    FileLines.Range range(int first, int last) {
        int from = Math.clamp(first - 1L, 0, lines.size());
        int to = Math.clamp(last, from, lines.size());
        return new FileLines.Range(firstWord[from], firstWord[to]);
    }

    /** The lines in which the words {@code [from, to)} stand. */
    List<String> shown(int from, int to, int most) {
        if (from >= to || from >= texts.size()) return List.of();
        int first = lineOf.get(from);
        int last = lineOf.get(Math.min(to, texts.size()) - 1);
        return lines.subList(first, Math.min(last + 1, first + most));
    }
}
