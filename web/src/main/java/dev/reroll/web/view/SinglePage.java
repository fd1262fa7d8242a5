package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * One mail on a page, and its place in its thread.
 *
 * @param tree the thread's overview, or the part of it around the mail
 * @param treeNote what the overview leaves out, if it does
 */
public record SinglePage(
        Frame frame,
        MailView mail,
        Optional<InSeries> series,
        String threadAbout,
        List<TreeRow> tree,
        Optional<Shown> treeNote,
        Optional<Link> earlier,
        Optional<Link> later) {}
