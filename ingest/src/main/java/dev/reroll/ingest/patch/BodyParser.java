package dev.reroll.ingest.patch;

import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a mail's text into {@linkplain Block blocks}. Each line of the text goes into one block, in order.
 *
 * <ul>
 *   <li>Lines that start with {@code >} are quotes; each run of one depth is a block. {@code >From } under a line that
 *       is no quote is prose that an mbox has escaped.
 *   <li>Diffs are those of {@link DiffReader}.
 *   <li>{@code -- } alone on a line starts a signature, as does {@code --} right behind a diff (git's own signature
 *       with its blank cut off) and the ruler of a Mailman footer. It lasts to the end of the text, or to the next
 *       quoted line, diff or {@code From <commit>} line: people answer above what they quote, signature first.
 *   <li>All else is prose, with it attribution lines, {@code ---} and diffstats.
 * </ul>
 *
 * Takes time in proportion to the text's length.
 */
public final class BodyParser {
    /** Mailman's rulers have 47 underscores; some archives cut them. */
    private static final int RULER = 40;

    private final List<String> lines;
    private final DiffReader diffs;
    private final List<Block> blocks;
    private int at;
    /** The first line of the prose that is not yet a block. */
    private int prose;

    private BodyParser(List<String> lines, List<Block> blocks) {
        this.lines = lines;
        this.diffs = new DiffReader(lines);
        this.blocks = blocks;
    }

    /** The blocks of one text. */
    public static Body parse(String text) {
        List<Block> blocks = new ArrayList<>();
        new BodyParser(lines(text), blocks).read();
        return new Body(List.copyOf(blocks));
    }

    /**
     * The blocks of a mail, its parts taken one by one, so that no signature or hunk runs from one part into the next.
     * The lines are those of {@link Mail#text}.
     */
    public static Body parse(Mail mail) {
        List<Block> blocks = new ArrayList<>();
        for (Part part : mail.parts()) new BodyParser(lines(part.text()), blocks).read();
        return new Body(List.copyOf(blocks));
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Math.max(16, text.length() / 40));
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) end = text.length();
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        return lines;
    }

    private void read() {
        while (at < lines.size()) {
            int from = at;
            Block block = blockHere();
            if (block == null) {
                at++;
                continue;
            }
            addProse(prose, from);
            blocks.add(block);
            prose = at;
        }
        addProse(prose, at);
    }

    private void addProse(int from, int to) {
        if (from < to) blocks.add(new Block.Prose(List.copyOf(lines.subList(from, to))));
    }

    /** The block other than prose that starts at this line, if one does; then the reader stands behind it. */
    private @Nullable Block blockHere() {
        String line = lines.get(at);
        if (line.isEmpty()) return null;
        return switch (line.charAt(0)) {
            case '>' -> quoteHere();
            case '-' -> isSignatureMark(line) ? signatureHere() : diffHere();
            case 'd', 'I' -> diffHere();
            case '_' -> isMailmanRuler(line) ? signatureHere() : null;
            default -> null;
        };
    }

    private @Nullable Block quoteHere() {
        boolean afterQuote = at > 0 && lines.get(at - 1).startsWith(">");
        if (lines.get(at).startsWith(">From ") && !afterQuote) return null;
        int depth = QuoteMarks.of(lines.get(at)).depth();
        List<String> quoted = new ArrayList<>();
        for (; at < lines.size(); at++) {
            String line = lines.get(at);
            QuoteMarks marks = QuoteMarks.of(line);
            if (marks.depth() != depth) break;
            quoted.add(line.substring(marks.end()));
        }
        return new Block.Quote(depth, List.copyOf(quoted));
    }

    private @Nullable Block diffHere() {
        List<FileDiff> files = diffs.readAt(at);
        if (files.isEmpty()) return null;
        at = diffs.end();
        return new Block.Diff(files);
    }

    private Block signatureHere() {
        int from = at++;
        while (at < lines.size() && !endsSignature(lines.get(at))) at++;
        return new Block.Signature(List.copyOf(lines.subList(from, at)));
    }

    private boolean endsSignature(String line) {
        return line.startsWith(">") || isMailboxLine(line) || diffs.startsAt(at);
    }

    private boolean isSignatureMark(String line) {
        return line.equals("-- ") || (line.equals("--") && isRightBehindDiff());
    }

    private boolean isRightBehindDiff() {
        return prose == at && !blocks.isEmpty() && blocks.getLast() instanceof Block.Diff;
    }

    private boolean isMailmanRuler(String line) {
        if (line.length() < RULER || at + 1 == lines.size()) return false;
        return line.chars().allMatch(c -> c == '_') && lines.get(at + 1).contains("mailing list");
    }

    /** The line {@code From <commit> Mon Sep 17 00:00:00 2001} that git format-patch writes above a patch. */
    private static boolean isMailboxLine(String line) {
        if (!line.startsWith("From ") || line.length() < 46 || line.charAt(45) != ' ') return false;
        for (int i = 5; i < 45; i++) {
            if (Character.digit(line.charAt(i), 16) < 0) return false;
        }
        return true;
    }
}
