package dev.reroll.cli;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.SeriesHits;
import dev.reroll.index.search.ThreadSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Drives the pages of the list with the most mails by wrk, beside public-inbox-httpd over the same archive.",
            "",
            "The floor is /robots.txt of our own server. wrk, the two servers and the JVM that started them share one"
                    + " machine; the servers are driven one after the other, page by page."
        })
final class ServeBench implements Callable<Integer> {

    private static final String ROW = "%-22s %6s %6s %6s %6s %6s %6s %6s %6s%n";

    @Option(names = "--seconds", defaultValue = "5", description = "for each page (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--clients", defaultValue = "4", description = "at the same time (default: ${DEFAULT-VALUE})")
    private int clients;

    @Spec
    private CommandSpec spec;

    /** @param peers whether public-inbox has the page as well, under the same path */
    private record Page(String what, String path, boolean peers) {}

    private record Plan(String list, List<Page> pages) {}

    @Override
    public Integer call() throws IOException, QueryException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Tool.isInstalled("wrk")) {
            spec.commandLine().getErr().println("reroll: wrk is not installed (Debian and Ubuntu: apt install wrk).");
            return Exit.UNREADABLE;
        }
        Plan plan = plan();
        Path scratch = Files.createTempDirectory("reroll-bench");
        try (OwnServer own = OwnServer.over(DataFolder.path())) {
            if (!PublicInboxServer.isInstalled()) {
                out.println("public-inbox-httpd is not installed: it is left out (Debian: apt install public-inbox).");
                run(plan, own.base(), Optional.empty(), out);
            } else {
                Path git =
                        DataFolder.path().resolve("inbox").resolve(plan.list()).resolve("git");
                try (PublicInboxServer peer = PublicInboxServer.over(plan.list(), git, scratch)) {
                    run(plan, own.base(), Optional.of(peer.base()), out);
                }
            }
        } finally {
            Tool.output(List.of("rm", "-rf", scratch.toString()));
        }
        return Exit.DONE;
    }

    private void run(Plan plan, String own, Optional<String> peer, PrintWriter out) throws IOException {
        out.printf(ROW, "", "Reroll", "", "", "", "public", "-inbox", "", "times");
        out.printf(ROW, "", "KB", "per s", "p50 ms", "p99 ms", "per s", "p50 ms", "p99 ms", "peer");
        for (Page page : plan.pages()) {
            int octets = octets(own + page.path());
            Wrk.on(own + page.path(), clients, seconds); // the JIT compiler has its turn
            Wrk.Load ours = Wrk.on(own + page.path(), clients, seconds);
            Optional<Wrk.Load> theirs = Optional.empty();
            if (page.peers() && peer.isPresent()) {
                octets(peer.get() + page.path());
                theirs = Optional.of(Wrk.on(peer.get() + page.path(), clients, seconds));
            }
            out.printf(
                    ROW,
                    page.what(),
                    decimal(octets / 1000.0, 1),
                    rate(ours),
                    decimal(ours.median(), 1),
                    decimal(ours.p99(), 1),
                    theirs.map(ServeBench::rate).orElse("-"),
                    theirs.map(load -> decimal(load.median(), 1)).orElse("-"),
                    theirs.map(load -> decimal(load.p99(), 1)).orElse("-"),
                    theirs.map(load -> decimal(ours.perSecond() / load.perSecond(), 1))
                            .orElse("-"));
            out.flush();
            if (ours.refused() > 0) out.printf("  of these, %,d were refused%n", ours.refused());
        }
    }

    private static String rate(Wrk.Load load) {
        return decimal(load.perSecond(), load.perSecond() < 100 ? 1 : 0);
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** What goes over the wire, as a browser asks for it; fails where the page is not there. */
    private static int octets(String url) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Accept-Encoding", "gzip")
                    .build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) throw new IOException(url + " answered " + answer.statusCode());
            return answer.body().length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** One page of each kind, over the largest of the newest threads and series. */
    private static Plan plan() throws IOException, QueryException {
        try (MailSearch search = MailSearch.open(DataFolder.path(), true)) {
            String list = search.lists().stream()
                    .max(Comparator.comparingLong(summary -> summary.mails()))
                    .orElseThrow(() -> new IOException("nothing has been taken in yet"))
                    .list();
            Optional<String> inbox = Optional.of(list);
            ThreadSummary thread = search.newestThreads(inbox, Optional.empty(), 50).stream()
                    .max(Comparator.comparingInt(ThreadSummary::mails))
                    .orElseThrow(() -> new IOException("the list " + list + " has no thread"));
            SearchOptions newest = new SearchOptions(inbox, Order.NEWEST, 0, 1, false);
            IndexedMail mail = search.search("patch", newest).mails().stream()
                    .findFirst()
                    .orElseThrow(() -> new IOException("no mail has the word \"patch\""));
            String of = "/" + list + "/" + path(thread.id()) + "/";
            String one = "/" + list + "/" + path(mail.id()) + "/";
            List<Page> pages = new ArrayList<>();
            pages.add(new Page("floor: /robots.txt", "/robots.txt", false));
            pages.add(new Page("list", "/" + list + "/", true));
            pages.add(new Page("mail", one, true));
            pages.add(new Page("raw mail", one + "raw", true));
            pages.add(new Page("thread of " + thread.mails() + ", flat", of + "T/", true));
            pages.add(new Page("thread, tree", of + "t/", true));
            pages.add(new Page("thread, mbox.gz", of + "t.mbox.gz", true));
            pages.add(new Page("search, one word", "/" + list + "/?q=deadlock", true));
            pages.add(new Page("search, common word", "/" + list + "/?q=patch", true));
            pages.add(new Page("new.atom", "/" + list + "/new.atom", true));
            Optional<String> series = largest(search.series("", new SearchOptions(inbox, Order.NEWEST, 0, 200, false)));
            series.map(id -> "/series/" + path(id) + "/").ifPresent(page -> {
                pages.add(new Page("series", page, false));
                pages.add(new Page("trail of the series", page + "trail/", false));
            });
            return new Plan(list, pages);
        }
    }

    private static Optional<String> largest(SeriesHits hits) {
        return hits.entries().stream()
                .max(Comparator.comparingInt(entry -> entry.series().revisions().size()))
                .map(entry -> entry.id());
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
