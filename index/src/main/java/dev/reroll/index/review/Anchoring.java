package dev.reroll.index.review;

import dev.reroll.index.review.ReadMail.DiffLines;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a remark answers: the last lines of the quote above it, as they stand in the mail that they come from.
 *
 * <p>Taken are the lines of the innermost level right above the remark, upwards as long as they stand together in one
 * hunk or text, {@value #MOST} at most. Below a quoted signature, and where nothing is quoted, the remark is about the
 * whole mail.
 *
 * @param source the mail that holds the lines, {@code null} for {@link Anchor.Whole} and {@link Anchor.Lost}
 * @param line the last of the lines in the text of {@code source}, from 0
 * @param quoted the lines as the remark's mail has them
 */
record Anchoring(Anchor anchor, @Nullable ReadMail source, int line, List<String> quoted) {

    private static final int MOST = 12;

    /** So far up is looked for what a quote that says nothing goes on with. */
    private static final int FAR = 30;

    /** Letters and digits of a title that is told from other words. */
    private static final int SHORTEST_TITLE = 12;

    /** Lines missing between two quoted ones that still stand together. */
    private static final int HOLE = 2;

    private static final Anchoring WHOLE = new Anchoring(new Anchor.Whole(), null, -1, List.of());

    static Anchoring of(Passage remark, MailLines lines, QuotedLines quotes) {
        int last = remark.quoteTo() - 1;
        while (last >= remark.quoteFrom() && !lines.isQuotedText(last)) {
            if (lines.kind[last] == MailLines.Kind.FOOTER && lines.depth[last] > 0) return WHOLE;
            last--;
        }
        if (last < remark.quoteFrom()) return WHOLE;
        int lowest = remark.quoteFrom();
        if (quotes.source(last) == null && saysNothing(lines, remark.quoteFrom(), last)) {
            // a lone "+" or brace goes on with what is quoted above the passage before
            int up = last;
            while (up >= 0 && last - up < FAR && (quotes.source(up) == null || isBare(lines.text[up]))) up--;
            if (up >= 0 && quotes.source(up) != null && lines.depth[up] == lines.depth[last]) {
                last = up;
                lowest = Math.max(0, up - MOST);
            }
        }
        List<Integer> run = run(lowest, lines, last);
        List<String> quoted = run.stream().map(i -> lines.text[i]).toList();
        int found = run.size() - 1;
        while (found >= 0 && quotes.source(run.get(found)) == null) found--;
        ReadMail source = found < 0 ? null : quotes.source(run.get(found));
        if (source == null) return new Anchoring(new Anchor.Lost(quoted), null, -1, quoted);

        int to = quotes.lastLine(run.get(found));
        int from = quotes.firstLine(run.get(found));
        int top = found;
        for (int i = found - 1; i >= 0; i--) {
            int line = run.get(i);
            if (quotes.source(line) == null) continue; // altered on its way; those around it tell
            if (!source.equals(quotes.source(line))) break;
            int end = quotes.lastLine(line);
            if (end > from || holds(source, end, from) > HOLE || !isOnePlace(source.diff(), end, to)) break;
            from = quotes.firstLine(line);
            top = i;
        }
        List<String> kept = quoted.subList(top, quoted.size());
        if (source.posting() && isSummary(source, from, to)) {
            return new Anchoring(new Anchor.Whole(), source, to, kept);
        }
        return new Anchoring(anchor(source, from, to), source, to, kept);
    }

    /** The same, where what was quoted and is in no text turns out to be the title of the patch or cover letter. */
    Anchoring onTitle(String title, boolean cover) {
        if (!(anchor instanceof Anchor.Lost lost) || title.isEmpty()) return this;
        String words = SourceText.key(SourceText.words(String.join(" ", lost.lines())));
        String wanted = SourceText.key(SourceText.words(title));
        if (wanted.length() < SHORTEST_TITLE || !words.endsWith(wanted)) return this;
        List<String> lines = List.of(title);
        return new Anchoring(cover ? new Anchor.Cover(0, 0, lines) : new Anchor.Message(0, 0, lines), null, -1, quoted);
    }

    private static boolean saysNothing(MailLines lines, int from, int last) {
        for (int i = from; i <= last; i++) if (lines.isQuotedText(i) && !isBare(lines.text[i])) return false;
        return true;
    }

    private static boolean isBare(String line) {
        return line.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** The quoted lines right above the remark, of the depth of the last. */
    private static List<Integer> run(int lowest, MailLines lines, int last) {
        List<Integer> run = new ArrayList<>();
        for (int i = last; i >= lowest && run.size() < MOST; i--) {
            if (lines.isBlank(i)) continue;
            if (!lines.isQuotedText(i) || lines.depth[i] != lines.depth[last]) break;
            run.addFirst(i);
        }
        return run;
    }

    /** Lines that hold text between the two. */
    private static int holds(ReadMail source, int from, int to) {
        int count = 0;
        for (int i = from + 1; i < to && count <= HOLE; i++) if (!source.lines().isBlank(i)) count++;
        return count;
    }

    private static boolean isOnePlace(DiffLines diff, int a, int b) {
        if (diff.isDiff(a) != diff.isDiff(b)) return false;
        if (!diff.isDiff(a)) return true;
        return diff.file[a].equals(diff.file[b]) && diff.hunk[a] == diff.hunk[b];
    }

    private static Anchor anchor(ReadMail source, int from, int to) {
        DiffLines diff = source.diff();
        if (diff.isDiff(to) && !diff.file[to].hunks().isEmpty()) {
            FileDiff file = diff.file[to];
            int hunk = Math.max(1, diff.hunk[to]);
            int size = file.hunks().get(hunk - 1).lines().size();
            int last = diff.index[to];
            // below a header only: the lines that it heads
            if (last == 0) return size == 0 ? text(source, from, to) : code(file, hunk, 1, Math.min(3, size));
            return code(file, hunk, Math.max(1, diff.index[from]), last);
        }
        return text(source, from, to);
    }

    /** Whether the lines only sum up the diff that follows: to quote them alone is to quote all of it. */
    private static boolean isSummary(ReadMail source, int from, int to) {
        if (source.diff().isDiff(to)) return false;
        for (int i = from; i <= to; i++) {
            String line = source.lines().text[i];
            boolean counts = line.startsWith(" ")
                    && (line.contains(" | ") || line.contains(" changed, ") || line.contains(" mode "));
            if (!counts && !line.isBlank() && !line.strip().equals("---")) return false;
        }
        return true;
    }

    /** @param first counts the hunk's lines from 1 */
    static Anchor code(FileDiff file, int number, int first, int last) {
        Hunk hunk = file.hunks().get(number - 1);
        int oldLine = hunk.oldStart();
        int newLine = hunk.newStart();
        for (int i = 0; i < first - 1; i++) {
            char mark = mark(hunk.lines().get(i));
            if (mark == ' ' || mark == '-') oldLine++;
            if (mark == ' ' || mark == '+') newLine++;
        }
        char mark = mark(hunk.lines().get(first - 1));
        return new Anchor.Code(
                file.name(),
                number,
                first,
                last,
                mark == '+' ? 0 : oldLine,
                mark == '-' ? 0 : newLine,
                hunk.heading(),
                hunk.lines().subList(first - 1, last));
    }

    static char mark(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        return first == '+' || first == '-' || first == '\\' ? first : ' ';
    }

    private static Anchor text(ReadMail source, int from, int to) {
        List<String> lines = List.of(source.lines().text).subList(from, to + 1);
        if (!source.posting()) {
            return new Anchor.Words(
                    source.id(), lines.stream().filter(l -> !l.isBlank()).toList());
        }
        if (source.diff() == DiffLines.NONE) return new Anchor.Cover(from + 1, to + 1, lines);
        return new Anchor.Message(from + 1, to + 1, lines);
    }
}
