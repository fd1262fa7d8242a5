package dev.reroll.web.patchwork;

import dev.reroll.index.review.SeriesState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the API tells of a series over its whole life; light, so that those of a whole archive fit in memory.
 *
 * @param id Message-ID that the series goes by
 * @param lists the inboxes that hold mails of it, by name
 * @param last when the last of its mails was sent
 * @param state as its mails tell it, whatever the day
 * @param postings its revisions, oldest first
 * @param comments answers to what was posted, oldest first; those to mails that are missing are left out
 */
record SeriesCard(
        String id,
        String title,
        List<String> lists,
        Instant last,
        Optional<SeriesState> state,
        Patch.Points points,
        List<Posting> postings,
        List<Comment> comments,
        List<Report> reports) {}
