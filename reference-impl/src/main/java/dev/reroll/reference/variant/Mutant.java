package dev.reroll.reference.variant;

/**
 * One change to one line of a source.
 *
 * @param file name of the source file
 * @param line from 1
 * @param before the line as it is, stripped
 * @param after the line as the mutant has it, stripped; empty where it is taken out
 * @param source the whole changed source
 */
public record Mutant(String file, int line, String before, String after, String source) {
    /** Names the mutant without its line number, which moves when anything above it does. */
    public String name() {
        return file + ": " + before + " => " + (after.isEmpty() ? "(taken out)" : after);
    }
}
