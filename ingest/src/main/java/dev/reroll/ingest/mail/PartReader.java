package dev.reroll.ingest.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks the MIME tree of one mail and decodes its leaves.
 *
 * <p>Which leaves have text: all {@code text/*} and {@code message/*}, patches attached under another type
 * ({@code application/octet-stream} named {@code *.patch} or {@code *.diff}) whose octets are text, and HTML, turned to
 * text, that is not attached and has no plain text as its alternative. A mail within the mail is a leaf of type
 * {@code message/rfc822}, whose text names its author, subject, date and id, followed by its own leaves.
 */
final class PartReader {
    /** Levels of MIME that are followed. Forwards of forwards come to ten; one level costs one pass over the body. */
    static final int DEEPEST = 32;

    static final int MOST_PARTS = 1000;

    /** Characters of text of one mail that are kept, so that a mail of any size can be worked on in memory. */
    static final int MOST_TEXT = 64 * 1024 * 1024;

    /** Types that list mail uses over and over; read once, since reading one takes longer than all the rest of a part. */
    private static final int REMEMBERED = 256;

    private final Map<String, Content> contents = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private Flaws flaws = new Flaws();
    private int textLeft;

    /** A leaf before it is known whether its HTML is needed. */
    private record Leaf(
            String type,
            String fileName,
            boolean attached,
            String text,
            @Nullable String html,
            int size) {}

    List<Part> read(Entity mail, Flaws into) {
        flaws = into;
        leaves.clear();
        textLeft = MOST_TEXT;
        read(mail, content(mail, Content.PLAIN), 0);
        List<Part> parts = new ArrayList<>(leaves.size());
        for (Leaf leaf : leaves) {
            String text = leaf.html == null ? leaf.text : fit(HtmlText.of(leaf.html));
            parts.add(new Part(parts.size() + 1, leaf.type, leaf.fileName, leaf.attached, text, leaf.size));
        }
        leaves.clear();
        return List.copyOf(parts);
    }

    /** Goes down at most {@link #DEEPEST} levels, so the stack stays small whatever the mail. */
    private void read(Entity entity, Content content, int depth) {
        if (leaves.size() >= MOST_PARTS) {
            flaws.add(Flaw.Kind.TOO_LARGE, "More than " + MOST_PARTS + " parts; the rest were not read");
            return;
        }
        boolean multipart = content.type().startsWith("multipart/");
        boolean message =
                content.type().equals("message/rfc822") || content.type().equals("message/global");
        if (!multipart && !message) {
            leaf(entity, content);
        } else if (depth >= DEEPEST) {
            flaws.add(Flaw.Kind.TOO_DEEP, "MIME parts nested more than " + DEEPEST + " deep were not read");
            leaves.add(
                    new Leaf(content.type(), "", false, "", null, entity.body().length()));
        } else if (multipart) {
            multipart(entity, content, depth);
        } else {
            message(entity, content, depth);
        }
    }

    private void multipart(Entity entity, Content content, int depth) {
        PartSplitter.Parts split = split(entity, content);
        if (split.parts().isEmpty()) {
            flaws.add(Flaw.Kind.BAD_MIME, content.type() + " without a boundary line, read as text");
            leaf(entity, Content.PLAIN);
            return;
        }
        if (!split.ended() && split.parts().size() <= MOST_PARTS) {
            flaws.add(Flaw.Kind.BAD_MIME, content.type() + " without its end boundary");
        }
        boolean digest = content.type().equals("multipart/digest");
        Content assumed = digest ? new Content("message/rfc822", "", "", "", false, false, false) : Content.PLAIN;
        int first = leaves.size();
        for (SharedOctets octets : split.parts()) {
            Entity part = new LeanBodyPart(octets);
            flaws.addAll(part.fields().flaws());
            read(part, content(part, assumed), depth + 1);
        }
        if (content.type().equals("multipart/alternative")) preferPlain(leaves.subList(first, leaves.size()));
    }

    private PartSplitter.Parts split(Entity entity, Content content) {
        SharedOctets body = entity.body();
        PartSplitter.Parts parts = PartSplitter.split(body, content.boundary(), MOST_PARTS);
        if (!parts.parts().isEmpty()) return parts;
        // RFC 2045 forbids to encode a multipart as a whole; some do
        TransferEncoding.Decoded decoded = TransferEncoding.decode(body, encoding(entity));
        if (decoded.octets() != body) {
            parts = PartSplitter.split(decoded.octets(), content.boundary(), MOST_PARTS);
            if (!parts.parts().isEmpty()) return parts;
        }
        return content.boundary().isEmpty() ? parts : PartSplitter.split(body, "", MOST_PARTS);
    }

    /** Drops the HTML of an alternative that has plain text which says anything. */
    private static void preferPlain(List<Leaf> alternative) {
        if (alternative.stream().allMatch(leaf -> leaf.text.isBlank())) return;
        alternative.replaceAll(leaf ->
                leaf.html == null ? leaf : new Leaf(leaf.type, leaf.fileName, leaf.attached, "", null, leaf.size));
    }

    private void message(Entity entity, Content content, int depth) {
        SharedOctets octets = decoded(entity).octets();
        try {
            LeanMessage message = new LeanMessage(octets);
            flaws.addAll(message.fields().flaws());
            leaves.add(new Leaf(
                    content.type(),
                    fileName(entity, content),
                    isAttached(entity),
                    summary(message),
                    null,
                    octets.length()));
            read(message, content(message, Content.PLAIN), depth + 1);
        } catch (MessagingException e) {
            flaws.add(Flaw.Kind.BAD_MIME, "A mail in the mail that cannot be read: " + e.getMessage());
        }
    }

    /** The header of a mail in the mail as a reader wants to see it. */
    private String summary(Entity message) {
        StringBuilder lines = new StringBuilder();
        for (Field field : new Field[] {Field.FROM, Field.TO, Field.CC, Field.SUBJECT, Field.DATE, Field.MESSAGE_ID}) {
            String value = message.first(field);
            if (value == null) continue;
            lines.append(field.label)
                    .append(": ")
                    .append(EncodedWords.decode(value, flaws))
                    .append('\n');
        }
        return fit(lines.toString());
    }

    private void leaf(Entity entity, Content content) {
        Disposition disposition = disposition(entity);
        String name = fileName(disposition, content);
        boolean html = content.type().equals("text/html") || content.type().equals("application/xhtml+xml");
        boolean text = content.type().startsWith("text/") || content.type().startsWith("message/");
        if (!text && !html && !isPatch(content.type(), name)) {
            leaves.add(new Leaf(content.type(), name, disposition.attached(), "", null, size(entity)));
            return;
        }
        SharedOctets octets = decoded(entity).octets();
        if (!text && !html && hasNul(octets)) {
            leaves.add(new Leaf(content.type(), name, disposition.attached(), "", null, octets.length()));
            return;
        }
        boolean cut = octets.length() > textLeft;
        SharedOctets kept = cut ? octets.slice(octets.start, octets.start + textLeft) : octets;
        TextDecoder.Decoded decoded = TextDecoder.decode(kept, content.charset());
        if (!decoded.problem().isEmpty()) flaws.add(Flaw.Kind.BAD_CHARSET, decoded.problem());
        String lines = lines(decoded.text());
        if (html) {
            boolean shown = !disposition.attached();
            leaves.add(
                    new Leaf(content.type(), name, disposition.attached(), "", shown ? lines : null, octets.length()));
            return;
        }
        if (content.flowed()) lines = Flowed.unfold(lines, content.delSp());
        if (cut) flaws.add(Flaw.Kind.TOO_LARGE, "More than " + MOST_TEXT + " octets of text; the rest was not read");
        leaves.add(new Leaf(content.type(), name, disposition.attached(), fit(lines), null, octets.length()));
    }

    /** The text with {@code \n} line ends and without NUL and byte order mark. */
    private String lines(String decoded) {
        String text = decoded;
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        if (text.indexOf('\0') >= 0) {
            flaws.add(Flaw.Kind.NUL_BYTES, "in the text");
            text = text.replace("\0", "");
        }
        return text.indexOf('\r') < 0 ? text : withoutReturns(text);
    }

    /** Any number of CR before an LF go; in a text without LF each CR ends a line. Others stay. */
    private static String withoutReturns(String text) {
        if (text.indexOf('\n') < 0) return text.replace('\r', '\n');
        StringBuilder lines = new StringBuilder(text.length());
        int from = 0;
        for (int eol = text.indexOf('\n'); eol >= 0; eol = text.indexOf('\n', from)) {
            int end = eol;
            while (end > from && text.charAt(end - 1) == '\r') end--;
            lines.append(text, from, end).append('\n');
            from = eol + 1;
        }
        return lines.append(text, from, text.length()).toString();
    }

    /** Takes the text off what may still be kept. */
    private String fit(String text) {
        String kept = text;
        if (text.length() > textLeft) {
            kept = text.substring(0, textLeft);
            flaws.add(Flaw.Kind.TOO_LARGE, "More than " + MOST_TEXT + " characters of text; the rest was not read");
        }
        textLeft -= kept.length();
        return kept;
    }

    private TransferEncoding.Decoded decoded(Entity entity) {
        TransferEncoding.Decoded decoded = TransferEncoding.decode(entity.body(), encoding(entity));
        if (!decoded.problem().isEmpty()) flaws.add(Flaw.Kind.BAD_ENCODING, decoded.problem());
        return decoded;
    }

    /** Octets after decoding, reckoned from the length for base64, which is what large attachments come in. */
    private static int size(Entity entity) {
        String encoding = encoding(entity);
        if (!encoding.regionMatches(true, 0, "base64", 0, "base64".length())) {
            return TransferEncoding.decode(entity.body(), encoding).octets().length();
        }
        return TransferEncoding.base64Length(entity.body());
    }

    private static String encoding(Entity entity) {
        String encoding = entity.first(Field.CONTENT_TRANSFER_ENCODING);
        return encoding == null ? "" : encoding;
    }

    private static Disposition disposition(Entity entity) {
        String value = entity.first(Field.CONTENT_DISPOSITION);
        return value == null ? Disposition.NONE : Disposition.read(value);
    }

    private static boolean isAttached(Entity entity) {
        return disposition(entity).attached();
    }

    private String fileName(Entity entity, Content content) {
        return fileName(disposition(entity), content);
    }

    private String fileName(Disposition disposition, Content content) {
        String name = disposition.fileName().isEmpty() ? content.name() : disposition.fileName();
        return name.isEmpty() ? name : EncodedWords.decode(name, flaws);
    }

    private Content content(Entity entity, Content assumed) {
        String value = entity.first(Field.CONTENT_TYPE);
        if (value == null || value.isEmpty()) return assumed;
        Content content = contents.get(value);
        if (content == null) {
            content = Content.read(value);
            boolean common = value.length() < 100
                    && content.boundary().isEmpty()
                    && content.name().isEmpty();
            if (common && contents.size() < REMEMBERED) contents.put(value, content);
        }
        if (content.broken()) flaws.add(Flaw.Kind.BAD_MIME, "Content-Type: " + value);
        return content;
    }

    private static boolean isPatch(String type, String name) {
        if (type.equals("application/x-patch") || type.equals("application/x-diff")) return true;
        String lower = name.toLowerCase(Locale.ROOT);
        return type.startsWith("application/") && (lower.endsWith(".patch") || lower.endsWith(".diff"));
    }

    private static boolean hasNul(SharedOctets octets) {
        for (int i = octets.start; i < octets.end; i++) {
            if (octets.array[i] == 0) return true;
        }
        return false;
    }
}
