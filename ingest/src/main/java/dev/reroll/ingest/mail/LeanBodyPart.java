package dev.reroll.ingest.mail;

import jakarta.mail.internet.MimeBodyPart;

/** Jakarta Mail's body part with its header read by {@link LeanHeaders}. */
final class LeanBodyPart extends MimeBodyPart implements Entity {
    LeanBodyPart(SharedOctets octets) {
        headers = LeanHeaders.read(octets);
        contentStream = octets.slice(octets.index(), octets.end);
    }

    @Override
    public LeanHeaders fields() {
        return (LeanHeaders) headers;
    }

    @Override
    public SharedOctets body() {
        return (SharedOctets) contentStream;
    }
}
