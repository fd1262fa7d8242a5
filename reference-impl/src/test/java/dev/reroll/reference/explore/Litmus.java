package dev.reroll.reference.explore;

import static dev.reroll.reference.explore.Model.SC;
import static dev.reroll.reference.explore.Model.TSO;
import static dev.reroll.reference.explore.Model.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Litmus tests in the manner of the kernel's tools/memory-model/litmus-tests, written here from their names: each asks
 * whether one outcome can be. The LKMM's verdict is {@code never} or {@code sometimes}; WEAK must say the same, but for
 * {@code forbiddenHereOnly}, where the LKMM says Sometimes and WEAK Never. {@code buffered} ones can be on x86 too.
 */
abstract class Litmus {
    private record Question(String name, Set<Model> reachedUnder, Scenario scenario) {}

    static final class Box extends KObject {
        final IntCell field = intCell("field", 0);

        Box(World w) {
            super(w, "box");
        }
    }

    /** What the threads of a test share. */
    static final class Vars {
        final World w;
        final IntCell x;
        final IntCell y;
        final IntCell z;
        final Spinlock lock;
        final Spinlock other;
        final Box box;
        final Ref<Box> pointer;
        private int threads;

        Vars(World w) {
            this.w = w;
            x = new IntCell(w, "x", 0);
            y = new IntCell(w, "y", 0);
            z = new IntCell(w, "z", 0);
            lock = new Spinlock(w, "lock");
            other = new Spinlock(w, "other");
            box = new Box(w);
            pointer = new Ref<>(w, "pointer", null);
        }

        /** The next thread, P0, P1 … */
        void p(Runnable body) {
            w.thread("P" + threads++, body);
        }

        /** The next thread, whose loads make up its result, digit by digit. */
        void r(Supplier<String> body) {
            w.thread("P" + threads++, body);
        }
    }

    private final List<Question> all = new ArrayList<>();

    private void add(String name, Set<Model> reachedUnder, Function<Vars, Predicate<Ending>> program) {
        all.add(new Question(name, reachedUnder, w -> w.never("the outcome", program.apply(new Vars(w)))));
    }

    final void never(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.noneOf(Model.class), program);
    }

    final void sometimes(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.of(WEAK), program);
    }

    final void buffered(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.of(TSO, WEAK), program);
    }

    /** WEAK keeps a load before the stores that follow it, which the LKMM does not. */
    final void forbiddenHereOnly(String name, Function<Vars, Predicate<Ending>> program) {
        never(name, program);
    }

    /** The results of P0, P1 …; an empty one may be anything. */
    static Predicate<Ending> are(String... results) {
        return ending -> {
            for (int i = 0; i < results.length; i++) {
                if (!results[i].isEmpty() && !results[i].equals(ending.result("P" + i))) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Adds the tests. */
    abstract void states();

    @TestFactory
    Stream<DynamicTest> verdictsAreTheOnesOfTheLkmm() {
        states();
        return all.stream()
                .flatMap(litmus -> Stream.of(SC, TSO, WEAK)
                        .map(model -> DynamicTest.dynamicTest(litmus.name() + " under " + model, () -> {
                            Exploration e = Explorer.under(model).explore(litmus.scenario());
                            assertThat(e.incomplete()).isEmpty();
                            assertThat(e.violation().map(Violation::what))
                                    .isEqualTo(
                                            litmus.reachedUnder().contains(model)
                                                    ? java.util.Optional.of("the outcome")
                                                    : java.util.Optional.empty());
                        })));
    }
}
