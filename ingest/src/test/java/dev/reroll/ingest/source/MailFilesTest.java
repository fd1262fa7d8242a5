package dev.reroll.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFilesTest {

    private static final String FROM = "From a@example.org Thu Oct 10 12:00:00 2024\n";

    @TempDir
    Path temp;

    private final List<String> mails = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    @Test
    void a_single_mail_is_handed_out_octet_for_octet() throws IOException {
        String raw = "From: a@example.org\r\nSubject: \u00e4\0\r\n\r\n>From x\nno line end";
        read(file("one.eml", raw));
        assertThat(mails).containsExactly(raw);
        assertThat(places).containsExactly(temp.resolve("one.eml").toRealPath().toString());
    }

    @Test
    void an_mbox_may_be_gzipped_in_several_members() throws IOException {
        byte[] one = Gzip.pack((FROM + "To: a\n\nx\n\n").getBytes(StandardCharsets.ISO_8859_1));
        byte[] two = Gzip.pack((FROM + "To: b\n\ny\n\n").getBytes(StandardCharsets.ISO_8859_1));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        read(Files.write(temp.resolve("t.mbox.gz"), both));
        assertThat(mails).containsExactly("To: a\n\nx\n", "To: b\n\ny\n");
    }

    @Test
    void a_folder_is_read_recursively_by_name_with_hidden_files_left_out() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("mails"));
        file("mails/b.eml", mail("b"));
        file("mails/a/2.eml", mail("a2"));
        file("mails/a/10.eml", mail("a10"));
        file("mails/c", FROM + mail("c1") + "\n" + FROM + mail("c2"));
        file("mails/d.mbox.gz", FROM + mail("d"));
        file("mails/.hidden.eml", mail("hidden"));
        file("mails/.git/e.eml", mail("hidden"));
        read(folder);
        assertThat(mails).containsExactly(mail("a10"), mail("a2"), mail("b"), mail("c1"), mail("c2"), mail("d"));
        assertThat(rejects).isEmpty();
    }

    @Test
    void what_is_no_mail_is_named_and_the_rest_taken_in() throws IOException {
        file("mails/a.png", "\u0089PNG\r\n");
        file("mails/b.eml", mail("b"));
        file("mails/README", "This folder holds mails\n");
        file("mails/empty", "");
        read(temp.resolve("mails"));
        assertThat(mails).containsExactly(mail("b"));
        assertThat(rejects)
                .extracting(reject -> Path.of(reject.where()).getFileName() + " " + reject.reason())
                .containsExactly(
                        "README looks like text that does not begin with a mail's header",
                        "a.png looks like a PNG picture",
                        "empty is empty");
    }

    @Test
    void links_are_named_and_not_followed() throws IOException {
        file("outside.eml", mail("outside"));
        file("mails/b.eml", mail("b"));
        Files.createSymbolicLink(temp.resolve("mails/a.eml"), temp.resolve("outside.eml"));
        Files.createSymbolicLink(temp.resolve("mails/loop"), temp.resolve("mails"));
        read(temp.resolve("mails"));
        assertThat(mails).containsExactly(mail("b"));
        assertThat(rejects)
                .hasSize(2)
                .allSatisfy(reject -> assertThat(reject.reason()).contains("symbolic link"));
    }

    @Test
    void a_folder_given_by_a_link_is_read() throws IOException {
        file("mails/b.eml", mail("b"));
        Files.createSymbolicLink(temp.resolve("link"), temp.resolve("mails"));
        read(temp.resolve("link"));
        assertThat(mails).containsExactly(mail("b"));
    }

    @Test
    void a_maildirs_mail_in_delivery_is_left_out() throws IOException {
        file("box/cur/1:2,S", mail("1"));
        file("box/new/2", mail("2"));
        file("box/tmp/3", mail("3"));
        read(temp.resolve("box"));
        assertThat(mails).containsExactly(mail("1"), mail("2"));
    }

    @Test
    void an_empty_maildir_is_no_error_and_a_folder_without_mail_is_one() throws IOException {
        for (String sub : List.of("cur", "new", "tmp")) Files.createDirectories(temp.resolve("box/" + sub));
        read(temp.resolve("box"));
        assertThat(mails).isEmpty();
        file("notes/a.txt", "no mail\n");
        assertThatThrownBy(() -> read(temp.resolve("notes")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("notes holds no mail");
    }

    @Test
    void a_gzip_that_is_cut_short_gives_no_mail_at_all() throws IOException {
        StringBuilder mbox = new StringBuilder();
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 5000; i++) mbox.append(FROM + mail(Long.toHexString(random.nextLong())) + "\n");
        byte[] packed = Gzip.pack(mbox.toString().getBytes(StandardCharsets.ISO_8859_1));
        Path cut = Files.write(temp.resolve("cut.mbox.gz"), Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cut.mbox.gz")
                .hasMessageContaining("cut short");
        assertThat(mails).isEmpty();
    }

    @Test
    void a_gzip_that_is_damaged_gives_no_mail_at_all_and_others_of_its_folder_do() throws IOException {
        byte[] packed = Gzip.pack((FROM + mail("x".repeat(1000))).getBytes(StandardCharsets.ISO_8859_1));
        packed[packed.length - 6] ^= 1; // in the checksum
        file("mails/b.eml", mail("b"));
        Files.write(temp.resolve("mails/a.mbox.gz"), packed);
        read(temp.resolve("mails"));
        assertThat(mails).containsExactly(mail("b"));
        assertThat(rejects).hasSize(1);
        assertThat(rejects.getFirst().reason()).contains("damaged gzip");
    }

    @Test
    void a_gzip_that_ends_in_its_header_is_told_at_once() throws IOException {
        byte[] packed = Gzip.pack(mail("x").getBytes(StandardCharsets.ISO_8859_1));
        Path cut = Files.write(temp.resolve("a.gz"), Arrays.copyOf(packed, 10));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(SourceException.class).hasMessageContaining("breaks off");
    }

    private static String mail(String text) {
        return "From: a@example.org\nMessage-ID: <1@example.org>\n\n" + text + "\n";
    }

    private void read(Path path) throws IOException {
        Source source = Source.of(path.toString(), Optional.of("list"));
        assertThat(source).isInstanceOf(MailFiles.class);
        ((MailFiles) source)
                .forEach(
                        mail -> {
                            mails.add(new String(mail.bytes(), StandardCharsets.ISO_8859_1));
                            places.add(mail.where());
                        },
                        rejects::add);
    }

    private Path file(String name, String contents) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] bytes = contents.getBytes(StandardCharsets.ISO_8859_1);
        return Files.write(file, name.endsWith(".gz") ? Gzip.pack(bytes) : bytes);
    }
}
