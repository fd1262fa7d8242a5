package dev.reroll.web.json;

import dev.reroll.index.search.Hits;
import java.util.List;

/**
 * A page of mails that a query found.
 *
 * @param total how many there are, or at least how many where {@code totalIsExact} is false
 * @param notes how the query was read, where a person should know
 */
public record MailListJson(
        String query, long total, boolean totalIsExact, int offset, List<String> notes, List<MailJson> mails) {

    /**
     * The page as JSON.
     *
     * @param offset how many were passed over
     */
    public static MailListJson of(String query, int offset, Hits hits) {
        return new MailListJson(
                query,
                hits.total(),
                hits.exact(),
                offset,
                hits.notes(),
                hits.mails().stream().map(MailJson::of).toList());
    }
}
