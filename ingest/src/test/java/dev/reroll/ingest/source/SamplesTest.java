package dev.reroll.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.Corpus;
import dev.reroll.ingest.GitProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real and hard mail boxes of other projects, with git as the judge of where a mail begins and ends. */
class SamplesTest {

    @TempDir
    Path temp;

    @Test
    void every_mbox_that_git_can_split_is_split_into_the_same_mails() throws IOException {
        int compared = 0;
        List<String> unlike = new ArrayList<>();
        for (Path file : files(Corpus.path("samples"))) {
            byte[] mbox = unpacked(file);
            if (Contents.of(mbox).form() != Contents.Form.MBOX) continue;
            Optional<List<String>> expected = splitByGit(mbox, isMboxrd(file, mbox));
            if (expected.isEmpty()) continue; // git calls it corrupt: see the next test
            compared++;
            if (!withoutUnquoting(mbox, isMboxrd(file, mbox)).equals(expected.get())) unlike.add(file.toString());
        }
        assertThat(compared).isGreaterThan(150);
        assertThat(unlike).isEmpty();
    }

    @Test
    void boxes_without_dates_which_git_refuses_give_as_many_mails_as_python_finds() throws IOException {
        // counted with python3's mailbox.mbox
        assertThat(count("patchew/tests/data/0003-single-patch-reviewed.mbox.gz"))
                .isEqualTo(3);
        assertThat(count("patchew/tests/data/0004-multiple-patch-reviewed.mbox.gz"))
                .isEqualTo(5);
        assertThat(count("patchew/tests/data/0009-obsolete-by.mbox.gz")).isEqualTo(3);
        assertThat(count("patchew/tests/data/0012-incomplete-series.mbox.gz")).isEqualTo(4);
        assertThat(count("patchew/tests/data/0028-tags-need-8bit-encoding.mbox.gz"))
                .isEqualTo(2);
        assertThat(count("patchew/tests/data/0031-supersedes-embedded.mbox.gz")).isEqualTo(2);
        assertThat(count("patchwork/patchwork/tests/data/fuzz/base64err.mbox")).isEqualTo(1);
        assertThat(count("patchwork/patchwork/tests/data/fuzz/name-len.mbox")).isEqualTo(1);
    }

    @Test
    void only_what_is_no_mail_is_rejected_of_all_samples() throws IOException {
        Path samples = Corpus.path("samples");
        long[] mails = {0};
        List<String> rejected = new ArrayList<>();
        ((MailFiles) Source.of(samples.toString(), Optional.empty()))
                .forEach(
                        mail -> mails[0]++,
                        reject -> rejected.add(
                                samples.relativize(Path.of(reject.where())).toString()));
        assertThat(rejected).allMatch(SamplesTest::isNoMail);
        assertThat(mails[0]).isGreaterThan(780);
    }

    @Test
    void every_mail_of_the_uprobes_series_is_one_file() throws IOException {
        Path uprobes = Corpus.path("uprobes");
        List<String> places = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        ((MailFiles) Source.of(uprobes.toString(), Optional.empty()))
                .forEach(mail -> places.add(mail.where()), rejects::add);
        assertThat(rejects).isEmpty();
        assertThat(places)
                .containsExactlyElementsOf(
                        files(uprobes).stream().map(Path::toString).toList());
    }

    /** Expected outputs, keys and notes that lie among the samples. */
    private static boolean isNoMail(String path) {
        String name = Path.of(path).getFileName().toString();
        boolean gitOutput = path.startsWith("git/t/t5100/")
                && (name.matches("(msg|patch|info|quoted-cr-|rfc2047-info|nul-b64|000).*")
                        || name.endsWith(".expect")
                        || name.equals("empty"));
        return gitOutput
                || name.endsWith(".md")
                || name.endsWith(".verify")
                || name.startsWith("gpg-")
                || name.equals("history.export")
                || path.startsWith("patchwork/patchwork/tests/data/patches/")
                // begins with a line of garbage, which is what it is a sample of
                || name.equals("patchset_sample_complete.cover");
    }

    private static boolean isMboxrd(Path file, byte[] mbox) {
        return file.toString().contains(".mboxrd") || text(mbox).startsWith("From mboxrd@z ");
    }

    private long count(String name) throws IOException {
        return withoutUnquoting(unpacked(Corpus.path("samples/" + name)), false).size();
    }

    /** The mails with their {@code >From } lines as git leaves them, which undoes mboxrd only. */
    private static List<String> withoutUnquoting(byte[] mbox, boolean mboxrd) throws IOException {
        // neither git nor this undoes mboxo here: a marker that is no quotation stands in for it
        String masked = mboxrd ? text(mbox) : text(mbox).replace("\n>From ", "\n\1From ");
        List<String> mails = new ArrayList<>();
        new MboxReader(new ByteArrayInputStream(bytes(masked)), "x", mboxrd, MailFiles.MAX_MAIL)
                .forEach(mail -> mails.add(text(mail.bytes()).replace("\n\1From ", "\n>From ")), reject -> {});
        return mails;
    }

    private Optional<List<String>> splitByGit(byte[] mbox, boolean mboxrd) throws IOException {
        Path out = Files.createTempDirectory(temp, "split");
        List<String> arguments = new ArrayList<>(List.of("mailsplit", "--keep-cr", "-d5", "-o" + out));
        if (mboxrd) arguments.add("--mboxrd");
        GitProgram.Result result = GitProgram.attempt(temp, mbox, arguments.toArray(String[]::new));
        if (result.status() != 0) return Optional.empty();
        List<String> mails = new ArrayList<>();
        for (Path file : files(out)) {
            String mail = text(Files.readAllBytes(file));
            mail = mail.substring(mail.indexOf('\n') + 1); // git leaves the separator in
            if (mail.endsWith("\n\n")) mail = mail.substring(0, mail.length() - 1);
            else if (mail.endsWith("\n\r\n")) mail = mail.substring(0, mail.length() - 2);
            mails.add(mail);
        }
        return Optional.of(mails);
    }

    private static byte[] unpacked(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!Contents.isGzip(bytes)) return bytes;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
