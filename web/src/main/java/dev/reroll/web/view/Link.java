package dev.reroll.web.view;

import dev.reroll.web.text.Shown;

/** A link of ours: a path of this site and what it says. */
public record Link(String href, Shown label) {

    public static Link of(String href, String label) {
        return new Link(href, new Shown(label));
    }
}
