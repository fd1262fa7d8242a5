package dev.reroll.web.view;

import dev.reroll.web.text.Markup;
import dev.reroll.web.text.Shown;

/**
 * A remark that was found.
 *
 * @param href where it is shown whole
 * @param on the revision and patch that it is about
 * @param quoted the last of the lines that it answers
 */
public record FoundRow(
        String href,
        Shown lead,
        String tone,
        String fate,
        String kind,
        Shown who,
        When date,
        Link series,
        Shown on,
        Shown file,
        Markup quoted) {}
