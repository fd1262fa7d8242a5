package dev.reroll.index.schema;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The terms of a field's text, which is fed as lines and never joined. Reused from mail to mail; streams that are read
 * one after the other may share a cutter.
 */
final class TextStream extends TokenStream {

    /** Characters of a field that are indexed; a mail of any size costs no more than this. */
    static final int MOST_TEXT = 1 << 20;
    /** Positions between two pieces that do not belong together; wider than the reach of NEAR and ADJ. */
    private static final int GAP = 16;

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Cutter cutter;
    private final boolean stemming;

    private String[] lines = new String[64];
    // where each line begins; a gap is an empty line with the start -1
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int characters;

    private int line;
    private int step;
    private boolean words;

    TextStream(Cutter cutter, boolean stemming) {
        this.cutter = cutter;
        this.stemming = stemming;
    }

    void clear() {
        // lets go of the last mail's text
        Arrays.fill(lines, 0, count, "");
        count = 0;
        characters = 0;
    }

    boolean isEmpty() {
        return characters == 0;
    }

    /** Adds a line, less its first {@code from} characters. */
    void add(String text, int from) {
        int length = Math.min(text.length() - from, MOST_TEXT - characters);
        if (length <= 0) return;
        append(text, from, from + length);
        characters += length;
    }

    void add(String text) {
        add(text, 0);
    }

    /** What follows is no neighbour of what went before. */
    void gap() {
        if (count > 0 && starts[count - 1] >= 0) append("", -1, 0);
    }

    private void append(String text, int from, int to) {
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        lines[count] = text;
        starts[count] = from;
        ends[count++] = to;
    }

    @Override
    public void reset() {
        // end() has cleared it
        term.setBytesRef(cutter.term());
        line = 0;
        step = 1;
        words = false;
        cutter.start("", 0, 0, stemming);
    }

    @Override
    public boolean incrementToken() {
        while (!cutter.next()) {
            if (line == count) return false;
            if (starts[line] >= 0) cutter.start(lines[line], starts[line], ends[line], stemming);
            else if (words) step = 1 + GAP;
            line++;
        }
        position.setPositionIncrement(cutter.beside() ? 0 : step);
        if (!cutter.beside()) step = 1;
        words = true;
        return true;
    }
}
