package dev.reroll.web.text;

/** What stands beside a remark: where the lines are that it answers, folded up with those around them. */
public final class AsideHtml {

    private AsideHtml() {}

    /**
     * A fold that opens to the hunk.
     *
     * @param on which patch
     * @param place file and line
     * @param heading what the hunk's head says, usually the function
     * @param open whether the remark is open
     * @param hunk where the hunk is in its patch
     * @param trail where the remark stands in the review
     * @param tone the class of the colour of its fate
     * @param fate what became of it
     * @param lines of the hunk; where there are none, nothing unfolds
     */
    public static Markup of(
            Shown on,
            Shown place,
            Shown heading,
            boolean open,
            String hunk,
            String trail,
            String tone,
            Shown fate,
            Markup lines) {
        StringBuilder html = new StringBuilder(lines.html().length() + 512);
        boolean folds = !lines.isEmptyContent();
        html.append(folds ? "<details class=\"aside" : "<div class=\"aside")
                .append(open ? " isopen\">" : "\">")
                .append(folds ? "<summary>" : "<p>");
        Visible.escape(html, on.raw());
        html.append(" <code>");
        Visible.escape(html, place.raw());
        html.append("</code>");
        if (!heading.isEmptyContent()) {
            html.append(" <span class=\"where\">");
            Visible.escape(html, heading.raw());
            html.append("</span>");
        }
        html.append(" <span class=\"fate ").append(tone).append("\">");
        Visible.escape(html, fate.raw());
        html.append(folds ? "</span></summary><p>" : "</span> ");
        link(html, hunk, "the hunk in its patch");
        html.append(' ');
        link(html, trail, "this remark, and what became of it");
        html.append("</p>");
        if (folds) html.append("<pre class=\"lit\">").append(lines.html()).append("</pre>");
        html.append(folds ? "</details>\n" : "</div>\n");
        return new Markup(html.toString());
    }

    private static void link(StringBuilder html, String href, String label) {
        html.append("<a href=\"");
        Visible.escape(html, href);
        html.append("\">").append(label).append("</a>");
    }
}
