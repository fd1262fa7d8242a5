package dev.reroll.web.patchwork;

import dev.reroll.index.series.AmMbox;
import dev.reroll.index.series.PatchTrailers.Given;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.patchwork.MailSource.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Patches as the mboxes that {@code git am} takes, in Patchwork's form: the mail's own header, its text with the trailers
 * that others gave.
 */
final class PatchMbox {

    /** As C's ctime writes times. */
    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Catalogue catalogue;
    private final MailSource mails;

    PatchMbox(Catalogue catalogue, MailSource mails) {
        this.catalogue = catalogue;
        this.mails = mails;
    }

    /** Several patches of one posting in order, those whose text is lost left out. */
    Optional<byte[]> of(Posting posting, List<Patch> patches) throws IOException {
        Map<String, List<Given>> given = mails.given(posting);
        List<String> all = new ArrayList<>();
        for (Patch patch : patches) {
            one(patch.id(), patch.sender(), patch.date(), given.getOrDefault(patch.id(), List.of()))
                    .ifPresent(all::add);
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    }

    Optional<byte[]> of(Cover cover) throws IOException {
        return one(cover.id(), cover.sender(), cover.date(), List.of())
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> one(String id, Address sender, Instant date, List<Given> given) throws IOException {
        Optional<Source> read = mails.read(id);
        if (read.isEmpty()) return Optional.empty();
        Source source = read.get();
        StringBuilder mbox = new StringBuilder();
        mbox.append("From patchwork ").append(CTIME.format(date)).append('\n');
        field(mbox, "X-Patchwork-Submitter", mailbox(sender));
        field(mbox, "X-Patchwork-Id", Long.toString(catalogue.number(id)));
        boolean dated = false;
        for (MailHead.Header header : source.head().headers()) {
            String name = header.name();
            if (isOurs(name)) continue;
            if (name.equalsIgnoreCase("Date")) dated = true;
            if (name.equalsIgnoreCase("From") && !isSentBy(source, sender)) {
                // list software put its own address there, git am would make it the author
                field(mbox, "X-Patchwork-Original-From", header.value());
                field(mbox, "From", mailbox(sender));
            } else {
                field(mbox, name, header.value());
            }
        }
        if (!dated) field(mbox, "Date", DATE.format(date));
        field(mbox, "MIME-Version", "1.0");
        field(mbox, "Content-Type", "text/plain; charset=\"utf-8\"");
        field(mbox, "Content-Transfer-Encoding", "8bit");
        mbox.append('\n').append(AmMbox.text(source.mail(), given));
        return Optional.of(mbox.toString());
    }

    private static boolean isOurs(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "content-type", "content-transfer-encoding", "mime-version" -> true;
            // a mail that claims them already would speak for this server
            case "x-patchwork-submitter", "x-patchwork-id", "x-patchwork-original-from" -> true;
            default -> false;
        };
    }

    private static boolean isSentBy(Source source, Address sender) {
        return source.mail().from().isEmpty()
                || source.mail().from().stream().anyMatch(from -> from.email().equalsIgnoreCase(sender.email()));
    }

    /** A value ends its line only where its next line is folded, as {@link MailHead} read it. */
    private static void field(StringBuilder mbox, String name, String value) {
        mbox.append(name).append(": ").append(value).append('\n');
    }

    private static String mailbox(Address address) {
        String email = plain(address.email());
        if (address.name().isBlank()) return email;
        return "\"" + plain(address.name()).replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + email + ">";
    }

    /** On one line; names of other scripts stay UTF-8, which git reads. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) out.append(text.charAt(i) < ' ' ? ' ' : text.charAt(i));
        return out.toString();
    }
}
