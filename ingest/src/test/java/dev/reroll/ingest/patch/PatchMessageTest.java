package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTextTest {

    private static final String PATCH = """
            From: Jane Doe <jane@example.org>

            Do the thing at the root.

            It says why:
              with an example

            Fixes: 1234567890ab ("mm: an earlier thing that is
            named at length")
            Reviewed-by: A Person <a@example.org> # for the mm part
            [jane: reworded]
            Signed-off-by: Jane Doe <jane@example.org>
            ---
            Changes since v1:
            - less

             mm/a.c | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)

            diff --git a/mm/a.c b/mm/a.c
            index 1..2 100644
            --- a/mm/a.c
            +++ b/mm/a.c
            @@ -1 +1 @@
            -a
            +b

            base-commit: 0123456789012345678901234567890123456789
            change-id: 20240101-thing-0123456789ab
            --\s
            2.43.5
            """;

    @Test
    void cutsAPatchMailWhereGitDoes() {
        PatchMessage text = PatchMessage.of(PATCH);
        assertThat(text.from()).contains(new Address("Jane Doe", "jane@example.org"));
        assertThat(text.message())
                .containsExactly("", "Do the thing at the root.", "", "It says why:", "  with an example");
        assertThat(text.notes()).containsExactly("Changes since v1:", "- less");
        assertThat(text.diffstat()).hasSize(2);
        assertThat(text.hasDiff()).isTrue();
        assertThat(text.fact("change-id")).contains("20240101-thing-0123456789ab");
        assertThat(text.fact("base-commit")).contains("0123456789012345678901234567890123456789");
    }

    @Test
    void readsTrailersWithWrappedValuesAndNotes() {
        assertThat(PatchMessage.of(PATCH).trailers())
                .containsExactly(
                        new Trailer("Fixes", "1234567890ab (\"mm: an earlier thing that is named at length\")", "", ""),
                        new Trailer("Reviewed-by", "A Person <a@example.org>", "# for the mm part", ""),
                        new Trailer("Signed-off-by", "Jane Doe <jane@example.org>", "", ""));
    }

    @Test
    void takesNoTitleForATrailer() {
        PatchMessage text = PatchMessage.of("Text.\n\nmm: this is a title\n\nSigned-off-by: A <a@b.c>\n");
        assertThat(text.trailers()).hasSize(1);
        assertThat(text.message()).containsExactly("Text.", "", "mm: this is a title");
    }

    @Test
    void cutsNoMessageAtAnIndentedDiff() {
        PatchMessage text =
                PatchMessage.of("See:\n\n  diff --git a/x b/x\n  --- a/x\n\nmore\n---\ndiff --git a/x b/x\n");
        assertThat(text.message()).contains("more");
    }

    @Test
    void readsTrailersThatAReplyGives() {
        List<Trailer> given = Trailers.given("""
                On Monday, somebody wrote:
                > Signed-off-by: Some Body <some@example.org>

                With this fixed, feel free to add:

                Reviewed-by: A Long Name
                <a@example.org>
                Acked-by: in future.
                Fixes: abc
                Link: https://example.org/x

                diff --git a/x b/x
                Tested-by: T <t@example.org>
                """);
        assertThat(given)
                .containsExactly(
                        new Trailer(
                                "Reviewed-by", "A Long Name <a@example.org>", "", "With this fixed, feel free to add:"),
                        new Trailer("Link", "https://example.org/x", "", "With this fixed, feel free to add:"));
    }

    @Test
    void givesNothingFromBelowTheSignature() {
        assertThat(Trailers.given("ok\n-- \nReviewed-by: A <a@example.org>\n")).isEmpty();
    }
}
