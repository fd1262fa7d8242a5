package dev.reroll.web.json;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as {@code --json} shows it. Times are ISO 8601 in UTC, Message-IDs come without angle brackets.
 *
 * @param patchId {@code git patch-id --stable} of its diff; null for a mail without one
 */
public record MailJson(
        String id,
        List<String> ids,
        String subject,
        List<Address> from,
        List<Address> to,
        List<Address> cc,
        String date,
        String received,
        List<String> inReplyTo,
        List<String> references,
        List<String> listIds,
        List<CopyJson> copies,
        long size,
        @Nullable String patchId,
        List<Flaw> flaws) {

    public record CopyJson(String list, int epoch, String commit, String blob, String arrived, boolean differs) {

        public static CopyJson of(Copy copy) {
            return new CopyJson(
                    copy.place().list(),
                    copy.place().epoch(),
                    copy.place().commit(),
                    copy.place().blob(),
                    copy.arrived().toString(),
                    copy.differs());
        }
    }

    public static MailJson of(IndexedMail mail) {
        return new MailJson(
                mail.id(),
                mail.ids(),
                mail.subject(),
                mail.from(),
                mail.to(),
                mail.cc(),
                mail.date().toString(),
                mail.received().toString(),
                mail.inReplyTo(),
                mail.references(),
                mail.listIds(),
                mail.copies().stream().map(CopyJson::of).toList(),
                mail.size(),
                mail.patchId().orElse(null),
                mail.flaws());
    }
}
