package dev.reroll.index.review;

import java.util.List;

/** Where the lines that a remark answers stand. */
public sealed interface Anchor {

    /**
     * Lines of a patch's diff.
     *
     * @param file as the patch's new side names it, or the old side where it is deleted
     * @param hunk counts the hunks of the file from 1
     * @param first counts the lines of the hunk from 1, its {@code @@} line not counted
     * @param last the last of them, at least {@code first}
     * @param oldLine line number of the first in the file before the patch; 0 where it is an added line
     * @param newLine line number of the first in the file after the patch; 0 where it is a removed line
     * @param heading what stands behind the second {@code @@}
     * @param lines as they stand in the patch, each with its blank, {@code +} or {@code -}
     */
    record Code(
            String file, int hunk, int first, int last, int oldLine, int newLine, String heading, List<String> lines)
            implements Anchor {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Lines of a patch outside its diff: the commit message, its trailers, what stands below {@code ---}.
     *
     * @param first counts the lines of the mail's text from 1; 0, as {@code last}, where it is the title
     */
    record Message(int first, int last, List<String> lines) implements Anchor {
        public Message {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Lines of a cover letter.
     *
     * @param first counts them from 1; 0, as {@code last}, where it is the title
     */
    record Cover(int first, int last, List<String> lines) implements Anchor {
        public Cover {
            lines = List.copyOf(lines);
        }
    }

    /** Words of an answer, quoted from {@code mail}: the remark goes on with a discussion. */
    record Words(String mail, List<String> lines) implements Anchor {
        public Words {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing is quoted, or the remark stands above all of it: it is about the whole mail that it answers. */
    record Whole() implements Anchor {}

    /** What is quoted stands in no mail that is known. */
    record Lost(List<String> lines) implements Anchor {
        public Lost {
            lines = List.copyOf(lines);
        }
    }
}
