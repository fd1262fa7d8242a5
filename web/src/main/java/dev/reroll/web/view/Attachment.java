package dev.reroll.web.view;

import dev.reroll.web.text.Shown;

/** A part of a mail that can be saved as a file. */
public record Attachment(String href, Shown name, Shown type, long size) {

    public String sizeText() {
        return Sizes.text(size);
    }
}
