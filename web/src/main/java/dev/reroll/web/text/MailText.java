package dev.reroll.web.text;

import java.util.List;
import java.util.function.Function;

/**
 * A mail's text as markup, made once and shown often. It holds nothing that depends on what else is in the archive: the
 * mails that it names stand in {@code mentions}.
 *
 * @param html escaped markup without the links of the mentions
 * @param mentions in order of {@code start}, not overlapping
 */
public record MailText(String html, List<Mention> mentions) {

    public static final MailText EMPTY = new MailText("", List.of());

    /**
     * Appends the markup with its links.
     *
     * @param inside the path of a mail in the archive by its Message-ID, or an empty text where we do not have it
     */
    public void appendTo(StringBuilder out, Function<String, String> inside) {
        int from = 0;
        for (Mention mention : mentions) {
            out.append(html, from, mention.start());
            from = mention.end();
            String path = inside.apply(mention.id());
            if (!path.isEmpty()) {
                out.append("<a class=\"in\" href=\"");
                Visible.escape(out, path);
                out.append("\">").append(html, mention.start(), mention.end()).append("</a>");
            } else if (!mention.url().isEmpty()) {
                LineWriter.openOutside(out, mention.url());
                out.append(html, mention.start(), mention.end()).append("</a>");
            } else {
                out.append(html, mention.start(), mention.end());
            }
        }
        out.append(html, from, html.length());
    }

    /** A bound on the memory that it holds, in bytes, for a cache. */
    public int weight() {
        int weight = 64 + 2 * html.length();
        for (Mention mention : mentions)
            weight += 64 + 2 * (mention.id().length() + mention.url().length());
        return weight;
    }
}
