package dev.reroll.web.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.url.Target.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

    private static final String ID = "a+b%c/d@example.org";

    private static Target parsed(String path) {
        return Urls.parse(path, name -> name.equals("bpf") || name.equals("linux-mm"));
    }

    @Test
    void the_forms_of_public_inbox_are_read() {
        assertThat(parsed("/")).isEqualTo(new Target.Front());
        assertThat(parsed("/bpf/")).isEqualTo(new Target.ListHome("bpf"));
        assertThat(parsed("/all/")).isEqualTo(new Target.ListHome("all"));
        assertThat(parsed("/bpf/new.atom")).isEqualTo(new Target.NewFeed("bpf"));
        assertThat(parsed("/bpf/a@b/")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.MAIL));
        assertThat(parsed("/bpf/a@b/raw")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.RAW));
        assertThat(parsed("/bpf/a@b/t/")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.NESTED));
        assertThat(parsed("/bpf/a@b/T/")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.FLAT));
        assertThat(parsed("/bpf/a@b/t.mbox.gz")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.MBOX));
        assertThat(parsed("/bpf/a@b/t.atom")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.FEED));
        assertThat(parsed("/bpf/a@b/2-fix.patch")).isEqualTo(new Target.AttachmentAt("bpf", "a@b", 2));
        assertThat(parsed("/_/text/help/")).isEqualTo(new Target.Help());
        assertThat(parsed("/bpf/_/text/help/")).isEqualTo(new Target.Help());
        assertThat(parsed("/robots.txt")).isEqualTo(new Target.Robots());
    }

    @Test
    void the_interfaces_for_programs_are_told_from_lists_and_series() {
        assertThat(parsed("/api/1.2/patches")).isEqualTo(new Target.Patchwork(List.of("api", "1.2", "patches"), false));
        assertThat(parsed("/api/reroll/search/"))
                .isEqualTo(new Target.OwnApi(List.of("api", "reroll", "search"), true));
        assertThat(parsed("/project/bpf/patch/a%2Fb@c/mbox/"))
                .isEqualTo(new Target.Patchwork(List.of("project", "bpf", "patch", "a/b@c", "mbox"), true));
        assertThat(parsed("/series/17/mbox/")).isEqualTo(new Target.Patchwork(List.of("series", "17", "mbox"), true));
        assertThat(parsed("/series/17@b/mbox/")).isEqualTo(new Target.Compared("17@b", "mbox"));
        assertThat(Urls.parse("/patch/a@b/", "patch"::equals)).isEqualTo(new Target.MailAt("patch", "a@b", Form.MAIL));
    }

    @Test
    void a_mail_is_found_without_naming_its_list() {
        assertThat(parsed("/r/a@b")).isEqualTo(new Target.Find("a@b"));
        assertThat(parsed("/r/a@b/")).isEqualTo(new Target.Find("a@b"));
        assertThat(parsed("/a@b/")).isEqualTo(new Target.Find("a@b"));
        assertThat(parsed("/a@b")).isEqualTo(new Target.Find("a@b"));
    }

    @Test
    void other_ways_to_write_a_path_lead_to_the_one() {
        assertThat(parsed("/bpf")).isEqualTo(new Target.Moved("/bpf/"));
        assertThat(parsed("/bpf/a@b")).isEqualTo(new Target.Unslashed("bpf", "a@b"));
        assertThat(parsed("/bpf/a@b/t")).isEqualTo(new Target.Moved("/bpf/a@b/t/"));
        assertThat(parsed("/bpf/a@b/T")).isEqualTo(new Target.Moved("/bpf/a@b/T/"));
        assertThat(parsed("/bpf/a@b/f/")).isEqualTo(new Target.Moved("/bpf/a@b/"));
    }

    @Test
    void the_sign_that_b4_encodes_is_decoded() {
        assertThat(parsed("/bpf/a%40b/t.mbox.gz")).isEqualTo(new Target.MailAt("bpf", "a@b", Form.MBOX));
    }

    @Test
    void what_is_written_for_an_id_reads_back_as_that_id() {
        for (Form form : Form.values()) {
            assertThat(parsed(Urls.mail("bpf", ID, form))).isEqualTo(new Target.MailAt("bpf", ID, form));
        }
        assertThat(Urls.mail("bpf", ID)).isEqualTo("/bpf/a+b%25c%2Fd@example.org/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "/bpf//",
                "//evil.example/",
                "/bpf/a@b/x/y/z",
                "/bpf/a%zz@b/",
                "/bpf/%ff/",
                "/bpf/a@b/etc",
                "/bpf/a@b/99999-x",
                "/_/static/",
                "/bpf/a@b/-1-x"
            })
    void what_has_no_form_of_ours_is_nowhere(String path) {
        assertThat(parsed(path)).isEqualTo(new Target.Nowhere());
    }

    @Test
    void no_redirect_can_lead_to_another_host() {
        // a path that begins with two slashes would be read as a host
        assertThat(Urls.mail("/evil.example", "a@b")).startsWith("/%2Fevil");
    }

    @Test
    void anchors_are_those_of_public_inbox() {
        // sha1sum of the id, as in lore's links to /T/#m…
        assertThat(Urls.anchor("20240813042917.506057-1-andrii@kernel.org"))
                .isEqualTo("m1e8b44549abc991db43dd3558706230f6f97cb32");
    }
}
