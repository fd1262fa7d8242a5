package dev.reroll.ingest.mail;

/**
 * Something that a mail got wrong and how it was read all the same. A mail with flaws is still a mail.
 *
 * @param kind what is wrong
 * @param detail the header, part or value that it is about, in a person's words, at most 200 characters
 */
public record Flaw(Kind kind, String detail) {

    /** The closed list of what can be wrong with a mail. */
    public enum Kind {
        NO_MESSAGE_ID,
        SEVERAL_MESSAGE_IDS,
        NO_DATE,
        BAD_DATE,
        BAD_HEADER,
        LONG_HEADER,
        BAD_CHARSET,
        BAD_ENCODING,
        BAD_MIME,
        TOO_DEEP,
        TOO_LARGE,
        NUL_BYTES,
        NOT_PARSED
    }
}
