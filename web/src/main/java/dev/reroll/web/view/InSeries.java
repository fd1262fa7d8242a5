package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.Optional;

/**
 * The place of a mail in its series.
 *
 * @param words what it is there: {@code Patch 2/4 of v3 of}
 * @param earlier the same patch in the revision before, where it bears the same title there; else that revision
 * @param later the same of the revision after
 */
public record InSeries(Shown words, String href, Shown title, Optional<Link> earlier, Optional<Link> later) {}
