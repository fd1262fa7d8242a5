package dev.reroll.reference.explore;

import static dev.reroll.reference.explore.Model.SC;
import static dev.reroll.reference.explore.Model.TSO;
import static dev.reroll.reference.explore.Model.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The litmus tests of the kernel's tools/memory-model, written here from the names and the outcomes that its README and
 * herd7 give. Each names the outcome that the file's {@code exists} clause asks for; the LKMM's verdict is Never or
 * Sometimes. WEAK must say the same, except where {@code differs} says why it does not.
 */
final class LitmusTest {
    static final String LOAD_BUFFERING = "WEAK keeps a load before the stores that follow it";

    private final List<Litmus> all = new ArrayList<>();

    /** Which models reach the outcome; and the LKMM's verdict where it is not WEAK's. */
    private record Litmus(
            String name, Set<Model> reach, Optional<String> differs, Scenario scenario, Predicate<Ending> exists) {}

    private static final class Vars {
        final World w;
        final IntCell x;
        final IntCell y;

        @SuppressWarnings("UnusedVariable")
        final IntCell z;

        @SuppressWarnings("UnusedVariable")
        final Spinlock lock;

        Vars(World w) {
            this.w = w;
            x = new IntCell(w, "x", 0);
            y = new IntCell(w, "y", 0);
            z = new IntCell(w, "z", 0);
            lock = new Spinlock(w, "lock");
        }

        int number;

        Vars p(Runnable body) {
            w.thread("P" + number++, body);
            return this;
        }

        /** A thread whose loads make up its result, digit by digit. */
        Vars r(java.util.function.Supplier<String> body) {
            w.thread("P" + number++, body);
            return this;
        }
    }

    private void add(String name, Set<Model> reach, String differs, Function<Vars, Predicate<Ending>> program) {
        boolean[] hit = {false};
        Scenario scenario = w -> {
            Predicate<Ending> exists = program.apply(new Vars(w));
            w.never("the outcome", exists);
        };
        all.add(new Litmus(
                name, reach, differs.isEmpty() ? Optional.empty() : Optional.of(differs), scenario, e -> hit[0]));
    }

    private void never(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.noneOf(Model.class), "", program);
    }

    private void sometimes(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.of(WEAK), "", program);
    }

    private static Predicate<Ending> are(String... results) {
        return ending -> {
            for (int i = 0; i < results.length; i++) {
                if (!results[i].isEmpty() && !results[i].equals(ending.result("P" + i))) {
                    return false;
                }
            }
            return true;
        };
    }

    private void messagePassing() {
        sometimes("MP+poonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.writeOnce(1);
            });
            v.r(() -> "" + v.y.readOnce() + v.x.readOnce());
            return are("", "10");
        });
        sometimes("MP+fencewmbonceonce+poonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> "" + v.y.readOnce() + v.x.readOnce());
            return are("", "10");
        });
        sometimes("MP+poonceonce+fencermbonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+fencewmbonceonce+fencermbonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
    }

    @TestFactory
    Stream<DynamicTest> verdictsAreTheOnesOfTheLkmm() {
        messagePassing();
        return all.stream()
                .flatMap(litmus -> Stream.of(SC, TSO, WEAK)
                        .map(model -> DynamicTest.dynamicTest(
                                litmus.name() + " under " + model,
                                () -> assertThat(Explorer.under(model)
                                                .explore(litmus.scenario())
                                                .violation()
                                                .isPresent())
                                        .isEqualTo(litmus.reach().contains(model)))));
    }
}
