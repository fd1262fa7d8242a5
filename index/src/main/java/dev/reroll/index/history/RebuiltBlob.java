package dev.reroll.index.history;

import java.util.List;

/** What came of the attempt to put a file together from patches that were mailed. */
public sealed interface RebuiltBlob {

    /** A mail that the file rests on, and what it does with it. */
    record Step(String mail, String file, String before, String after) {}

    /**
     * The file, whose id was computed from its octets and is the one asked for.
     *
     * @param id all 40 digits
     * @param file its name, as the last patch has it
     * @param steps from the patch that made the file to the one that left it like this
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Whole(String id, String file, byte[] bytes, List<Step> steps) implements RebuiltBlob {}

    /**
     * It cannot be put together.
     *
     * @param reason a sentence that says what is missing
     * @param steps the patches that were found, in the same order
     */
    record Missing(String reason, List<Step> steps) implements RebuiltBlob {}
}
