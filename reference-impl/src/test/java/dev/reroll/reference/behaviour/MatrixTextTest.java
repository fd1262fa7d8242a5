package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The printed matrix fits a terminal and leaves nothing out. */
final class MatrixTextTest {
    private static final Matrix PACKED = PackedMatrix.of(BehaviourJson.packed(), Optional.empty());

    @Test
    void noLineIsWiderThanATerminalOfEightyColumns() {
        assertThat(MatrixText.of(PACKED).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void everyNameIsThereWholeWhereItsPiecesAreJoined() {
        String joined = MatrixText.of(PACKED).replaceAll("-( [^\n]*)?\n  +", "-");
        for (Matrix.Table table : PACKED.tables()) {
            for (Matrix.Row row : table.rows()) assertThat(joined).contains(row.id());
        }
    }

    @Test
    void everyFlipNamesItsMail() {
        String text = MatrixText.of(PACKED);
        PACKED.tables().stream()
                .flatMap(t -> t.rows().stream())
                .flatMap(r -> r.flips().stream())
                .forEach(flip -> assertThat(text).contains("<" + flip.by() + ">"));
    }

    @Test
    void aWideTerminalHasEachNameOnOneLine() {
        List<String> lines = MatrixText.of(PACKED, 200).lines().toList();
        for (Matrix.Table table : PACKED.tables()) {
            for (Matrix.Row row : table.rows()) {
                assertThat(lines).anyMatch(line -> line.matches(row.id() + "\\*? .*"));
            }
        }
    }

    @Test
    void aCellSaysWhereItFails() {
        Matrix lookup = PackedMatrix.of(BehaviourJson.packed(), Optional.of("lookup"));
        assertThat(MatrixText.of(lookup, 200).lines())
                .anyMatch(line -> line.matches("counter-does-not-wrap +FAIL FAIL ok +ok +FAIL FAIL FAIL.*"));
    }
}
