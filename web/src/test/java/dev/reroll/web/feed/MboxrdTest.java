package dev.reroll.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MboxrdTest {

    private static final String FROM = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";

    private static String written(String mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Mboxrd.write(out, mail.getBytes(StandardCharsets.ISO_8859_1));
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_mail_stands_between_a_from_line_and_an_empty_line() throws IOException {
        assertThat(written("Subject: a\n\nb\n")).isEqualTo(FROM + "Subject: a\n\nb\n\n");
    }

    @Test
    void from_lines_of_any_depth_get_one_more_mark() throws IOException {
        assertThat(written("S: a\n\nFrom here\n>From there\n>> From nowhere\nFromage\n From a blank\n"))
                .isEqualTo(FROM + "S: a\n\n>From here\n>>From there\n>> From nowhere\nFromage\n From a blank\n\n");
    }

    @Test
    void a_from_line_in_a_header_cannot_start_a_mail() throws IOException {
        assertThat(written("S: a\nFrom evil\n\nb\n")).isEqualTo(FROM + "S: a\n>From evil\n\nb\n\n");
    }

    @Test
    void a_from_line_that_an_importer_left_is_dropped() throws IOException {
        assertThat(written("From x@y Mon\nS: a\n\nb\n")).isEqualTo(FROM + "S: a\n\nb\n\n");
    }

    @Test
    void a_mail_without_a_last_newline_gets_one() throws IOException {
        assertThat(written("S: a\n\nFrom b")).isEqualTo(FROM + "S: a\n\n>From b\n\n");
        assertThat(written("")).isEqualTo(FROM + "\n\n");
    }

    @Test
    void octets_that_are_no_text_pass_through() throws IOException {
        assertThat(written("S: \u00ff\u0000\r\n\r\n\u0080\r\n"))
                .isEqualTo(FROM + "S: \u00ff\u0000\r\n\r\n\u0080\r\n\n");
    }
}
