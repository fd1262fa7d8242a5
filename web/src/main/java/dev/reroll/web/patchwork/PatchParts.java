package dev.reroll.web.patchwork;

import dev.reroll.ingest.patch.Block;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.FileDiff;
import java.util.List;

/**
 * The text of a patch mail in the two parts that Patchwork keeps.
 *
 * @param content what is no diff, without the signature
 * @param diff the diffs as they stand, empty where there is none
 */
record PatchParts(String content, String diff) {

    static PatchParts of(String text) {
        List<String> lines = text.lines().toList();
        StringBuilder content = new StringBuilder();
        StringBuilder diff = new StringBuilder();
        int at = 0;
        for (Block block : BodyParser.parse(text).blocks()) {
            // quote marks are not in the blocks, so the lines are taken from the text
            int end = Math.min(lines.size(), at + size(block));
            boolean kept = !(block instanceof Block.Signature);
            StringBuilder part = block instanceof Block.Diff ? diff : content;
            for (int i = at; i < end; i++) if (kept) part.append(lines.get(i)).append('\n');
            at = end;
        }
        return new PatchParts(content.toString(), diff.toString());
    }

    private static int size(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.lines().size();
            case Block.Quote quote -> quote.lines().size();
            case Block.Signature signature -> signature.lines().size();
            case Block.Diff diff ->
                diff.files().stream().mapToInt(PatchParts::size).sum();
        };
    }

    private static int size(FileDiff file) {
        return file.header().size()
                + file.hunks().stream()
                        .mapToInt(hunk -> 1 + hunk.lines().size())
                        .sum();
    }
}
