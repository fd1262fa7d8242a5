package dev.reroll.index.thread;

/** How it is known where a mail belongs in its thread. */
public enum Tie {
    /** A root: nothing that we know lies above it. */
    NONE,
    /** Its own References or In-Reply-To. */
    REFERENCES,
    /** The References of another mail, which name it after its parent. */
    OTHERS,
    /** A reply without threading headers, joined by its subject to a mail whose author it addresses: a guess. */
    SUBJECT
}
