package dev.reroll.ingest.patch;

import java.util.List;

/**
 * One hunk of a unified diff.
 *
 * @param heading the text after the second {@code @@}, without the blank before it, often the function's head
 * @param lines each with its first character (blank, {@code +}, {@code -} or {@code \}); a wholly empty line stands for a
 *     context line whose blank a mailer cut off, and so does a line that starts with any other character
 * @param header the {@code @@} line as it stands, from which the text can be put together again
 */
public record Hunk(
        int oldStart, int oldCount, int newStart, int newCount, String heading, List<String> lines, String header) {

    /** A hunk whose {@code @@} line is written as git writes it. */
    public Hunk(int oldStart, int oldCount, int newStart, int newCount, String heading, List<String> lines) {
        this(
                oldStart,
                oldCount,
                newStart,
                newCount,
                heading,
                lines,
                "@@ -" + range(oldStart, oldCount) + " +" + range(newStart, newCount) + " @@"
                        + (heading.isEmpty() ? "" : " " + heading));
    }

    private static String range(int start, int count) {
        return count == 1 ? Integer.toString(start) : start + "," + count;
    }
}
