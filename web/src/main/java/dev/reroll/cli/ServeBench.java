package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.ThreadSummary;
import dev.reroll.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Times the pages over what has been taken in.",
            "",
            "Server and clients share one process and its cores, so the figures are a lower bound. The floor is the"
                    + " static page /robots.txt, served in the same run."
        })
final class ServeBench implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "5", description = "for each page (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--clients", defaultValue = "4", description = "at the same time (default: ${DEFAULT-VALUE})")
    private int clients;

    @Spec
    private CommandSpec spec;

    private record Page(String what, String path) {}

    private record Load(int requests, Samples millis, long bytes) {}

    @Override
    public Integer call() throws IOException, QueryException {
        PrintWriter out = spec.commandLine().getOut();
        List<Page> pages = pages();
        try (WebServer server = WebServer.start(DataFolder.path(), "127.0.0.1", 0);
                HttpClient client = HttpClient.newHttpClient();
                ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            out.printf(Locale.ROOT, "%-34s %9s %9s %8s %8s %8s%n", "", "KB", "rps", "p50 ms", "p99 ms", "x floor");
            double floor = 0;
            for (Page page : pages) {
                URI uri = URI.create("http://127.0.0.1:" + server.port() + page.path());
                load(client, pool, uri, seconds);
                Load load = load(client, pool, uri, seconds);
                double rps = (double) load.requests() / seconds;
                if (floor == 0) floor = rps;
                out.printf(
                        Locale.ROOT,
                        "%-34s %9.1f %9.0f %8.2f %8.2f %8.1f%n",
                        page.what(),
                        load.bytes() / 1000.0,
                        rps,
                        load.millis().median(),
                        load.millis().at(0.99),
                        floor / rps);
                out.flush();
            }
        }
        return Exit.DONE;
    }

    /** One of each kind, over the largest of the newest threads. */
    private static List<Page> pages() throws IOException, QueryException {
        try (MailSearch search = MailSearch.open(DataFolder.path(), true)) {
            ThreadSummary thread = search.newestThreads(Optional.empty(), Optional.empty(), 50).stream()
                    .max(Comparator.comparingInt(ThreadSummary::mails))
                    .orElseThrow(() -> new IOException("nothing has been taken in yet"));
            IndexedMail mail =
                    search
                            .search("patch", new SearchOptions(Optional.empty(), Order.NEWEST, 0, 1, false))
                            .mails()
                            .stream()
                            .findFirst()
                            .orElseThrow(() -> new IOException("no mail has the word \"patch\""));
            String list = mail.lists().getFirst();
            String of = "/all/" + path(thread.id()) + "/";
            String one = "/" + list + "/" + path(mail.id()) + "/";
            List<Page> pages = new ArrayList<>();
            pages.add(new Page("floor: /robots.txt", "/robots.txt"));
            pages.add(new Page("front page", "/"));
            pages.add(new Page("list", "/" + list + "/"));
            pages.add(new Page("mail", one));
            pages.add(new Page("raw mail", one + "raw"));
            pages.add(new Page("thread of " + thread.mails() + ", flat", of + "T/"));
            pages.add(new Page("thread of " + thread.mails() + ", tree", of + "t/"));
            pages.add(new Page("thread of " + thread.mails() + ", mbox.gz", of + "t.mbox.gz"));
            pages.add(new Page("search, one word", "/all/?q=deadlock"));
            pages.add(new Page("search, a common word", "/all/?q=patch"));
            pages.add(new Page("new.atom", "/" + list + "/new.atom"));
            return pages;
        }
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Load load(HttpClient client, ExecutorService pool, URI uri, int seconds) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
        List<Future<Long>> running = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        for (int i = 0; i < clients; i++) {
            running.add(pool.submit(() -> {
                long size = 0;
                while (System.nanoTime() < end) {
                    long begin = System.nanoTime();
                    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                    if (answer.statusCode() != 200) throw new IOException(uri + " answered " + answer.statusCode());
                    size = answer.body().length;
                    millis.add((System.nanoTime() - begin) / 1e6);
                }
                return size;
            }));
        }
        try {
            long bytes = 0;
            for (Future<Long> one : running) bytes = one.get();
            double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
            return new Load(all.length, new Samples(all), bytes);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
