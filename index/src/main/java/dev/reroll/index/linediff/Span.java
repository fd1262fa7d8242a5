package dev.reroll.index.linediff;

import java.util.List;

/**
 * One hunk: edits that lie so near to each other that their context touches, and the lines around them.
 *
 * @param oldStart first old line, context included, from 0
 * @param oldEnd after the last old line, context included
 * @param edits the edits in order, never empty
 */
public record Span(int oldStart, int oldEnd, int newStart, int newEnd, List<Edit> edits) {

    /** How many lines a unified diff takes to show it, its header line not counted. */
    public int height() {
        int added = 0;
        for (Edit edit : edits) added += edit.newEnd() - edit.newStart();
        return oldEnd - oldStart + added;
    }
}
