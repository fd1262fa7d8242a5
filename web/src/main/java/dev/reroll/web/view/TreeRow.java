package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.Optional;

/**
 * A line of a thread's overview.
 *
 * @param href where it leads: an anchor on the page or a mail's own page; empty for a mail that we do not have
 * @param who the sender, or the Message-ID of a missing mail
 * @param subject empty where it is its parent's, give or take a {@code Re:}
 * @param level how far to indent, bounded
 * @param here whether it is the mail that the page is about
 */
public record TreeRow(
        String href,
        Shown who,
        Optional<When> date,
        Shown subject,
        int level,
        int depth,
        boolean missing,
        boolean here) {}
