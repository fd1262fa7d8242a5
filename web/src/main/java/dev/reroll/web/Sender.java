package dev.reroll.web;

import dev.reroll.web.Limits.Place;
import dev.reroll.web.SlowReaders.Sending;
import io.javalin.http.Context;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends replies, within the limits: of those that are large or made while they are sent, only so many at a time. */
final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** The connection's own buffers take as much. */
    private static final int SMALL = 16 * 1024;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_TAGS = 100;

    private static final int CHUNK = 16 * 1024;

    private final Limits limits;
    private final SlowReaders slow;

    Sender(Limits limits, SlowReaders slow) {
        this.limits = limits;
        this.slow = slow;
    }

    void send(Context context, Reply reply) throws InterruptedException {
        Exchange.SAFE.forEach(context::header);
        boolean head = context.req().getMethod().equals("HEAD");
        switch (reply) {
            case Reply.Whole whole
            when isKnown(context, whole) -> {
                whole.headers().forEach(context::header);
                context.status(NOT_MODIFIED);
            }
            case Reply.Whole whole
            when head || whole.body().length <= SMALL -> {
                headers(context, whole);
                context.result(whole.body());
            }
            case Reply.Whole whole -> large(context, whole);
            case Reply.Redirect redirect ->
                // b4 takes the whole of it for the base of the URLs that it asks next
                context.status(redirect.status()).header("Location", Exchange.origin(context) + redirect.path());
            case Reply.Streamed streamed when head -> headers(context, streamed);
            case Reply.Streamed streamed -> download(context, streamed);
        }
    }

    /** Whether the client has this answer already: {@code If-None-Match} (RFC 9110, 13.1.2). */
    private static boolean isKnown(Context context, Reply.Whole whole) {
        String tag = whole.headers().get("ETag");
        String known = context.req().getHeader("If-None-Match");
        if (tag == null || known == null || whole.status() != OK) return false;
        return Stream.of(known.split(",", MOST_TAGS))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || (each.startsWith("W/") ? each.substring(2) : each).equals(tag));
    }

    /** Says that there is too much to do. */
    static void busy(Context context, int afterSeconds, String what) {
        context.status(503)
                .contentType("text/plain; charset=utf-8")
                .header("Retry-After", Integer.toString(afterSeconds))
                .result(what + " Please come again in " + afterSeconds + " seconds.\n");
    }

    private static void headers(Context context, Reply.Whole whole) {
        context.status(whole.status()).contentType(whole.type());
        whole.headers().forEach(context::header);
    }

    private static void headers(Context context, Reply.Streamed streamed) {
        context.status(200).contentType(streamed.type());
        streamed.headers().forEach(context::header);
    }

    private void large(Context context, Reply.Whole whole) {
        Optional<Place> place = limits.held(whole.body().length);
        if (place.isEmpty()) {
            busy(context, 30, "Too many large pages are being sent to slow readers.");
            return;
        }
        try (Place _ = place.get()) {
            headers(context, whole);
            write(context, out -> out.write(whole.body()));
        }
    }

    private void download(Context context, Reply.Streamed streamed) throws InterruptedException {
        Optional<Place> place = limits.download();
        if (place.isEmpty()) {
            busy(context, 30, "Too many downloads are going on.");
            return;
        }
        try (Place _ = place.get()) {
            headers(context, streamed);
            write(context, streamed.body());
        }
    }

    private void write(Context context, Reply.Writer body) {
        try (Sending sending = slow.watch(() -> abort(context))) {
            body.write(new Chunks(context.outputStream(), sending));
        } catch (IOException e) {
            // mostly a client that went away; else the client sees a file without its end
            LOG.info("{} ended early: {}", context.req().getRequestURI(), e.toString());
        }
    }

    private static void abort(Context context) {
        LOG.info("{} is cut off: its reader is too slow", context.req().getRequestURI());
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    /** In pieces, so that progress is seen, and others get their turn between them: nothing else interrupts a virtual thread. */
    private static final class Chunks extends FilterOutputStream {
        private final Sending sending;
        private int sinceTurn;

        Chunks(OutputStream out, Sending sending) {
            super(out);
            this.sending = sending;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            handed(1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            for (int at = 0; at < length; at += CHUNK) {
                int part = Math.min(CHUNK, length - at);
                out.write(octets, from + at, part);
                handed(part);
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // fairness only; nothing rests on it
        private void handed(int octets) {
            sending.hands(octets);
            sinceTurn += octets;
            if (sinceTurn < CHUNK) return;
            sinceTurn = 0;
            Thread.yield();
        }
    }

    @Override
    public void close() {
        slow.close();
    }
}
