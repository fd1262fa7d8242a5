package dev.reroll.ingest.mail;

/**
 * A leaf of the MIME tree, decoded.
 *
 * @param number its place among the leaves in reading order, from 1, as public-inbox numbers attachments
 * @param type the content type without parameters, in lower case, as declared ({@code text/plain} where none is)
 * @param fileName the decoded file name, as data: never a path to be used; empty where none was given
 * @param attached whether the sender marked it as an attachment
 * @param text the decoded text with {@code \n} line ends and no NUL, empty for what is not text
 * @param size octets after transfer decoding
 */
public record Part(int number, String type, String fileName, boolean attached, String text, int size) {

    public boolean isText() {
        return type.startsWith("text/") || !text.isEmpty();
    }
}
