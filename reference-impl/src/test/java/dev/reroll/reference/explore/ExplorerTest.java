package dev.reroll.reference.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplorerTest {
    /** A small program made from a seed: stores, loads, barriers and read-modify-writes of three cells by two threads. */
    private static Scenario random(long seed) {
        return w -> {
            Random choice = new Random(seed);
            IntCell[] cells = {new IntCell(w, "x", 0), new IntCell(w, "y", 0), new IntCell(w, "z", 0)};
            for (int t = 0; t < 2; t++) {
                int[] what = choice.ints(4, 0, 9).toArray();
                int[] where = choice.ints(4, 0, 3).toArray();
                int base = 10 * (t + 1);
                w.thread("P" + t, () -> {
                    StringBuilder read = new StringBuilder();
                    for (int i = 0; i < what.length; i++) {
                        IntCell cell = cells[where[i]];
                        switch (what[i]) {
                            case 0, 1 -> cell.writeOnce(base + i);
                            case 2 -> cell.storeRelease(base + i);
                            case 3, 4 -> read.append(cell.readOnce()).append(' ');
                            case 5 -> read.append(cell.loadAcquire()).append(' ');
                            case 6 -> Cpu.smpMb();
                            case 7 -> Cpu.smpWmb();
                            default -> read.append(cell.xchg(base + i)).append(' ');
                        }
                    }
                    return read.toString();
                });
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void leavingOutVisitedStatesChangesNoOutcome(Model model) {
        for (long seed = 0; seed < 25; seed++) {
            Exploration pruned = Explorer.under(model).findingAll().explore(random(seed));
            Exploration full =
                    Explorer.under(model).findingAll().withoutPruning().explore(random(seed));
            assertThat(pruned.incomplete()).isEmpty();
            assertThat(full.incomplete()).isEmpty();
            assertThat(pruned.outcomes()).as("seed " + seed).isEqualTo(full.outcomes());
            assertThat(pruned.states()).isLessThanOrEqualTo(full.states());
        }
    }

    @Test
    void aWeakerModelReachesEverythingThatAStrongerOneDoes() {
        for (long seed = 0; seed < 60; seed++) {
            var sc = Explorer.under(Model.SC).findingAll().explore(random(seed)).outcomes();
            var tso =
                    Explorer.under(Model.TSO).findingAll().explore(random(seed)).outcomes();
            var weak = Explorer.under(Model.WEAK)
                    .findingAll()
                    .explore(random(seed))
                    .outcomes();
            assertThat(tso).as("seed " + seed).containsAll(sc);
            assertThat(weak).as("seed " + seed).containsAll(tso);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSearchSaysTheSameEachTime(Model model) {
        Exploration one = Explorer.under(model).findingAll().explore(random(7));
        Exploration two = Explorer.under(model).findingAll().explore(random(7));
        assertThat(two.states()).isEqualTo(one.states());
        assertThat(two.outcomes()).isEqualTo(one.outcomes());
    }

    @Test
    void theFirstViolationHasTheFewestSwitches() {
        Scenario scenario = w -> {
            IntCell turn = new IntCell(w, "turn", 0);
            IntCell bad = new IntCell(w, "bad", 0);
            w.thread("a", () -> {
                turn.writeOnce(1);
                turn.writeOnce(0);
                turn.writeOnce(1);
                turn.writeOnce(0);
            });
            w.thread("b", () -> {
                if (turn.readOnce() == 1) {
                    bad.writeOnce(1);
                }
            });
            w.never("b saw a at work", end -> end.value(bad) == 1);
        };
        Violation violation =
                Explorer.under(Model.SC).explore(scenario).violation().orElseThrow();
        assertThat(violation.switches()).isEqualTo(1);
        assertThat(violation.steps()).hasSize(6);
    }

    @Test
    void aScheduleThatDoesNotFitIsRefusedWithItsStep() {
        Scenario scenario = w -> {
            IntCell x = new IntCell(w, "x", 0);
            w.thread("a", () -> x.writeOnce(1));
        };
        assertThatThrownBy(() -> Explorer.under(Model.SC).replay(scenario, "0 0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 2");
        assertThatThrownBy(() -> Explorer.under(Model.SC).replay(scenario, "0 x"))
                .hasMessageContaining("\"x\" is no step of a schedule");
    }

    @Test
    void anObjectMadeByAThreadIsRefused() {
        Scenario scenario = w -> w.thread("a", () -> new IntCell(w, "late", 0).writeOnce(1));
        assertThatThrownBy(() -> Explorer.under(Model.SC).explore(scenario)).hasMessageContaining("made in the set-up");
    }
}
