package dev.reroll.web.text;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Markup that was made by this package, from text that it has escaped. */
public record Markup(String html) implements Content {

    public static final Markup NONE = new Markup("");

    @Override
    public boolean isEmptyContent() {
        return html.isEmpty();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }
}
