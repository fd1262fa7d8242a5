package dev.reroll.web;

import dev.reroll.index.history.History;
import dev.reroll.index.search.MailSearch;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.web.patchwork.Patchwork;
import dev.reroll.web.url.Target;
import dev.reroll.web.url.Urls;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of a data folder over HTTP. An ingest may go on meanwhile: what it has committed is seen within a second or
 * two.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** URLs of searches name up to some hundred patch-ids of 40 digits. */
    private static final int MOST_HEADERS = 64 * 1024;

    /** Anyone may take so long for a page, however slow. */
    private static final int SLOW_SECONDS = 60;

    /** Held, since a level is forgotten with its logger: what the server says of its start is not news to a user. */
    private static final List<java.util.logging.Logger> QUIET = Stream.of("org.eclipse.jetty", "io.javalin")
            .map(java.util.logging.Logger::getLogger)
            .toList();

    private final Archive archive;
    private final MailSearch search;
    private final Library library;
    private final Site site;
    private final GitService gits;
    private final Limits limits;
    private final Sender sender;
    private final Javalin javalin;

    private WebServer(Archive archive, MailSearch search, Limits limits) throws IOException {
        this.archive = archive;
        this.search = search;
        History history = new History(search, archive);
        this.library =
                new Library(search, history, new Lists(search), new MailReading(archive), new Pages(), new Assets());
        this.site = new Site(library, new Epochs(archive, library), new Patchwork(search, history, archive));
        this.gits = new GitService(archive);
        this.limits = limits;
        this.sender = new Sender(limits, new SlowReaders(SLOW_SECONDS));
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param data the data folder, with an index
     * @param bind the address or host name to listen on
     * @param port 0 for any that is free
     * @throws IOException where the archive or index cannot be opened, or the port not be listened on
     */
    public static WebServer start(Path data, String bind, int port) throws IOException {
        return start(data, bind, port, Limits.ofThisMachine());
    }

    static WebServer start(Path data, String bind, int port, Limits limits) throws IOException {
        for (java.util.logging.Logger logger : QUIET) {
            if (logger.getLevel() == null) logger.setLevel(Level.WARNING);
        }
        InetAddress address = Refusal.address(bind, port);
        MailSearch search = MailSearch.open(data, true);
        Archive archive = Archive.at(data);
        WebServer server = new WebServer(archive, search, limits);
        try {
            server.javalin.start(bind, port);
        } catch (RuntimeException e) {
            server.close();
            throw Refusal.of(bind, port, address, e);
        }
        return server;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() throws IOException {
        javalin.stop();
        sender.close();
        search.close();
        archive.close();
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.jetty.modifyHttpConfiguration(http -> {
            // Message-IDs hold slashes, percent signs and worse; we read the path ourselves and it names no file
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(MOST_HEADERS);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new ErrorPages(site.notices())));
        // every method, else Javalin answers HEAD without asking us, and others with a page of its own
        for (HandlerType method : HandlerType.commonHttp()) config.routes.addHttpHandler(method, "*", this::serve);
    }

    private void serve(Context context) {
        try {
            answer(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being stopped
        }
    }

    private void answer(Context context) throws InterruptedException {
        Reply reply;
        try {
            library.lists().refresh();
            // git's requests have bodies of their own and answers that JGit writes
            if (Urls.parse(context.req().getRequestURI(), library.lists()::has) instanceof Target.Git git
                    && gits.serves(git)) {
                git(context, git);
                return;
            }
            Request request = Exchange.request(context);
            Optional<Limits.Place> place = limits.page();
            if (place.isEmpty()) {
                Sender.busy(context, 10, "Too many pages are being made.");
                return;
            }
            try (Limits.Place _ = place.get()) {
                reply = site.answer(request);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed", context.method(), context.req().getRequestURI(), e);
            reply = site.notices().failure();
        }
        sender.send(context, reply);
    }

    private void git(Context context, Target.Git target) throws IOException, InterruptedException {
        Optional<Limits.Place> place = limits.download();
        if (place.isEmpty()) {
            Sender.busy(context, 30, "Too many downloads are going on.");
            return;
        }
        try (Limits.Place _ = place.get()) {
            gits.serve(target, context.req(), context.res());
        }
    }
}
