package dev.reroll.index.review;

import dev.reroll.index.series.Landing;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What notices say became of the patches of a revision; those from before it was posted do not count. Patches that are not
 * in the archive count where a notice names them, and else neither way.
 *
 * @param known how many patches count
 * @param all whether none is missing
 * @param applied the last notice of each patch that is in a tree to stay
 * @param queued the last notice of each that is in the -mm tree, or that somebody says he queued, and no more
 * @param removed the last notice of each that was taken out of the -mm tree without being merged
 */
record Landed(int known, boolean all, List<Applied> applied, List<Applied> queued, List<Applied> removed) {

    private static final Comparator<Applied> BY_TIME = Comparator.comparing(Applied::date);

    static Landed of(Series series, Revision revision) {
        List<Applied> applied = new ArrayList<>();
        List<Applied> queued = new ArrayList<>();
        List<Applied> removed = new ArrayList<>();
        int known = 0;
        for (Slot slot : revision.slots()) {
            List<Applied> its = series.applied().stream()
                    .filter(notice -> !notice.date().isBefore(revision.date()) && isAbout(notice, slot))
                    .sorted(BY_TIME)
                    .toList();
            if (slot.state() != Slot.State.MISSING || !its.isEmpty()) known++;
            if (its.isEmpty()) continue;
            Optional<Applied> stays = its.stream().filter(Landed::stays).reduce((a, b) -> b);
            Applied last = its.getLast();
            if (stays.isPresent()) applied.add(stays.get());
            else if (last.kind() == Landing.Kind.MM_REMOVED) removed.add(last);
            else queued.add(last);
        }
        return new Landed(known, known == revision.slots().size(), sorted(applied), sorted(queued), sorted(removed));
    }

    private static List<Applied> sorted(List<Applied> notices) {
        return notices.stream().sorted(BY_TIME).toList();
    }

    private static boolean isAbout(Applied notice, Slot slot) {
        if (notice.patch().isEmpty())
            return !slot.title().isEmpty() && slot.title().equals(notice.title());
        String patch = notice.patch().get();
        return slot.mail().filter(patch::equals).isPresent() || slot.earlier().contains(patch);
    }

    private static boolean stays(Applied notice) {
        return switch (notice.kind()) {
            case TIP_BOT, PATCHWORK_BOT, MM_MERGED, STABLE_QUEUE -> true;
            case THANKS -> !isQueued(notice);
            case MM_ADDED, MM_REMOVED -> false;
        };
    }

    /** {@code Queued for 6.1, thanks.}: a person's word that it waits in a queue. */
    private static boolean isQueued(Applied notice) {
        String words = notice.words().toLowerCase(Locale.ROOT);
        return notice.commit().isEmpty() && words.contains("queued") && !words.contains("applied");
    }

    /** Whether the notices are about more than half of the patches. */
    boolean isMost(List<Applied> notices) {
        return !notices.isEmpty() && 2 * notices.size() > known;
    }

    /** {@code v2}, or how much of it. */
    String part(List<Applied> notices, Revision revision) {
        int size = revision.slots().size();
        if (notices.size() == size) return revision.label() + " was";
        String rest = notices.size() == known ? " (the others are not in the archive)" : "";
        return notices.size() + " of the " + size + " patches of " + revision.label() + rest
                + (notices.size() == 1 ? " was" : " were");
    }
}
