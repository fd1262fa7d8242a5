package dev.reroll.index.search;

import dev.reroll.index.schema.IndexedMail;
import java.util.List;

/**
 * A page of hits.
 *
 * @param total how many mails match; when collapsed, how many threads were seen
 * @param exact whether {@code total} is all; else there are at least so many
 * @param mails the page, in the order asked for
 * @param more whether there is something behind the page
 */
public record Hits(long total, boolean exact, List<IndexedMail> mails, boolean more) {

    public Hits {
        mails = List.copyOf(mails);
    }
}
