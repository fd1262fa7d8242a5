package dev.reroll.ingest.mailbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The first part of a mailbox's URL: protocol, and whether TLS begins with the connection (RFC 8314) or by STARTTLS. */
enum Scheme {
    IMAP(143, false),
    IMAPS(993, true),
    POP3(110, false),
    POP3S(995, true),
    NNTP(119, false);

    private final int port;
    private final boolean tls;

    Scheme(int port, boolean tls) {
        this.port = port;
        this.tls = tls;
    }

    static Optional<Scheme> of(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As it stands in a URL, and in the names of Jakarta Mail's providers and properties. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int port() {
        return port;
    }

    boolean tls() {
        return tls;
    }

    boolean hasFolders() {
        return this != POP3 && this != POP3S;
    }
}
