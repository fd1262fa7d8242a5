package dev.reroll.web.syntax;

import java.util.List;

/**
 * The two texts that a hunk shows at once: its removed lines are of the old, its added lines of the new, the others of
 * both. Each goes on from its own last line, so that a comment that one side opens does not colour the other.
 */
public final class Sides {

    private final Language language;
    private final Scanner scanner;
    private final int text;
    private int before;
    private int after;

    private Sides(String file, int text) {
        language = Language.of(file);
        scanner = new Scanner(language);
        this.text = text;
    }

    /** For the lines of a patch of this file, each of which begins with its sign. */
    public static Sides ofPatch(String file) {
        return new Sides(file, 1);
    }

    /** For lines of this file itself. */
    public static Sides ofFile(String file) {
        return new Sides(file, 0);
    }

    /** Whether anything is coloured. */
    public boolean coloured() {
        return language != Language.NONE;
    }

    /**
     * Starts a hunk; what its lines tell of what was open above them is taken from there.
     *
     * @param lines each with its sign, if they have signs
     */
    public void start(List<String> lines) {
        before = open(lines, '+');
        after = open(lines, '-');
    }

    /** Starts lines of which nothing is known before they are cut. */
    public void start() {
        before = Scanner.PLAIN;
        after = Scanner.PLAIN;
    }

    /** The coloured stretches of the next line, its sign not among them. */
    public List<Token> cut(String line) {
        if (!coloured() || line.isEmpty()) return List.of();
        if (text == 0) {
            List<Token> tokens = scanner.cut(line, 0, after);
            after = scanner.state();
            return tokens;
        }
        if (line.startsWith("@@")) {
            start(); // the head of the next hunk
            return List.of();
        }
        return switch (line.charAt(0)) {
            case '-' -> {
                List<Token> tokens = scanner.cut(line, 1, before);
                before = scanner.state();
                yield tokens;
            }
            case '+' -> {
                List<Token> tokens = scanner.cut(line, 1, after);
                after = scanner.state();
                yield tokens;
            }
            case '\\' -> List.of(); // "\ No newline at end of file"
            default -> {
                int open = before;
                List<Token> tokens = scanner.cut(line, 1, after);
                boolean same = open == after;
                after = scanner.state();
                if (!same) scanner.cut(line, 1, open);
                before = scanner.state();
                yield tokens;
            }
        };
    }

    /** Whether one side starts within a comment: it closes one that it does not open, or all of it reads like one. */
    private int open(List<String> lines, char other) {
        if (!language.grammar().blockComments()) return Scanner.PLAIN;
        boolean starred = true;
        int texts = 0;
        for (String line : lines) {
            if (line.isEmpty() || (text == 1 && line.charAt(0) == other)) continue;
            int open = line.indexOf("/*");
            int close = line.indexOf("*/");
            if (close >= 0 && (open < 0 || close < open)) return Scanner.COMMENT;
            if (open >= 0) return Scanner.PLAIN;
            String words = line.substring(text).strip();
            if (words.isEmpty()) continue;
            starred &= words.equals("*") || words.startsWith("* ");
            texts++;
        }
        return starred && texts > 0 ? Scanner.COMMENT : Scanner.PLAIN;
    }
}
