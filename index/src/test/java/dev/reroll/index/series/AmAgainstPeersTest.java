package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git makes of our mbox is what it makes of b4's for the same series. */
class AmAgainstPeersTest {

    @TempDir
    private Path folder = Path.of("");

    private String run(Optional<Path> input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.redirectInput(
                input.isPresent()
                        ? ProcessBuilder.Redirect.from(input.get().toFile())
                        : ProcessBuilder.Redirect.from(
                                Files.createTempFile(folder, "none", "").toFile()));
        Path out = Files.createTempFile(folder, "out", "");
        Process process = builder.redirectOutput(out.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        return Files.readString(out);
    }

    private void needs(String program) throws InterruptedException {
        boolean there;
        try {
            there = !run(Optional.empty(), program, "--version").isEmpty();
        } catch (IOException notInstalled) {
            there = false;
        }
        Assumptions.assumeTrue(there, "skipped: " + program + " is not installed");
    }

    /** Author, title, message and diff of each mail, as {@code git am} would take them. */
    private List<String> taken(Path mbox) throws IOException, InterruptedException {
        Path split = Files.createTempDirectory(folder, "split");
        run(Optional.empty(), "git", "mailsplit", "--mboxrd", "-o" + split, mbox.toString());
        List<String> all = new ArrayList<>();
        for (int i = 1; Files.exists(split.resolve("%04d".formatted(i))); i++) {
            Path message = split.resolve("m");
            Path patch = split.resolve("p");
            String info = run(
                    Optional.of(split.resolve("%04d".formatted(i))),
                    "git",
                    "mailinfo",
                    "--encoding=UTF-8",
                    message.toString(),
                    patch.toString());
            String head =
                    info.lines().filter(l -> !l.startsWith("Date:")).toList().toString();
            all.add(head + "\n" + Files.readString(message) + "\n" + Files.readString(patch));
        }
        return all;
    }

    private Path ours(Map<String, Mail> mails, String id) throws IOException {
        SeriesBook book = CorpusMails.book(CorpusMails.facts(mails));
        Series series = book.series(id).orElseThrow();
        Revision revision = series.revisions().stream()
                .filter(r -> r.postings().contains(id))
                .findFirst()
                .orElseThrow();
        AmMbox.Result result = new AmMbox(m -> Optional.ofNullable(mails.get(m)))
                .write(series, revision, new TrailerCollector(book, series).of(revision), false);
        Path mbox = folder.resolve("ours.mbox");
        Files.write(mbox, result.bytes());
        return mbox;
    }

    private Path corpusMbox() throws IOException {
        Path mbox = folder.resolve("all.mbox");
        try (OutputStream out = Files.newOutputStream(mbox);
                DirectoryStream<Path> files = Files.newDirectoryStream(Corpus.path("uprobes"), "*.eml")) {
            for (Path file : files) {
                out.write("From mboxrd@z Thu Jan  1 00:00:00 1970\n".getBytes(StandardCharsets.US_ASCII));
                String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
                out.write(raw.replaceAll("(?m)^(>*From )", ">$1").getBytes(StandardCharsets.ISO_8859_1));
                out.write('\n');
            }
        }
        return mbox;
    }

    @Test
    void gitTakesTheSameFromOursAsFromB4s() throws Exception {
        Map<String, Mail> mails = CorpusMails.uprobes();
        needs("git");
        needs("b4");
        run(Optional.empty(), "git", "init", "-q", ".");
        run(Optional.empty(), "git", "config", "--global", "b4.attestation-policy", "off");
        run(Optional.empty(), "git", "config", "--global", "user.name", "Test");
        run(Optional.empty(), "git", "config", "--global", "user.email", "test@example.org");
        Path all = corpusMbox();
        for (String id : List.of(
                "20241028010818.2487581-1-andrii@kernel.org",
                "20241122035922.3321100-1-andrii@kernel.org",
                "20241122174416.1367052-1-surenb@google.com")) {
            Path out = Files.createTempDirectory(folder, "b4");
            String said =
                    run(Optional.empty(), "b4", "--offline-mode", "am", "-m", all.toString(), "-o", out.toString(), id);
            try (DirectoryStream<Path> made = Files.newDirectoryStream(out, "*.mbx")) {
                List<Path> files = new ArrayList<>();
                made.forEach(files::add);
                assertThat(files).as(said).hasSize(1);
                assertThat(taken(ours(mails, id)))
                        .isEqualTo(taken(files.get(0)))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void namesOutsideAsciiSurviveTheWayThroughGit() throws Exception {
        needs("git");
        byte[] raw = """
                From: =?utf-8?q?Lu=C3=ADs_Henriques?= <luis@example.org>
                Date: Mon, 01 Jan 2024 00:00:00 +0000
                Message-ID: <a1@example.org>
                Subject: [PATCH] =?utf-8?q?ceph=3A_f=C3=BCr_alle?=
                Content-Type: text/plain; charset=utf-8

                From here on it says Grüße.

                Signed-off-by: Luís Henriques <luis@example.org>
                ---
                diff --git a/a b/a
                --- a/a
                +++ b/a
                @@ -1 +1 @@
                -a
                +ä
                """.getBytes(StandardCharsets.UTF_8);
        Mail mail = new MailParser().parse(raw);
        String taken = taken(ours(Map.of(mail.id(), mail), mail.id())).get(0);
        assertThat(taken)
                .contains("Author: Luís Henriques", "Email: luis@example.org", "Subject: ceph: für alle")
                .contains("From here on it says Grüße.\n\nSigned-off-by: Luís Henriques <luis@example.org>\n")
                .contains("+ä\n");
    }
}
