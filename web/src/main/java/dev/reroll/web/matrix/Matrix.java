package dev.reroll.web.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which behaviour holds in which revision, of every system; the fields are those of {@code behaviours.schema.json}.
 *
 * @param format raised where a reader of the old form could misread the new one
 */
public record Matrix(int format, List<Table> series) {

    /** The table of the system of that name. */
    public Optional<Table> table(String name) {
        return series.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /**
     * One body of code in all its revisions.
     *
     * @param name short, for URLs and the command line
     * @param revisions oldest first
     * @param behaviours sorted by identifier
     */
    public record Table(String name, String title, List<Revision> revisions, List<Behaviour> behaviours) {

        /** The behaviour of that identifier. */
        public Optional<Behaviour> behaviour(String id) {
            return behaviours.stream()
                    .filter(behaviour -> behaviour.id().equals(id))
                    .findFirst();
        }
    }

    /**
     * A column.
     *
     * @param cover Message-ID of its cover letter or, without one, its first patch
     */
    public record Revision(String name, String cover) {}

    /**
     * A statement about the code that a test decides.
     *
     * @param says true of a revision where it holds
     * @param raisedBy Message-IDs of the mails that raised it
     * @param settledBy Message-IDs of the mails that settled it
     * @param foundHere whether no mail says so
     * @param note limits and simplifications; may be empty
     * @param cells one for each revision, in their order
     */
    public record Behaviour(
            String id,
            String says,
            List<String> raisedBy,
            List<String> settledBy,
            boolean foundHere,
            String note,
            List<Cell> cells,
            List<Flip> flips) {

        /** The flip into a revision, if its verdict differs from the one before. */
        public Optional<Flip> flipInto(String revision) {
            return flips.stream()
                    .filter(flip -> flip.revision().equals(revision))
                    .findFirst();
        }
    }

    /**
     * The verdict on a behaviour in one revision.
     *
     * @param failsUnder the memory models that break it
     * @param evidence one for each memory model that the question was put under
     */
    public record Cell(String revision, Verdict verdict, List<String> failsUnder, List<Evidence> evidence) {

        /** Whether only some of the models break it. */
        public boolean failsPartly() {
            return verdict == Verdict.FAILS && failsUnder.size() < evidence.size();
        }
    }

    /**
     * What one search found.
     *
     * @param states how many different states were visited
     * @param found what is wrong; empty where it holds
     * @param schedule the interleaving in one line; empty where there is none
     * @param steps the interleaving; told for the strongest model that fails
     */
    public record Evidence(
            String model, Verdict verdict, long states, String found, String schedule, List<Step> steps) {}

    /**
     * A step of an interleaving.
     *
     * @param thread who takes it; {@code --} for the machine itself
     * @param what the operation as the kernel would write it, with its result
     * @param note why this result is possible; may be empty
     * @param java file and line of the reference; empty for a step of the machine
     * @param source that line
     * @param kernel file and line of the kernel as the patch numbers it; may be empty
     * @param patch Message-ID of that patch; may be empty
     */
    public record Step(
            String thread, String what, String note, String java, String source, String kernel, String patch) {}

    /**
     * A verdict that differs from the one before.
     *
     * @param by Message-ID of the mail that caused it
     */
    public record Flip(String revision, Verdict from, Verdict to, String by) {}

    /** What a test says of a behaviour. */
    public enum Verdict {
        @JsonProperty("holds")
        HOLDS,
        @JsonProperty("fails")
        FAILS,
        @JsonProperty("not-applicable")
        NOT_APPLICABLE,
        @JsonProperty("undecided")
        UNDECIDED;

        /** {@code holds}, {@code not-applicable}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
