package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailLinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lore.kernel.org/bpf/20240813042917.506057-1-andrii@kernel.org/",
                "https://lore.kernel.org/all/20240813042917.506057-1-andrii@kernel.org/T/#u",
                "https://lore.kernel.org/all/20240813042917.506057-1-andrii@kernel.org",
                "https://lore.kernel.org/r/20240813042917.506057-1-andrii%40kernel.org",
                "http://lkml.kernel.org/r/20240813042917.506057-1-andrii@kernel.org",
                "https://lkml.kernel.org/r/20240813042917.506057-1-andrii@kernel.org#t",
                "https://patch.msgid.link/20240813042917.506057-1-andrii@kernel.org",
                "https://msgid.link/20240813042917.506057-1-andrii@kernel.org",
                "https://patchwork.kernel.org/project/netdevbpf/patch/20240813042917.506057-1-andrii@kernel.org/",
                "https://patchwork.kernel.org/project/netdevbpf/cover/20240813042917.506057-1-andrii@kernel.org/",
                "https://marc.info/?i=20240813042917.506057-1-andrii@kernel.org",
                "https://LORE.kernel.org/linux-mm/20240813042917.506057-1-andrii@kernel.org/raw"
            })
    void the_usual_ways_to_point_at_a_mail_are_understood(String url) {
        assertThat(MailLinks.idIn(url)).contains("20240813042917.506057-1-andrii@kernel.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lore.kernel.org/",
                "https://lore.kernel.org/bpf/",
                "https://lore.kernel.org/bpf/?q=s:uprobes",
                "https://lore.kernel.org.evil.example/bpf/a@b/",
                "https://example.org/bpf/a@b/",
                "https://lore.kernel.org/bpf/a%zz@b/",
                "https://lore.kernel.org/bpf/a%ff@b/",
                "https://git.kernel.org/linus/0123456789ab"
            })
    void other_urls_name_no_mail(String url) {
        assertThat(MailLinks.idIn(url)).isEmpty();
    }

    @Test
    void an_id_without_a_right_side_is_none() {
        assertThat(MailLinks.looksLikeId("a@")).isFalse();
        assertThat(MailLinks.looksLikeId("@b")).isFalse();
        assertThat(MailLinks.looksLikeId("a b@c")).isFalse();
        assertThat(MailLinks.looksLikeId("a@b")).isTrue();
    }
}
