package dev.reroll.index.series;

import java.util.List;
import java.util.Optional;

/**
 * What a mail reports as applied.
 *
 * @param tree the tree or branch, as the mail names it; empty where it names none
 * @param commit the commit's id, at least 12 hex digits, where the mail gives it
 * @param title the patch's title where the mail gives it; empty for "the whole series"
 * @param number the patch's number in its series where the mail gives it, else 0
 * @param links Message-IDs that the notice links the patch to
 * @param words the line that says so
 */
public record Landing(
        Kind kind, String tree, Optional<String> commit, String title, int number, List<String> links, String words) {

    /** Who reports it. */
    public enum Kind {
        TIP_BOT,
        MM_ADDED,
        MM_MERGED,
        MM_REMOVED,
        THANKS,
        PATCHWORK_BOT,
        STABLE_QUEUE
    }
}
