package dev.reroll.ingest.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;

/**
 * On what terms servers are talked to.
 *
 * @param cleartext whether a password may cross a network unencrypted, which only the person can decide
 * @param silence how long a server may say nothing before it counts as gone
 * @param poll how long to wait between two looks at a server that cannot tell of new mail by itself
 * @param again how long to wait before the first attempt to go on after a connection was lost; each next one waits
 *     longer
 * @param trust makes TLS sockets; empty for what Java trusts
 */
record Terms(boolean cleartext, Duration silence, Duration poll, Duration again, Optional<SSLSocketFactory> trust) {

    /** Jakarta Mail writes what servers say into this log, which may be a password that they repeat. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.angus.mail");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    static Terms usual(boolean cleartext) {
        return new Terms(
                cleartext, Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofSeconds(2), Optional.empty());
    }

    Terms withSilence(Duration longer) {
        return new Terms(cleartext, longer, poll, again, trust);
    }

    int silenceMillis() {
        return Math.toIntExact(silence.toMillis());
    }

    int connectMillis() {
        return Math.min(silenceMillis(), 60_000);
    }

    /** Whether the connection must be encrypted before it goes on. */
    boolean needsTls(MailboxUrl url) {
        return !url.scheme().tls() && !url.anonymous() && !url.loopback() && !cleartext;
    }

    /** Jakarta Mail's properties: its own defaults are left only where they are strict. */
    Properties properties(MailboxUrl url, Meter meter) {
        String prefix = "mail." + url.scheme().word() + ".";
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", Integer.toString(connectMillis()));
        properties.put(prefix + "timeout", Integer.toString(silenceMillis()));
        properties.put(prefix + "socketFactory", meter);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(
                prefix + "starttls.enable", Boolean.toString(!url.scheme().tls()));
        properties.put(prefix + "starttls.required", Boolean.toString(needsTls(url)));
        properties.put(prefix + "auth.ntlm.disable", "true");
        trust.ifPresent(factory -> properties.put(prefix + "ssl.socketFactory", factory));
        return properties;
    }
}
