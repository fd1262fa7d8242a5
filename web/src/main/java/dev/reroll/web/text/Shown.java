package dev.reroll.web.text;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * Untrusted text on its way into a page. A template writes it with {@code ${text}} where markup may stand, and with
 * {@code ${text.plain()}} in attributes and titles; either way nothing in it is obeyed.
 */
public record Shown(String raw) implements Content {

    /** The text without markup: see {@link Visible#plain}. The template still escapes it. */
    public String plain() {
        return Visible.plain(raw);
    }

    @Override
    public boolean isEmptyContent() {
        return raw.isEmpty();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        StringBuilder html = new StringBuilder(raw.length() + 32);
        Visible.escape(html, raw);
        output.writeContent(html.toString());
    }
}
