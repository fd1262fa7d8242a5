package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectToken;
import dev.reroll.ingest.patch.Trailer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the assembly of series needs to know of one mail; light, so that those of a whole archive fit in memory.
 *
 * @param id the primary Message-ID
 * @param parents what it answers, nearest first: In-Reply-To, then References from the end
 * @param sender From of the header, with what list software and relays add to the name taken away
 * @param author the in-body From where there is one
 * @param diff whether its text holds a diff that is not quoted
 * @param patchId {@code git patch-id --stable} of that diff
 * @param sketch see {@link Sketch}; empty without a diff
 * @param changeId its own {@code change-id:}
 * @param baseCommit its {@code base-commit:}
 * @param prerequisites change-ids, Message-IDs and patch-ids that it says it builds on
 * @param supersedes Message-IDs that it says it replaces
 * @param links the mails that its unquoted text links to
 * @param listedTitles the titles that a cover letter lists, in its order
 * @param trailers in a patch those of its message; in another mail those that it gives
 * @param landings what it reports as applied
 */
public record MailFacts(
        String id,
        List<String> parents,
        Subject subject,
        Address sender,
        Optional<Address> author,
        Instant date,
        boolean diff,
        Optional<String> patchId,
        Sketch sketch,
        Optional<String> changeId,
        Optional<String> baseCommit,
        List<String> prerequisites,
        List<String> supersedes,
        List<ArchiveLink> links,
        List<String> listedTitles,
        List<Trailer> trailers,
        List<Landing> landings) {

    /** A mail that carries a patch of its own and is no answer. */
    boolean isPatch() {
        return diff && !subject.isReply() && plain() && !isCover() && !subject.has(SubjectToken.Kind.PULL);
    }

    /** A cover letter by its own subject; naked ones are known only by what hangs below them. */
    boolean isCover() {
        return !subject.isReply() && plain() && subject.presentsCover();
    }

    private boolean plain() {
        return subject.form() instanceof Subject.Form.Plain;
    }
}
