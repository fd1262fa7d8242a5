package dev.reroll.reference.sample;

import java.util.List;
import java.util.Optional;

/**
 * One posting of a series, as its file of notes describes it.
 *
 * @param name of the file, which the Message-IDs begin with: {@code lookup-v2}
 * @param prefix what stands in the brackets before the number: {@code PATCH v2 tip/perf/core}
 * @param sources the package whose sources the last patch leaves, below {@code dev.reroll.reference}; empty where it has
 *     no patches
 * @param base the packages that the patches start from; a later one's files win
 */
record Posting(String name, String prefix, Optional<String> sources, List<Origin> base, List<Note> notes) {

    List<Patch> patches() {
        return notes.stream()
                .filter(Patch.class::isInstance)
                .map(Patch.class::cast)
                .toList();
    }

    /** Where a file of the tree comes from, and what of it is not there yet. */
    record Origin(String file, String from, List<Cut> cuts) {}

    /** What makes a finished file the one of an earlier moment, or a base that of a later one. */
    sealed interface Cut {
        /** Takes out a method with its Javadoc, and its stub. */
        record Without(String method) implements Cut {}

        /** Takes out the lines from the first with {@code from} to the next with {@code to}. */
        record Lines(String from, String to) implements Cut {}

        /** Takes a method over from {@code pack}: in the place of the one so named, or before {@code before}. */
        record Take(String method, String pack, Optional<String> before) implements Cut {}

        /** Puts other words in the place of all that read so. */
        record Put(String words, String others) implements Cut {}
    }

    /** One mail. {@code original} is the Message-ID of the mail that it stands for. */
    sealed interface Note {
        String id();

        Original stands();

        String text();
    }

    /** @param date as {@code 2024-09-06 05:12:03} in UTC, as far as it is known: without seconds, or the day only */
    record Original(String id, String by, String date) {}

    record Cover(String id, Original stands, String title, String text) implements Note {}

    /**
     * A patch, and the mail that says it was applied, which has the same form.
     *
     * @param author who wrote it, where that is not who sent it
     * @param answers id of the note that it answers; a patch of a series answers the cover letter without saying so
     * @param tree the branch that it went to; empty for a patch that is posted
     * @param subject where it is a patch in somebody's answer, which has the subject of what it answers
     */
    record Patch(
            String id,
            Original stands,
            String title,
            Optional<String> author,
            Optional<String> answers,
            Optional<String> tree,
            Optional<String> subject,
            List<Origin> files,
            String text)
            implements Note {}

    /** @param subject where it is not that of the mail answered */
    record Reply(String id, Original stands, String answers, Optional<String> subject, String text) implements Note {}
}
