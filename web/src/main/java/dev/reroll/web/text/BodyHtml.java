package dev.reroll.web.text;

import dev.reroll.ingest.patch.Block;
import dev.reroll.ingest.patch.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail's body as markup: prose in paragraphs, quotes by level with the long ones folded, diffs by file and hunk, the
 * signature apart.
 */
public final class BodyHtml {

    private final LineWriter out = new LineWriter(new StringBuilder(4096));
    private final ProseHtml prose = new ProseHtml(out);
    private final QuoteHtml quotes = new QuoteHtml(out, prose);
    private final DiffHtml diffs;

    private BodyHtml(String mail) {
        diffs = new DiffHtml(out, mail);
    }

    /**
     * The markup of a body.
     *
     * @param mail its Message-ID, from which its hunks have their names; empty where they are to have none
     */
    public static MailText of(Body body, String mail) {
        BodyHtml writer = new BodyHtml(mail);
        writer.blocks(body.blocks());
        return writer.out.done();
    }

    private void blocks(List<Block> blocks) {
        List<Block.Quote> run = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Block.Quote quote) {
                run.add(quote);
                continue;
            }
            if (!run.isEmpty() && isGap(blocks, i)) {
                run.add(new Block.Quote(run.getLast().depth(), List.of("")));
                continue;
            }
            if (!run.isEmpty()) {
                quotes.write(run, answered(blocks, i));
                run.clear();
            }
            switch (block) {
                case Block.Prose p -> prose.write(p.lines(), i + 1 < blocks.size() && isQuote(blocks.get(i + 1)));
                case Block.Diff d -> diffs.write(d.files());
                case Block.Signature s -> signature(s.lines());
                case Block.Quote q -> throw new IllegalStateException("quotes were collected before");
            }
        }
        if (!run.isEmpty()) quotes.write(run, false);
    }

    /** Whether somebody says something after the quote that ends before block {@code i}. */
    private static boolean answered(List<Block> blocks, int i) {
        for (int j = i; j < blocks.size(); j++) {
            switch (blocks.get(j)) {
                case Block.Prose p -> {
                    if (p.lines().stream().anyMatch(line -> !line.isBlank())) return true;
                }
                case Block.Diff d -> {
                    return true;
                }
                case Block.Signature s -> {
                    return false;
                }
                case Block.Quote q -> {
                    return false; // another quote, with only blank lines between
                }
            }
        }
        return false;
    }

    /** Whether a block is only the blank lines between two quotes. */
    private static boolean isGap(List<Block> blocks, int i) {
        return i + 1 < blocks.size()
                && isQuote(blocks.get(i + 1))
                && blocks.get(i) instanceof Block.Prose(List<String> lines)
                && lines.stream().allMatch(String::isBlank);
    }

    private static boolean isQuote(Block block) {
        return block instanceof Block.Quote;
    }

    private void signature(List<String> lines) {
        out.markup("<div class=\"sig\">");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) out.markup("\n");
            out.linked(lines.get(i));
        }
        out.markup("</div>\n");
    }
}
