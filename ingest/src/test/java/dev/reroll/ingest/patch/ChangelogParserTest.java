package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.Changelog.Credit;
import dev.reroll.ingest.patch.Changelog.Item;
import dev.reroll.ingest.patch.Changelog.Section;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangelogParserTest {

    /** heading # from # to; - for not named, x for no heading at all. */
    private static final String HEADINGS = """
            v4->v5: # v4 # v5
            v1 => v2: # v1 # v2
            V2 -> V3: # v2 # v3
            V2 -> V3 # v2 # v3
            v1-v2: # v1 # v2
            Changes in v3: # - # v3
            Changes since v2 # v2 # -
            Changes since v2 [1] # v2 # -
            Changed since v2 (minor cleanups only): # v2 # -
            Changes v3 => v4: # v3 # v4
            Changed in v2 (relative to v1 patchset): # - # v2
            v3: # - # v3
            v2 changes: # - # v2
            Changelog v3: # - # v3
            * Changes in v2: # - # v2
            Changes from v1: # v1 # -
            rfc->v1: # RFC # v1
            RFC -> v1 # RFC # v1
            RFC V3 -> RFC V4: # RFC v3 # RFC v4
            Changes since RFC: # RFC # -
            Changes since initial RFC (after the review): # RFC # -
            Changelog: # - # -
            --- v2 --- # x # x
            v2 encryption policies are better: # x # x
            v2: https://lore.kernel.org/r/1@x # x # x
            change the ceph code: # x # x
            Changes: # - # -
            RFC3339 says: # x # x
            """;

    static Stream<String> headings() {
        return HEADINGS.lines();
    }

    @ParameterizedTest
    @MethodSource("headings")
    void readsHeadings(String line) {
        List<String> cells = Stream.of(line.split(" # ", -1)).map(String::strip).toList();
        String read = ChangelogHeading.read(cells.get(0))
                .map(h -> h.from().map(Object::toString).orElse("-") + " "
                        + h.to().map(Object::toString).orElse("-"))
                .orElse("x x");
        assertThat(read).isEqualTo(cells.get(1) + " " + cells.get(2));
    }

    private static List<Section> sections(String text) {
        return ChangelogParser.parse(PatchMessage.of(text)).sections();
    }

    private static List<String> items(Section section) {
        return section.items().stream().map(Item::text).toList();
    }

    @Test
    void joinsWrappedLinesAndKeepsSectionsApart() {
        List<Section> read = sections("""
                Some text about it.

                v2->v3:
                - dropped one patch (Christian);
                - added marks for fields which could
                  be modified meanwhile (Oleg);
                v1->v2:
                - first
                wrapped without a blank;

                Andrii Somebody (2):
                  one title
                """);
        assertThat(read).hasSize(2);
        assertThat(items(read.get(0)))
                .containsExactly(
                        "dropped one patch (Christian);",
                        "added marks for fields which could be modified meanwhile (Oleg);");
        assertThat(items(read.get(1))).containsExactly("first wrapped without a blank;");
    }

    @Test
    void nestsItemsByTheirIndentation() {
        Section read = sections("""
                Changes in v2:
                 - outer one
                   - inner a
                     goes on
                   - inner b
                 - outer two
                """).get(0);
        assertThat(items(read)).containsExactly("outer one", "outer two");
        assertThat(read.items().get(0).nested().stream().map(Item::text)).containsExactly("inner a goes on", "inner b");
    }

    @Test
    void readsSectionsBelowTheDivider() {
        List<Section> read = sections("""
                The message.

                Signed-off-by: A B <a@b.c>
                ---
                v2: use less of it, as suggested by Jane Doe
                v3: no changes

                 a.c | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                diff --git a/a.c b/a.c
                """);
        assertThat(read).hasSize(2);
        assertThat(read.get(0).place()).isEqualTo(Changelog.Place.NOTES);
        assertThat(items(read.get(0))).containsExactly("use less of it, as suggested by Jane Doe");
        assertThat(read.get(0).items().get(0).credits())
                .containsExactly(new Credit("Jane Doe", "suggested by Jane Doe", true));
    }

    @Test
    void allowsBlankLinesBetweenItems() {
        Section read = sections("Changes since v1:\n\n  * one\n\n  * two\n    more\n\nThe end of it.\n")
                .get(0);
        assertThat(items(read)).containsExactly("one", "two more");
    }

    /** item # names; those that only stand in brackets are marked with a question mark. */
    private static final String CREDITS = """
            dropped the patch (Christian); # Christian?
            int to long, as agreed at LPC2024 (Jann, Suren, Liam); # Jann? Suren? Liam?
            fixed stubs, caught by Kernel test robot; # Kernel test robot
            the stubs return a long, too (kernel test robot); # kernel test robot
            moved it, per kernel test bot # kernel test bot
            added SOBs, per Lorenzo Stoakes and Shakeel Butt; # Lorenzo Stoakes, Shakeel Butt
            added back, as it is harmless, per Vlastimil Babka # Vlastimil Babka
            use a flag [Peter] # Peter?
            address Oleg's comment # Oleg
            per Oleg's comment on v2 # Oleg
            rebase on top of Suren's latest patches addressing Peter's comment and request # Peter
            renamed, suggested by Liam R. Howlett # Liam R. Howlett
            now in its own helper (suggested by Eric Biggers) # Eric Biggers
            as Jan Kara pointed out, the lock is not needed # Jan Kara
            thanks to Al Viro # Al Viro
            fixed (CONFIG_FOO) and (RCU) and (see below) #
            uses the new API (patch 3) #
            reported-by: from Ludwig van Beethoven, found by Ludwig van Beethoven # Ludwig van Beethoven
            (Herbert Xu / Eric Biggers) # Herbert Xu? Eric Biggers?
            """;

    static Stream<String> credits() {
        return CREDITS.lines();
    }

    @ParameterizedTest
    @MethodSource("credits")
    void findsWhomAnItemCredits(String line) {
        int cut = line.lastIndexOf(" #");
        List<String> names = Credits.in(line.substring(0, cut)).stream()
                .map(c -> c.explicit() ? c.name() : c.name() + "?")
                .toList();
        String expected = line.substring(cut + 2).strip();
        List<String> wanted = expected.isEmpty()
                ? List.of()
                : expected.contains("?")
                        ? Stream.of(expected.split("(?<=\\?) ")).toList()
                        : List.of(expected.split(", "));
        assertThat(names).isEqualTo(wanted);
    }
}
