package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.List;

/**
 * A passage that a mail adds, and the quoted lines above it back to the passage before; line numbers from 0, ends
 * exclusive.
 *
 * @param below whether quoted text stands above it in the mail
 */
record Passage(int from, int to, int quoteFrom, int quoteTo, boolean below) {

    private static final int MOST = 2000;

    /** The passages of a mail, in order; where there are too many, the last one holds the rest. */
    static List<Passage> of(MailLines lines) {
        List<Passage> all = new ArrayList<>();
        int quoteFrom = 0;
        boolean below = false;
        int at = 0;
        while (at < lines.size()) {
            if (lines.isQuotedText(at)) below = true;
            if (!lines.isOwnText(at)) {
                at++;
                continue;
            }
            int from = at;
            int to = at;
            while (at < lines.size() && (all.size() >= MOST - 1 || !lines.isQuotedText(at))) {
                if (lines.isOwnText(at)) to = at + 1;
                at++;
            }
            all.add(new Passage(from, to, quoteFrom, from, below));
            quoteFrom = to;
        }
        return all;
    }

    /** What was added, without signature and marks of cuts. */
    List<String> text(MailLines lines) {
        List<String> text = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (lines.kind[i] == MailLines.Kind.OWN) text.add(lines.text[i].stripTrailing());
        }
        return text;
    }
}
