package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.reference.explore.Model;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BehaviourRunnerTest {
    private static final Catalogue CATALOGUE = Catalogue.of(CounterBehavioursTest.class);

    private static Selection only(String behaviour) {
        return new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(behaviour), List.of());
    }

    @Test
    void theMatrixNamesTheMailThatFlippedACell() {
        Matrix matrix = new BehaviourRunner(CATALOGUE).run(Selection.ALL);
        assertThat(matrix.troubles()).isEmpty();
        Matrix.Row row = matrix.tables().getFirst().rows().getFirst();
        assertThat(row.id()).isEqualTo("no-lost-hit");
        assertThat(row.cells()).extracting(Cell::verdict).containsExactly(Verdict.FAILS, Verdict.HOLDS);
        assertThat(row.flips()).containsExactly(new Flipped("v2", Verdict.FAILS, Verdict.HOLDS, "2@example.org"));
    }

    @Test
    void oneModelCanBeAskedForAlone() {
        Matrix matrix = new BehaviourRunner(CATALOGUE)
                .run(new Selection(
                        Optional.of("counter"),
                        Optional.of("v2"),
                        Optional.empty(),
                        Optional.of("no-lost-hit"),
                        List.of(Model.TSO)));
        assertThat(matrix.tables().getFirst().rows().getFirst().cells())
                .singleElement()
                .satisfies(cell ->
                        assertThat(cell.models()).extracting(ModelResult::model).containsExactly(Model.TSO));
    }

    @Test
    void anExplanationShowsTheSourceOfEachStep() {
        Explain.Explanation explanation = new Explain(CATALOGUE)
                .explain(Optional.empty(), "no-lost-hit", "v1", Optional.empty())
                .orElseThrow();
        assertThat(explanation.what()).isEqualTo("a hit is lost");
        assertThat(explanation.lines()).hasSize(4);
        assertThat(explanation.lines().getFirst().java()).startsWith("behaviour/CounterBehavioursTest.java:");
        assertThat(Explain.text(explanation)).contains("WRITE_ONCE(hits, 1)");
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> new BehaviourRunner(CATALOGUE).run(only("nonsense")))
                .hasMessageContaining("no-lost-hit");
    }

    @Test
    void aWrongClaimIsTroubleInBothDirections() {
        Matrix matrix = new BehaviourRunner(Catalogue.of(Liar.class)).run(Selection.ALL);
        assertThat(matrix.troubles())
                .hasSize(2)
                .anyMatch(t -> t.contains("claimed to hold under SC, but: a hit is lost"))
                .anyMatch(t -> t.contains("claimed to fail under SC, but holds in all"));
        assertThat(matrix.tables().getFirst().rows().getFirst().cells())
                .extracting(Cell::asClaimed)
                .containsOnly(false);
    }

    @Test
    void theProjectsOwnBehavioursAreFound() {
        assertThat(Catalogue.own().series("lookup")).isPresent();
    }
}
