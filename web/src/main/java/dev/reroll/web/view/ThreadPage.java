package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * A whole thread on a page.
 *
 * @param thread what the thread goes by, whichever of its mails is asked for
 * @param about how many mails by how many people, and when
 * @param nested whether the mails stand as a tree, else by time
 * @param other the path of the other of the two forms
 * @param part which mails of the thread these are, where they are not all
 * @param mbox the path of the thread as an mbox
 */
public record ThreadPage(
        Frame frame,
        String thread,
        Shown subject,
        String about,
        Optional<InSeries> series,
        boolean nested,
        String other,
        List<TreeRow> tree,
        List<MailView> mails,
        Optional<Shown> part,
        Optional<String> previous,
        Optional<String> next,
        String mbox,
        String feed) {}
