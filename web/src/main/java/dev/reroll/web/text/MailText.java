package dev.reroll.web.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A mail's text as markup, made once and shown often. It holds nothing that depends on what else is in the archive: the
 * mails that it names stand in {@code mentions}.
 *
 * @param html escaped markup without the links of the mentions
 * @param mentions in order of {@code start}, not overlapping
 * @param answers where something is said below quoted lines, in order
 */
public record MailText(String html, List<Mention> mentions, List<Answer> answers) {

    public static final MailText EMPTY = new MailText("", List.of(), List.of());

    /**
     * A place between quoted lines and what is said to them.
     *
     * @param at in the markup
     * @param lines the last quoted lines that hold text, without their marks; at most {@value #TOLD_BY}
     */
    public record Answer(int at, List<String> lines) {

        /** Whether lines quoted above a remark end as these do, as far as both go. */
        boolean ends(List<String> quoted) {
            List<String> told = quoted.stream()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
            int common = Math.min(told.size(), lines.size());
            return common > 0
                    && told.subList(told.size() - common, told.size())
                            .equals(lines.subList(lines.size() - common, lines.size()));
        }
    }

    /** Lines that tell a place from others: a brace alone stands everywhere. */
    static final int TOLD_BY = 3;

    /**
     * What is to stand between the lines that somebody quotes and his words on them.
     *
     * @param quoted the lines, without their marks
     */
    public record Aside(List<String> quoted, Markup html) {}

    private record Placed(int at, Markup html) {}

    /**
     * Appends the markup with its links.
     *
     * @param inside the path of a mail in the archive by its Message-ID, or an empty text where we do not have it
     * @param asides in the order of the text; one that finds no place of its own stands at the end
     */
    public void appendTo(StringBuilder out, Function<String, String> inside, List<Aside> asides) {
        int from = 0;
        List<Placed> placed = placed(asides);
        int next = 0;
        for (Mention mention : mentions) {
            while (next < placed.size() && placed.get(next).at() <= mention.start()) {
                out.append(html, from, placed.get(next).at());
                from = placed.get(next).at();
                out.append(placed.get(next++).html().html());
            }
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
        while (next < placed.size()) {
            out.append(html, from, placed.get(next).at());
            from = placed.get(next).at();
            out.append(placed.get(next++).html().html());
        }
        out.append(html, from, html.length());
    }

    /** Each aside below the next quote that ends as its own does. */
    private List<Placed> placed(List<Aside> asides) {
        List<Placed> placed = new ArrayList<>(asides.size());
        int from = 0;
        for (Aside aside : asides) {
            int found = from;
            while (found < answers.size() && !answers.get(found).ends(aside.quoted())) found++;
            if (found < answers.size()) {
                placed.add(new Placed(answers.get(found).at(), aside.html()));
                from = found + 1;
            } else {
                placed.add(new Placed(html.length(), aside.html()));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::at));
        return placed;
    }

    /** A bound on the memory that it holds, in bytes, for a cache. */
    public int weight() {
        int weight = 64 + 2 * html.length();
        for (Mention mention : mentions)
            weight += 64 + 2 * (mention.id().length() + mention.url().length());
        for (Answer answer : answers)
            weight += 48
                    + answer.lines().stream()
                            .mapToInt(line -> 48 + 2 * line.length())
                            .sum();
        return weight;
    }
}
