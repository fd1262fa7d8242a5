package dev.reroll.ingest.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Makes sockets that take in no more than was allowed: a server that answers without end, or so slowly that its answer
 * never ends, is cut off. Below TLS, so that it holds for any protocol; what is counted is what comes over the wire.
 */
final class Meter extends SocketFactory {

    /** For greetings, TLS handshakes and short answers. */
    static final long SHORT = 1024 * 1024;

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);

    private long left = SHORT;
    private Instant deadline = Instant.now().plus(LONGEST_ANSWER);
    private String exceeded = "";

    /** Lets the next answer take so many octets, and as much again for what protocols put around them. */
    synchronized void allow(long octets) {
        left = 2 * octets + SHORT;
        deadline = Instant.now().plus(LONGEST_ANSWER);
    }

    /** Why the server was cut off, if it was: a verb phrase. */
    synchronized Optional<String> exceeded() {
        return Optional.of(exceeded).filter(reason -> !reason.isEmpty());
    }

    private synchronized void count(int octets) throws IOException {
        if (octets <= 0) return;
        left -= octets;
        if (left < 0) exceeded = "sent far more than it was asked for";
        if (Instant.now().isAfter(deadline)) exceeded = "took longer than 30 minutes for one answer";
        if (!exceeded.isEmpty()) throw new IOException("the server " + exceeded);
    }

    @Override
    public Socket createSocket() {
        return new Metered();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only sockets that are connected later");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    private final class Metered extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int octet = super.read();
                    count(octet < 0 ? 0 : 1);
                    return octet;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int n = super.read(into, offset, length);
                    count(n);
                    return n;
                }
            };
        }
    }
}
