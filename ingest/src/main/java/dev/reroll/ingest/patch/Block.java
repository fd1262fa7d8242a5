package dev.reroll.ingest.patch;

import java.util.List;

/** A run of lines of one kind in a mail's text. */
public sealed interface Block {

    /** What the sender wrote: text, greetings, the {@code ---} line, a diffstat, and attribution lines. */
    record Prose(List<String> lines) implements Block {}

    /** What the sender quoted, at one depth; the lines come without their quote marks. */
    record Quote(int depth, List<String> lines) implements Block {}

    /** A diff that is not quoted. */
    record Diff(List<FileDiff> files) implements Block {}

    /** From {@code -- } to the end: a signature or a list's footer. */
    record Signature(List<String> lines) implements Block {}
}
