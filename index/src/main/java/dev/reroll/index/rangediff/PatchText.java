package dev.reroll.index.rangediff;

import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.FileDiff;
import java.util.List;

/**
 * A patch as far as range-diff looks at it. It comes from a mail or from a commit; the same change gives the same record
 * either way, but for the label.
 *
 * @param author {@code Name <address>} of who wrote the patch, not of who sent it
 * @param subject the title on one line, without {@code [PATCH …]}
 * @param message the whole commit message, title included, without what the sender added for the list alone
 * @param files the diffs in the order of the patch
 * @param label what stands for the patch in lists: an abbreviated commit id, or another short name; dashes of its length
 *     stand for a patch that is not there
 */
public record PatchText(String author, String subject, String message, List<FileDiff> files, String label) {
    public PatchText {
        files = List.copyOf(files);
    }

    /**
     * The patch in a mail, as {@code git am} would commit it: author and title from the headers or from such at the top of
     * the text, the message without what stands below {@code ---}, no signature.
     */
    public static PatchText of(Mail mail, String label) {
        return MailPatch.of(mail, label);
    }

    /**
     * The same, labelled with the first digits of its patch-id, so that an unchanged diff keeps its label; dashes stand for
     * a mail without a diff. A mail of tip-bot2 gives the commit that it tells of, with its author, message and id.
     */
    public static PatchText of(Mail mail) {
        return MailPatch.of(mail);
    }

    /** The same patch under another label. */
    public PatchText labelled(String newLabel) {
        return new PatchText(author, subject, message, files, newLabel);
    }
}
