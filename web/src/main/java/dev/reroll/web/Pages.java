package dev.reroll.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates, compiled at build time. */
final class Pages {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "dev.reroll.web.pages");

    Reply.Whole show(int status, String template, Object page) {
        StringOutput out = new StringOutput(16_384);
        engine.render(template + ".jte", page, out);
        return Reply.html(status, out.toString());
    }
}
