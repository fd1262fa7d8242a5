package dev.reroll.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    private static final String MAIL = "From: a@example.org\nSubject: x\n\ntext\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://lore.kernel.org/bpf/0, bpf, 0",
        "https://lore.kernel.org/bpf/12/, bpf, 12",
        "http://localhost:8080/linux-mm/3.git, linux-mm, 3",
        "https://lore.kernel.org/bpf/git/7.git, bpf, 7",
        "https://example.org/mirror/linux-fscrypt.vger.kernel.org.0, linux-fscrypt.vger.kernel.org, 0",
        "git://example.org/bpf.git, bpf, 0",
        "https://lore.kernel.org/bpf/, bpf, 0",
    })
    void takes_list_and_epoch_from_a_url(String url, String list, int epoch) throws Exception {
        assertThat(Source.of(url, Optional.empty())).isEqualTo(new GitSource.Url(url, list, epoch));
    }

    @ParameterizedTest
    @CsvSource({
        "linux-fscrypt.0.bundle, linux-fscrypt, 0",
        "linux-fscrypt.3.bundle, linux-fscrypt, 3",
        "bpf.bundle, bpf, 0",
        "bpf/2.bundle, bpf, 2",
    })
    void takes_list_and_epoch_from_a_bundle(String path, String list, int epoch) throws Exception {
        Path file = write(path, "# v2 git bundle\n");
        assertThat(of(file)).isEqualTo(new GitSource.Bundle(file, list, epoch));
    }

    @ParameterizedTest
    @CsvSource({"bpf/git/3.git, bpf, 3", "bpf/0, bpf, 0", "bpf.git, bpf, 0", "linux-mm.4.git, linux-mm, 4"})
    void takes_list_and_epoch_from_a_bare_repository(String path, String list, int epoch) throws Exception {
        Path repository = repository(folder.resolve(path));
        assertThat(of(repository)).isEqualTo(new GitSource.Repository(repository, list, epoch));
    }

    @Test
    void takes_a_work_tree_by_its_own_name() throws Exception {
        Path git = repository(folder.resolve("bpf/.git"));
        assertThat(of(folder.resolve("bpf"))).isEqualTo(new GitSource.Repository(git, "bpf", 0));
        assertThat(of(git)).isEqualTo(new GitSource.Repository(git, "bpf", 0));
    }

    @Test
    void takes_a_file_url_as_the_path_that_it_names() throws Exception {
        Path git = repository(folder.resolve("bpf/git/1.git"));
        assertThat(Source.of(git.toUri().toString(), Optional.empty()))
                .isEqualTo(new GitSource.Repository(git, "bpf", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "uprobes.mbox, uprobes",
        "uprobes.mbox.gz, uprobes",
        "uprobes.mboxrd, uprobes",
        "cover.eml, cover",
        "v2.cover, v2.cover"
    })
    void takes_the_list_of_mails_from_the_base_name(String name, String list) throws Exception {
        Source source = of(write(name, MAIL));
        assertThat(source).isInstanceOf(MailFiles.class);
        assertThat(source.list()).isEqualTo(list);
    }

    @Test
    void the_given_list_wins_over_the_name() throws Exception {
        Path file = write("20240829@example.org.eml", MAIL);
        assertThat(Source.of(file.toString(), Optional.of("uprobes")).list()).isEqualTo("uprobes");
        assertThat(Source.of("https://lore.kernel.org/bpf/5", Optional.of("mine")))
                .isEqualTo(new GitSource.Url("https://lore.kernel.org/bpf/5", "mine", 5));
    }

    @Test
    void a_name_that_cannot_be_a_list_is_refused_with_the_way_out() throws Exception {
        Path file = write("20240829@example.org.eml", MAIL);
        refused(file.toString()).hasMessageContaining("20240829@example.org").hasMessageContaining("--list NAME");
        assertThatThrownBy(() -> Source.of(file.toString(), Optional.of("../etc")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("“../etc” (from --list)");
    }

    @Test
    void names_what_is_not_there() {
        refused(folder.resolve("nothing").toString()).hasMessageContaining("nothing");
        refused("a\0b").hasMessageContaining("neither a path nor a URL");
    }

    @Test
    void names_the_file_and_the_known_forms_where_the_form_is_unknown() throws Exception {
        refused(write("a.png", "\u0089PNG\r\n").toString())
                .hasMessageContaining("a.png")
                .hasMessageContaining("PNG")
                .hasMessageContaining(Source.KNOWN_FORMS);
        refused(write("a.pdf", "%PDF-1.4\n").toString()).hasMessageContaining("PDF");
        refused(write("notes.txt", "Note: buy milk\nand bread\n").toString())
                .hasMessageContaining("does not begin with a mail's header");
        refused(write("a.bin", "\1\0\2").toString()).hasMessageContaining("binary");
        refused(write("a.xz", "\u00fd7zXZ").toString()).hasMessageContaining("unpack it first");
        refused(write("prose.txt", "From what I see\nthis is prose\n").toString())
                .hasMessageContaining("neither a date nor a header follows");
    }

    @Test
    void says_that_an_empty_file_is_empty() throws Exception {
        refused(write("a.mbox", "").toString()).hasMessageContaining("is empty");
        refused(write("b.mbox", " \r\n\n").toString()).hasMessageContaining("is empty");
    }

    @Test
    void says_what_to_do_with_a_bundle_of_version_3() throws Exception {
        refused(write("bpf.0.bundle", "# v3 git bundle\n").toString()).hasMessageContaining("--version=2");
    }

    @Test
    void says_that_a_folder_named_like_a_repository_is_none() throws Exception {
        Files.createDirectories(folder.resolve("bpf.git/objects"));
        refused(folder.resolve("bpf.git").toString()).hasMessageContaining("lacks HEAD");
    }

    @Test
    void names_the_epochs_of_a_whole_public_inbox() throws Exception {
        repository(folder.resolve("bpf/git/0.git"));
        repository(folder.resolve("bpf/git/1.git"));
        refused(folder.resolve("bpf").toString()).hasMessageContaining("0.git, 1.git");
    }

    @Test
    void refuses_other_protocols_and_passwords() {
        refused("ssh://git@example.org/bpf.git").hasMessageContaining("https, http, git and file");
        refused("ftp://example.org/bpf").hasMessageContaining("https, http, git and file");
        refused("https://me:secret@example.org/bpf/0")
                .hasMessageContaining(".netrc")
                .hasMessageNotContaining("secret");
        refused("https:///bpf").hasMessageContaining("host");
        refused("https://exa mple.org/").hasMessageContaining("no URL");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String argument) {
        return assertThatThrownBy(() -> Source.of(argument, Optional.empty())).isInstanceOf(SourceException.class);
    }

    private static Source of(Path path) throws SourceException {
        return Source.of(path.toString(), Optional.empty());
    }

    private Path write(String name, String contents) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] bytes = contents.getBytes(StandardCharsets.ISO_8859_1);
        if (name.endsWith(".gz")) bytes = Gzip.pack(bytes);
        return Files.write(file, bytes).toRealPath();
    }

    private static Path repository(Path path) throws IOException {
        Files.createDirectories(path.resolve("objects"));
        Files.createDirectories(path.resolve("refs"));
        Files.writeString(path.resolve("HEAD"), "ref: refs/heads/master\n");
        return path.toRealPath();
    }
}
