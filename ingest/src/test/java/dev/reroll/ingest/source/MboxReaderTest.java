package dev.reroll.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxReaderTest {

    private static final String FROM = "From a@example.org Thu Oct 10 12:00:00 2024\n";
    private static final String MBOXRD = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";
    private static final String PATCH = "From 0642ea2409f3bfa105570e12854b8e2628db6835 Mon Sep 17 00:00:00 2001\n";

    private final List<Reject> rejects = new ArrayList<>();

    @Test
    void splits_at_dated_lines_after_an_empty_line_and_leaves_that_line_out() throws IOException {
        assertThat(mails(FROM + "Subject: 1\n\none\n\n" + FROM + "Subject: 2\n\ntwo\n\n\n"))
                .containsExactly("Subject: 1\n\none\n", "Subject: 2\n\ntwo\n\n");
    }

    @Test
    void numbers_the_mails_for_messages() throws IOException {
        List<String> places = new ArrayList<>();
        reader(FROM + "To: a\n\n" + FROM + "To: b\n\n", false, 1000)
                .forEach(mail -> places.add(mail.where()), rejects::add);
        assertThat(places).containsExactly("x.mbox, mail 1", "x.mbox, mail 2");
    }

    @Test
    void keeps_crlf_and_leaves_out_an_empty_line_that_ends_in_it() throws IOException {
        String mbox = (FROM + "Subject: 1\n\none\n\n" + FROM + "Subject: 2\n\ntwo\n\n").replace("\n", "\r\n");
        assertThat(mails(mbox)).containsExactly("Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo\r\n");
    }

    @Test
    void a_last_mail_without_line_end_is_whole() throws IOException {
        assertThat(mails(FROM + "Subject: 1\n\none")).containsExactly("Subject: 1\n\none");
    }

    @Test
    void skips_blank_lines_and_a_byte_order_mark_before_the_first_mail() throws IOException {
        assertThat(mails("\u00ef\u00bb\u00bf \n\n" + FROM + "To: a\n\nx\n")).containsExactly("To: a\n\nx\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From what I see this is right\n",
                "From a@example.org Thu Oct 10 12:00:00 2024 is what it printed\n",
                "From here at 12:00:00 2024\nand so on\n",
                "From: b@example.org\n",
                " From a@example.org Thu Oct 10 12:00:00 2024\n"
            })
    void prose_that_begins_with_from_does_not_separate(String line) throws IOException {
        String mail = "Subject: 1\n\none\n\n" + line + "and prose\n";
        assertThat(mails(FROM + mail)).containsExactly(mail);
    }

    @Test
    void a_patch_in_a_reply_that_no_writer_quoted_does_not_separate_when_no_header_follows() throws IOException {
        String mail = "Subject: 1\n\none\n\n" + PATCH + "\nhas the fix\n";
        assertThat(mails(FROM + mail)).containsExactly(mail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From a Thu Oct 10 12:00:00 2024\n",
                "From a Thu Oct 10 12:00:00 +0200 2024\n",
                "From a Thu Oct 10 12:00:00 EST 2024\n",
                "From a Thu Oct 10 12:00:00 2024 -0700\r\n",
                "From a@b  Thu Oct  3 02:00:00 94\n",
                "From xiaolou4617ay 23 05:21:05 2017\n"
            })
    void dates_are_known_in_the_forms_of_real_files(String from) throws IOException {
        assertThat(mails(from + "To: a\n\nx\n\n" + from + "To: b\n\ny\n\n")).hasSize(2);
    }

    @Test
    void a_dated_line_separates_without_an_empty_line_when_a_known_field_follows() throws IOException {
        assertThat(mails(PATCH + "From: a\n\nx\n" + PATCH + "From: b\n\ny\n"))
                .containsExactly("From: a\n\nx\n", "From: b\n\ny\n");
    }

    @Test
    void a_file_without_dates_is_split_at_lines_before_known_fields() throws IOException {
        assertThat(mails("From A\nSubject: 1\n\nFrom B\nsays: so\n\nFrom B\nSubject: 2\n\ntwo\n"))
                .containsExactly("Subject: 1\n\nFrom B\nsays: so\n", "Subject: 2\n\ntwo\n");
    }

    @Test
    void mboxrd_is_undone_exactly() throws IOException {
        // what public-inbox's writer makes of "From x", ">From y", ">>From z" and ">Fromage"
        String quoted = "Subject: 1\n\n>From x\n>>From y\n>>>From z\n>Fromage\n > From\n";
        assertThat(mails(MBOXRD + quoted + "\n"))
                .containsExactly("Subject: 1\n\nFrom x\n>From y\n>>From z\n>Fromage\n > From\n");
        List<String> named = new ArrayList<>();
        reader(FROM + quoted, true, 1000).forEach(mail -> named.add(text(mail)), rejects::add);
        assertThat(named).containsExactly("Subject: 1\n\nFrom x\n>From y\n>>From z\n>Fromage\n > From\n");
    }

    @Test
    void mboxo_is_undone_once_outside_quotations() throws IOException {
        assertThat(mails(FROM + "Subject: 1\n\nIt fails.\n>From my side: no objection.\n>>From x\n"))
                .containsExactly("Subject: 1\n\nIt fails.\n>From my side: no objection.\n>>From x\n");
        assertThat(mails(FROM + "Subject: 1\n\nIt fails.\n>From my side: no objection.\n\nBye\n"))
                .containsExactly("Subject: 1\n\nIt fails.\nFrom my side: no objection.\n\nBye\n");
    }

    @Test
    void a_quotation_keeps_its_mark_in_mboxo() throws IOException {
        String inside = "Subject: 1\n\nA wrote:\n>if we do this\n>From here on\n>nothing works\n\nYes.\n";
        String alone = "Subject: 1\n\nA wrote:\n\n>From here on nothing works\n\nYes.\n";
        assertThat(mails(FROM + inside)).containsExactly(inside);
        assertThat(mails(FROM + alone)).containsExactly(alone);
    }

    @Test
    void a_header_line_that_an_mta_mangled_is_kept_in_mboxo() throws IOException {
        String mail = ">From b@example.org Thu Oct 10 12:00:00 2024\nTo: a\n\nx\n";
        assertThat(mails(FROM + mail)).containsExactly(mail);
    }

    @Test
    void what_git_format_patch_wrote_is_not_unquoted() throws IOException {
        String mail = "Subject: 1\n\ntext\n>From x\ntext\n";
        assertThat(mails(PATCH + mail)).containsExactly(mail);
    }

    @Test
    void a_mail_that_is_too_large_is_rejected_and_its_neighbours_are_whole() throws IOException {
        String before = "Subject: 1\n\none\n";
        String after = "X-Long: " + "y".repeat(3000) + "\nSubject: 3\n\nthree\n";
        String large = "Subject: 2\n\n" + "long line without end ".repeat(500) + "\n" + "short\n".repeat(2000);
        assertThat(mails(FROM + before + "\n" + FROM + large + "\n" + FROM + after + "\n", 5000))
                .containsExactly(before, after);
        assertThat(rejects).hasSize(1);
        assertThat(rejects.getFirst().where()).isEqualTo("x.mbox, mail 2");
        assertThat(rejects.getFirst().reason()).contains("(" + (large.length() + 1) + " octets)");
    }

    @Test
    void a_mail_is_too_large_from_one_octet_over_the_limit() throws IOException {
        String mail = "Subject: 1\n\n" + "x".repeat(87) + "\n";
        assertThat(mails(FROM + mail, 100)).containsExactly(mail);
        assertThat(mails(FROM + "x" + mail, 100)).isEmpty();
    }

    @Test
    void a_mail_that_follows_one_too_large_can_itself_be_too_large() throws IOException {
        String large = "Subject: " + "x".repeat(300) + "\n\n";
        assertThat(mails(FROM + large + FROM + large + FROM + "To: a\n\nx\n", 100))
                .containsExactly("To: a\n\nx\n");
        assertThat(rejects).hasSize(2);
    }

    @Test
    void separators_are_found_across_the_edges_of_what_is_read_at_once() throws IOException {
        for (int padding = 65_400; padding < 65_600; padding++) {
            String first = "Subject: 1\n\n" + "x".repeat(padding) + "\n";
            assertThat(mails(FROM + first + "\n" + FROM + "To: b\n\ny\n")).containsExactly(first, "To: b\n\ny\n");
        }
    }

    @Test
    void nothing_is_lost_when_a_stream_gives_one_octet_at_a_time() throws IOException {
        byte[] mbox = (FROM + "To: a\n\nx\n\n" + FROM + "To: b\n\ny\n").getBytes(StandardCharsets.ISO_8859_1);
        InputStream slow = new ByteArrayInputStream(mbox) {
            @Override
            public int read(byte[] into, int start, int length) {
                return super.read(into, start, Math.min(length, 1));
            }
        };
        List<String> mails = new ArrayList<>();
        new MboxReader(slow, "x.mbox", false, 1000).forEach(mail -> mails.add(text(mail)), rejects::add);
        assertThat(mails).containsExactly("To: a\n\nx\n", "To: b\n\ny\n");
    }

    @Test
    void an_empty_mail_is_named() throws IOException {
        assertThat(mails(FROM + "\n")).isEmpty();
        assertThat(rejects).containsExactly(new Reject("x.mbox, mail 1", "is empty"));
    }

    private List<String> mails(String mbox) throws IOException {
        return mails(mbox, 10_000_000);
    }

    private List<String> mails(String mbox, int maxMail) throws IOException {
        List<String> mails = new ArrayList<>();
        reader(mbox, false, maxMail).forEach(mail -> mails.add(text(mail)), rejects::add);
        return mails;
    }

    private static MboxReader reader(String mbox, boolean mboxrd, int maxMail) {
        byte[] bytes = mbox.getBytes(StandardCharsets.ISO_8859_1);
        return new MboxReader(new ByteArrayInputStream(bytes), "x.mbox", mboxrd, maxMail);
    }

    private static String text(RawMail mail) {
        return new String(mail.bytes(), StandardCharsets.ISO_8859_1);
    }
}
