package dev.reroll.ingest.mail;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an HTML part: what a reader would see, blocks on lines of their own, {@code pre} as it stands and quotes
 * ({@code blockquote}) with {@code > } before each line. For mails that have no plain text.
 */
final class HtmlText implements NodeVisitor {
    /** Longer ones are cut: jsoup builds a tree of twenty times this size, and no person writes so long a mail. */
    static final int LONGEST = 1_000_000;

    /** Elements nested deeper are read as siblings, which bounds jsoup's time for misnested ones. */
    private static final int DEEPEST = 100;

    private static final int DEEPEST_QUOTE = 20;

    private final StringBuilder out = new StringBuilder();
    private int quotes;
    private int preformatted;
    private int hidden;
    private boolean lineOpen;
    private boolean blankDue;

    private HtmlText() {}

    static String of(String html) {
        String read = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(read, "");
        HtmlText text = new HtmlText();
        document.traverse(text);
        text.endLine();
        return text.out.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (hidden == 0) add(text.getWholeText());
        } else if (node instanceof Element element) {
            switch (element.normalName()) {
                case "script", "style", "head", "title", "template" -> hidden++;
                case "br" -> newLine();
                case "pre", "textarea" -> {
                    endLine();
                    preformatted++;
                }
                case "blockquote" -> {
                    endLine();
                    quotes++;
                }
                case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr" -> paragraph();
                case "td", "th" -> addBlank();
                default -> {
                    if (element.isBlock()) endLine();
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        switch (element.normalName()) {
            case "script", "style", "head", "title", "template" -> hidden--;
            case "pre", "textarea" -> {
                endLine();
                preformatted--;
            }
            case "blockquote" -> {
                endLine();
                quotes--;
            }
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table" -> paragraph();
            default -> {
                if (element.isBlock()) endLine();
            }
        }
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00a0') c = ' ';
            boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (preformatted > 0) {
                if (c == '\n') newLine();
                else if (c != '\r') put(c);
            } else if (blank) {
                addBlank();
            } else {
                put(c);
            }
        }
    }

    private void addBlank() {
        blankDue |= lineOpen;
    }

    private void put(char c) {
        if (!lineOpen) startLine();
        if (blankDue) out.append(' ');
        blankDue = false;
        out.append(c);
    }

    private void startLine() {
        for (int i = 0; i < Math.min(quotes, DEEPEST_QUOTE); i++) out.append("> ");
        lineOpen = true;
        blankDue = false;
    }

    /** Ends the line, and makes an empty one where none is open. */
    private void newLine() {
        if (!lineOpen) startLine();
        endLine();
    }

    private void endLine() {
        if (lineOpen) out.append('\n');
        lineOpen = false;
        blankDue = false;
    }

    /** Ends the line and leaves an empty one below, if there is text above and none is left yet. */
    private void paragraph() {
        endLine();
        int length = out.length();
        if (length > 1 && out.charAt(length - 1) == '\n' && !endsInEmptyLine()) newLine();
    }

    private boolean endsInEmptyLine() {
        int i = out.length() - 2;
        while (i >= 0 && (out.charAt(i) == ' ' || out.charAt(i) == '>')) i--;
        return i < 0 || out.charAt(i) == '\n';
    }
}
