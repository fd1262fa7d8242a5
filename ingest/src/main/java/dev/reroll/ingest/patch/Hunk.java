package dev.reroll.ingest.patch;

import java.util.List;

/**
 * One hunk of a unified diff.
 *
 * @param heading the text after the second {@code @@}, without the blank before it, often the function's head
 * @param lines each with its first character (blank, {@code +}, {@code -} or {@code \}); a wholly empty line stands for a
 *     context line whose blank a mailer cut off
 */
public record Hunk(int oldStart, int oldCount, int newStart, int newCount, String heading, List<String> lines) {}
