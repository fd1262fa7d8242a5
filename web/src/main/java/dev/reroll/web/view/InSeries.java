package dev.reroll.web.view;

import dev.reroll.web.text.Shown;

/**
 * The place of a mail in its series.
 *
 * @param words what it is there: {@code Patch 2/4 of v3 of}
 */
public record InSeries(Shown words, String href, Shown title) {}
