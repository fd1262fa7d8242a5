package dev.reroll.ingest.patch;

import java.util.List;

/** A mail's text cut into blocks, in reading order; the lines of all blocks together are the lines of the text. */
public record Body(List<Block> blocks) {

    /** The files of all diffs in the body that are not quoted, in order. */
    public List<FileDiff> files() {
        return blocks.stream()
                .filter(Block.Diff.class::isInstance)
                .flatMap(b -> ((Block.Diff) b).files().stream())
                .toList();
    }

    public boolean hasDiff() {
        return blocks.stream().anyMatch(Block.Diff.class::isInstance);
    }
}
