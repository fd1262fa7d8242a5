package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Counter;
import dev.reroll.ingest.patch.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One body of work over its whole life.
 *
 * @param id Message-ID of the head of the first posting known; any Message-ID of the series finds it
 * @param title the newest revision's title
 * @param revisions in the order of time
 * @param joins what ties the postings to each other
 * @param relations to postings of other series, both ways
 * @param applied what became of which patch, oldest first
 * @param gaps the versions between the first and the last that are not in the archive ({@code v2})
 */
public record Series(
        String id,
        String title,
        List<Revision> revisions,
        List<Join> joins,
        List<Relation> relations,
        List<Applied> applied,
        List<String> gaps) {

    /**
     * One version of the series, in one posting or several.
     *
     * @param label {@code v3}, {@code RFC v2}; {@code v1} where no version is given
     * @param numbered whether a mail gives the version
     * @param cover Message-ID of the cover letter, also of one that is known only from its answers
     * @param coverKnown whether that mail is in the archive
     * @param slots its patches by place
     * @param postings the heads of the postings, oldest first: more than one after a resend
     * @param notes what is unusual about it, in sentences: what is missing, what does not add up
     */
    public record Revision(
            String label,
            boolean numbered,
            boolean rfc,
            Version version,
            String title,
            Address sender,
            Instant date,
            Optional<String> cover,
            boolean coverKnown,
            List<Slot> slots,
            List<String> postings,
            List<String> notes) {

        /** Message-ID of the cover letter, or of the first patch. */
        public String head() {
            return postings.get(0);
        }

        /** Whether the mail is its cover letter or stands in one of its places, or stood there before. */
        public boolean holds(String messageId) {
            return cover.filter(messageId::equals).isPresent()
                    || postings.contains(messageId)
                    || slots.stream()
                            .anyMatch(s -> s.mail().filter(messageId::equals).isPresent()
                                    || s.earlier().contains(messageId));
        }

        public List<Slot> missing() {
            return slots.stream().filter(s -> s.state() == Slot.State.MISSING).toList();
        }

        /** Whether patches of other mails than the posting stand in it. */
        public boolean composite() {
            return slots.stream().anyMatch(s -> s.state() == Slot.State.REPLACED || s.state() == Slot.State.INSERTED);
        }
    }

    /**
     * A patch's place in a revision.
     *
     * @param title of the patch; what is known of it where it is missing, else empty
     * @param mail Message-ID of the patch that stands there now; that of a missing one where answers give it
     * @param earlier Message-IDs of the mails that it replaced, oldest first
     * @param sender who sent it
     * @param patchId its {@code git patch-id --stable}
     */
    public record Slot(
            Counter place,
            State state,
            String title,
            Optional<String> mail,
            List<String> earlier,
            Optional<Address> sender,
            Optional<String> patchId) {

        /** How the patch came to stand there. */
        public enum State {
            POSTED,
            /** A lone reroll stands in for the patch that was posted. */
            REPLACED,
            INSERTED,
            APPENDED,
            MISSING
        }
    }

    /**
     * A patch's way into a tree.
     *
     * @param patch Message-ID of the patch, where the notice or its place says which
     * @param title of the patch
     * @param notice Message-ID of the mail that says so
     * @param samePatch whether the notice's own diff is the posted one, by patch-id or by its changed lines; empty where it
     *     holds none
     */
    public record Applied(
            Landing.Kind kind,
            String tree,
            Optional<String> commit,
            Optional<String> patch,
            String title,
            String notice,
            Instant date,
            Optional<Boolean> samePatch,
            String words) {}
}
