package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that people have already, unchanged, against a running server. */
class RealClientsTest {

    private static final String COVER = "20241028010818.2487581-1-andrii@kernel.org";
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*<([^>]+)>");

    @TempDir
    static Path folder;

    private static WebServer server;
    private static Programs programs;
    private static Client client;
    private static Set<String> ids;

    @BeforeAll
    static void serve() throws IOException {
        Path uprobes = Corpus.uprobes();
        programs = new Programs(folder);
        List<byte[]> mails = new ArrayList<>();
        ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(uprobes)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                byte[] mail = Files.readAllBytes(file);
                mails.add(mail);
                ids.addAll(messageIds(new String(mail, UTF_8).split("\n\n", 2)[0]));
            }
        }
        Path data = new Shelf(folder.resolve("data"))
                .put("uprobes", mails)
                .put("trees", twoRevisions())
                .indexed();
        server = WebServer.start(data, "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server == null) return;
        client.close();
        server.close();
    }

    @Test
    void git_clones_an_epoch_under_both_of_its_paths_and_finds_it_whole() throws Exception {
        for (String path : List.of("/uprobes/git/0.git", "/uprobes/0")) {
            Path clone = folder.resolve("clone" + path.replace('/', '-'));
            programs.run("git", "clone", "-q", "--mirror", base() + path, clone.toString());
            programs.run("git", "-C", clone.toString(), "fsck", "--strict", "--no-dangling");
            assertThat(programs.run("git", "-C", clone.toString(), "rev-list", "--count", "HEAD")
                            .strip())
                    .as("commits of %s", path)
                    .isEqualTo("198");
        }
    }

    @Test
    void git_clones_over_the_protocol_of_before_2018_too() throws Exception {
        Path clone = folder.resolve("clone-v0");
        programs.run(
                "git", "-c", "protocol.version=0", "clone", "-q", "--mirror", base() + "/uprobes/0", clone.toString());
        assertThat(programs.run("git", "-C", clone.toString(), "rev-list", "--count", "HEAD")
                        .strip())
                .isEqualTo("198");
    }

    @Test
    void nobody_can_push() throws Exception {
        Path clone = folder.resolve("clone-to-push");
        programs.run("git", "clone", "-q", "--mirror", base() + "/uprobes/0", clone.toString());
        Programs.Ran push = programs.ran(
                "git", "-C", clone.toString(), "push", "-q", base() + "/uprobes/0", "HEAD:refs/heads/mine");
        assertThat(push.status()).as(push.output()).isNotZero();
        assertThat(programs.run("git", "ls-remote", base() + "/uprobes/0")).doesNotContain("refs/heads/mine");
    }

    @Test
    void the_manifest_names_each_epoch_with_grokmirrors_fingerprint() throws Exception {
        Path clone = folder.resolve("clone-for-refs");
        programs.run("git", "clone", "-q", "--mirror", base() + "/uprobes/0", clone.toString());
        Path refs = folder.resolve("refs");
        Files.writeString(refs, programs.run("git", "-C", clone.toString(), "show-ref"));
        String fingerprint = programs.run("sha1sum", refs.toString()).substring(0, 40);
        for (String path : List.of("/manifest.js.gz", "/uprobes/manifest.js.gz")) {
            HttpResponse<byte[]> reply = client.get(path);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(Client.header(reply, "Last-Modified")).endsWith(" GMT");
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
                assertThat(new String(in.readAllBytes(), UTF_8))
                        .contains("\"/uprobes/git/0.git\":{")
                        .contains("\"fingerprint\":\"" + fingerprint + "\"")
                        .contains("\"reference\":null");
            }
        }
    }

    @Test
    void public_inbox_clone_mirrors_a_list_and_its_settings() throws Exception {
        Programs.assumeInstalled("public-inbox-clone");
        Path mirror = folder.resolve("mirror");
        programs.run("public-inbox-clone", "-q", base() + "/uprobes/", mirror.toString());
        String epoch = mirror.resolve("git/0.git").toString();
        assertThat(programs.run("git", "--git-dir=" + epoch, "rev-list", "--count", "--all")
                        .strip())
                .isEqualTo("198");
        assertThat(mirror.resolve("inbox.config.example")).content().contains("[publicinbox \"uprobes\"]");
    }

    @Test
    void the_whole_list_comes_as_one_mbox() throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(client.get("/uprobes/all.mbox.gz").body()))) {
            String mbox = new String(in.readAllBytes(), UTF_8);
            assertThat(mbox.lines().filter("From mboxrd@z Thu Jan  1 00:00:00 1970"::equals))
                    .hasSize(ids.size());
        }
    }

    @Test
    void b4_gets_from_us_what_it_gets_from_public_inbox() throws Exception {
        Programs.assumeInstalled("b4");
        Programs.assumeInstalled("public-inbox-httpd");
        Path ours = b4(base());
        assertThat(messageIds(readAll(ours.resolve("mbox"))))
                .contains(COVER)
                .hasSizeGreaterThan(4)
                .isSubsetOf(ids);
        try (PublicInbox peer = PublicInbox.over(folder, folder.resolve("data/inbox/uprobes/git/0.git"))) {
            Path theirs = b4(peer.base());
            assertThat(messageIds(readAll(ours.resolve("mbox"))))
                    .isEqualTo(messageIds(readAll(theirs.resolve("mbox"))));
            assertThat(ours.resolve("am/series.mbx")).hasSameTextualContentAs(theirs.resolve("am/series.mbx"));
        }
    }

    /** What {@code b4 mbox} and {@code b4 am} make of the series, from the archive at this address. */
    private static Path b4(String base) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "b4");
        // b4 reads its settings from git's, here those of the home that the test gives it
        Files.writeString(programs.home().resolve(".gitconfig"), b4Settings(base, "uprobes"));
        Path mbox = Files.createDirectories(out.resolve("mbox"));
        programs.run("b4", "mbox", "--no-cache", "-f", "-o", mbox.toString(), COVER);
        Path am = Files.createDirectories(out.resolve("am"));
        programs.run("b4", "am", "--no-cache", "-c", "-n", "series", "-o", am.toString(), COVER);
        return out;
    }

    @Test
    void lei_searches_here_as_in_any_public_inbox() throws Exception {
        Programs.assumeInstalled("lei");
        String answer =
                programs.run("lei", "q", "--no-save", "--only", base() + "/uprobes/", "-f", "jsonl", "mid:" + COVER);
        assertThat(answer).contains("\"m\":\"" + COVER + "\"");
        programs.run("lei", "daemon-kill");
    }

    /** A series of two patches and its reroll, made by git in a tree that stays, so that they apply there. */
    private static List<byte[]> twoRevisions() throws IOException {
        Path script = folder.resolve("two-revisions.sh");
        Files.writeString(script, """
                set -e
                git init -q -b main tree && cd tree
                git config user.name Bob && git config user.email bob@example.org
                seq 1 20 > a.txt && git add -A && git commit -qm base
                for v in 1 2; do
                  git checkout -q -b v$v main
                  seq 1 20 | sed "5s/.*/five v$v/" > a.txt && git commit -qam 'widget: five'
                  echo more v$v >> a.txt && git commit -qam 'widget: more'
                  git format-patch -q -v$v --cover-letter --thread=shallow --to=list@example.org -o ../posted main
                done
                git checkout -q main
                cd ../posted
                for v in 1 2; do
                  sed -i "s/cover\\./cover.v$v./; s/[*]* SUBJECT HERE [*]*/widget: all/; s/^Date: .*/Date: Fri, 0$v Jan 2026 00:00:00 +0000/" v$v-*
                done
                """);
        try {
            programs.run("sh", script.toString());
            List<byte[]> mails = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder.resolve("posted"))) {
                for (Path file : files.sorted().toList()) mails.add(Files.readAllBytes(file));
            }
            return mails;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The Message-ID of the first patch of the reroll. */
    private static String reroll() throws IOException {
        return messageIds(Files.readString(folder.resolve("posted/v2-0001-widget-five.patch")))
                .iterator()
                .next();
    }

    private static String inTree(String... command) throws IOException, InterruptedException {
        Files.writeString(programs.home().resolve(".gitconfig"), b4Settings(base(), "trees"));
        return programs.runIn(folder.resolve("tree"), command);
    }

    @Test
    void b4_diff_finds_the_earlier_revision_here_and_compares_both() throws Exception {
        Programs.assumeInstalled("b4");
        String shown = inTree("b4", "diff", "--no-cache", reroll()).replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(shown)
                .contains("Added from v1: 3 patches", "Diffing v1 and v2")
                .containsPattern("1: +[0-9a-f]+ ! 1: +[0-9a-f]+ widget: five")
                .contains("-+five v1", "++five v2");
    }

    @Test
    void b4_shazam_applies_a_series_from_here() throws Exception {
        Programs.assumeInstalled("b4");
        inTree("b4", "shazam", "--no-cache", reroll());
        assertThat(inTree("git", "log", "--format=%s", "-2").lines()).containsExactly("widget: more", "widget: five");
        assertThat(inTree("git", "diff", "HEAD", "v2")).isEmpty();
    }

    private static String b4Settings(String base, String list) {
        return "[user]\n\tname = Bob\n\temail = bob@example.org\n[b4]\n\tattestation-policy = off\n\tmidmask = " + base
                + "/" + list + "/%s\n\tsearchmask = \"" + base + "/" + list + "/?x=m&t=1&q=%s\"\n";
    }

    private static String readAll(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), UTF_8));
            }
        }
        return all.toString();
    }

    private static Set<String> messageIds(String text) {
        Set<String> found = new TreeSet<>();
        MESSAGE_ID.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port();
    }

    /** public-inbox's own server over a copy of an epoch of ours. */
    private record PublicInbox(Process process, String base) implements AutoCloseable {

        static PublicInbox over(Path folder, Path epoch) throws IOException, InterruptedException {
            Path inbox = folder.resolve("peer");
            programs.run(
                    "public-inbox-init",
                    "-V2",
                    "-L",
                    "full",
                    "uprobes",
                    inbox.toString(),
                    "http://peer/",
                    "uprobes@peer");
            programs.run("rm", "-rf", inbox.resolve("git/0.git").toString());
            programs.run(
                    "cp", "-r", epoch.toString(), inbox.resolve("git/0.git").toString());
            programs.run("public-inbox-index", "-j0", inbox.toString());
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Process process = programs.start(
                    folder, folder.resolve("peer.log"), "public-inbox-httpd", "-W0", "-l", "127.0.0.1:" + port);
            PublicInbox peer = new PublicInbox(process, "http://127.0.0.1:" + port);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (process.isAlive() && System.nanoTime() < deadline) {
                try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return peer;
                } catch (ConnectException e) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // it is not up yet
                }
            }
            peer.close();
            throw new IOException("public-inbox-httpd did not start: " + Files.readString(folder.resolve("peer.log")));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
