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
final class LitmusTest {
    private record Litmus(String name, Set<Model> reachedUnder, Scenario scenario) {}

    private static final class Box extends KObject {
        final IntCell field = intCell("field", 0);

        Box(World w) {
            super(w, "box");
        }
    }

    /** What the threads of a test share. */
    private static final class Vars {
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

    private final List<Litmus> all = new ArrayList<>();

    private void add(String name, Set<Model> reachedUnder, Function<Vars, Predicate<Ending>> program) {
        all.add(new Litmus(name, reachedUnder, w -> w.never("the outcome", program.apply(new Vars(w)))));
    }

    private void never(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.noneOf(Model.class), program);
    }

    private void sometimes(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.of(WEAK), program);
    }

    private void buffered(String name, Function<Vars, Predicate<Ending>> program) {
        add(name, EnumSet.of(TSO, WEAK), program);
    }

    /** WEAK keeps a load before the stores that follow it, which the LKMM does not. */
    private void forbiddenHereOnly(String name, Function<Vars, Predicate<Ending>> program) {
        never(name, program);
    }

    /** The results of P0, P1 …; an empty one may be anything. */
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
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+fencewmbonceonce+poonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.readOnce();
            });
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
        never("MP+fencembonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpMb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpMb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+pooncerelease+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                return "" + v.y.loadAcquire() + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+pooncerelease+fencermbonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+fencewmbonceonce+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                return "" + v.y.loadAcquire() + v.x.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+pooncerelease+poonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+poreleaseonce+fencermbonceonce", v -> {
            v.p(() -> {
                v.x.storeRelease(1);
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+fencewmbonceonce+ponceacquire", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.loadAcquire();
            });
            return are("", "10");
        });
        never("MP+lockeds", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.lock.unlock();
                v.lock.lock();
                v.y.writeOnce(1);
                v.lock.unlock();
            });
            v.r(() -> {
                v.lock.lock();
                int y = v.y.readOnce();
                v.lock.unlock();
                v.lock.lock();
                int x = v.x.readOnce();
                v.lock.unlock();
                return "" + y + x;
            });
            return are("", "10");
        });
        never("MP+polocks", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.lock.lock();
                v.y.writeOnce(1);
                v.lock.unlock();
            });
            v.r(() -> {
                v.lock.lock();
                int y = v.y.readOnce();
                v.lock.unlock();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+unlockthenstore+fencermbonceonce", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.lock.unlock();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+unlocklockonceonce+fencermbonceonce", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.lock.unlock();
                v.other.lock();
                v.y.writeOnce(1);
                v.other.unlock();
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("MP+onceassign+derefonce", v -> {
            v.p(() -> {
                v.box.field.writeOnce(1);
                v.pointer.rcuAssign(v.box);
            });
            v.r(() -> {
                Box box = v.pointer.rcuDereference();
                return box == null ? "" : "1" + box.field.readOnce();
            });
            return are("", "10");
        });
        sometimes("MP+onceonce+derefonce", v -> {
            v.p(() -> {
                v.box.field.writeOnce(1);
                v.pointer.writeOnce(v.box);
            });
            v.r(() -> {
                Box box = v.pointer.rcuDereference();
                return box == null ? "" : "1" + box.field.readOnce();
            });
            return are("", "10");
        });
        never("MP+porevlocks", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.lock.unlock();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                v.lock.lock();
                int x = v.x.readOnce();
                v.lock.unlock();
                return "" + y + x;
            });
            return are("", "10");
        });
    }

    private void storeBuffering() {
        buffered("SB+poonceonces", v -> {
            v.r(() -> {
                v.x.writeOnce(1);
                return "" + v.y.readOnce();
            });
            v.r(() -> {
                v.y.writeOnce(1);
                return "" + v.x.readOnce();
            });
            return are("0", "0");
        });
        never("SB+fencembonceonces", v -> {
            v.r(() -> {
                v.x.writeOnce(1);
                Cpu.smpMb();
                return "" + v.y.readOnce();
            });
            v.r(() -> {
                v.y.writeOnce(1);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return are("0", "0");
        });
        buffered("SB+rfionceonce-poonceonces", v -> {
            v.r(() -> {
                v.x.writeOnce(1);
                int x = v.x.readOnce();
                return "" + x + v.y.readOnce();
            });
            v.r(() -> {
                v.y.writeOnce(1);
                int y = v.y.readOnce();
                return "" + y + v.x.readOnce();
            });
            return are("10", "10");
        });
        never("SB+xchg", v -> {
            v.r(() -> {
                v.x.xchg(1);
                return "" + v.y.readOnce();
            });
            v.r(() -> {
                v.y.xchg(1);
                return "" + v.x.readOnce();
            });
            return are("0", "0");
        });
        buffered("SB+poreleaseacquires", v -> {
            v.r(() -> {
                v.x.storeRelease(1);
                return "" + v.y.loadAcquire();
            });
            v.r(() -> {
                v.y.storeRelease(1);
                return "" + v.x.loadAcquire();
            });
            return are("0", "0");
        });
    }

    private void threeThreads() {
        never("ISA2+pooncelock+pooncelock+pombonce", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.y.writeOnce(1);
                v.lock.unlock();
            });
            v.r(() -> {
                v.lock.lock();
                int y = v.y.readOnce();
                v.z.writeOnce(1);
                v.lock.unlock();
                return "" + y;
            });
            v.r(() -> {
                int z = v.z.readOnce();
                Cpu.smpMb();
                return "" + z + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        sometimes("Z6.0+pooncelock+pooncelock+pombonce", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.y.writeOnce(1);
                v.lock.unlock();
            });
            v.r(() -> {
                v.lock.lock();
                int y = v.y.readOnce();
                v.z.writeOnce(1);
                v.lock.unlock();
                return "" + y;
            });
            v.r(() -> {
                v.z.writeOnce(2);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return e -> "1".equals(e.result("P1")) && "0".equals(e.result("P2")) && e.value(v.z) == 2;
        });
        never("Z6.0+pooncelock+poonceLock+pombonce", v -> {
            v.p(() -> {
                v.lock.lock();
                v.x.writeOnce(1);
                v.y.writeOnce(1);
                v.lock.unlock();
            });
            v.r(() -> {
                v.lock.lock();
                Cpu.smpMb();
                int y = v.y.readOnce();
                v.z.writeOnce(1);
                v.lock.unlock();
                return "" + y;
            });
            v.r(() -> {
                v.z.writeOnce(2);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return e -> "1".equals(e.result("P1")) && "0".equals(e.result("P2")) && e.value(v.z) == 2;
        });
        sometimes("WRC+poonceonces+Once", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.r(() -> {
                int x = v.x.readOnce();
                v.y.writeOnce(1);
                return "" + x;
            });
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        never("WRC+pooncerelease+fencermbonceonce+Once", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.r(() -> {
                int x = v.x.readOnce();
                v.y.storeRelease(1);
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        sometimes("WRC+fencewmbonceonce+fencermbonceonce+Once", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.r(() -> {
                int x = v.x.readOnce();
                Cpu.smpWmb();
                v.y.writeOnce(1);
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpRmb();
                return "" + y + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        sometimes("ISA2+poonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                v.z.writeOnce(1);
                return "" + y;
            });
            v.r(() -> {
                return "" + v.z.readOnce() + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        never("ISA2+pooncerelease+poacquirerelease+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.z.storeRelease(1);
                return "" + y;
            });
            v.r(() -> {
                return "" + v.z.loadAcquire() + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        never("ISA2+pooncerelease+pooncerelease+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                v.z.storeRelease(1);
                return "" + y;
            });
            v.r(() -> {
                return "" + v.z.loadAcquire() + v.x.readOnce();
            });
            return are("", "1", "10");
        });
        sometimes("IRIW+poonceonces+OnceOnce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.p(() -> {
                v.y.writeOnce(1);
            });
            v.r(() -> {
                return "" + v.x.readOnce() + v.y.readOnce();
            });
            v.r(() -> {
                return "" + v.y.readOnce() + v.x.readOnce();
            });
            return are("", "", "10", "10");
        });
        never("IRIW+fencembonceonces+OnceOnce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.p(() -> {
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int x = v.x.readOnce();
                Cpu.smpMb();
                return "" + x + v.y.readOnce();
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpMb();
                return "" + y + v.x.readOnce();
            });
            return are("", "", "10", "10");
        });
        sometimes("Z6.0+pooncerelease+poacquirerelease+fencembonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.z.storeRelease(1);
                return "" + y;
            });
            v.r(() -> {
                v.z.writeOnce(2);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return e -> "1".equals(e.result("P1")) && "0".equals(e.result("P2")) && e.value(v.z) == 2;
        });
    }

    private void loadBuffering() {
        never("LB+unlocklockonceonce+poacquireonce", v -> {
            v.r(() -> {
                v.lock.lock();
                int x = v.x.readOnce();
                v.lock.unlock();
                v.other.lock();
                v.y.writeOnce(1);
                v.other.unlock();
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.x.writeOnce(1);
                return "" + y;
            });
            return are("1", "1");
        });
        forbiddenHereOnly("LB+poonceonces", v -> {
            v.r(() -> {
                int x = v.x.readOnce();
                v.y.writeOnce(1);
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.readOnce();
                v.x.writeOnce(1);
                return "" + y;
            });
            return are("1", "1");
        });
        never("LB+fencembonceonce+ctrlonceonce", v -> {
            v.r(() -> {
                int x = v.x.readOnce();
                if (x == 1) {
                    v.y.writeOnce(1);
                }
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.smpMb();
                v.x.writeOnce(1);
                return "" + y;
            });
            return are("1", "1");
        });
        never("LB+poacquireonce+pooncerelease", v -> {
            v.r(() -> {
                int x = v.x.readOnce();
                v.y.storeRelease(1);
                return "" + x;
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.x.writeOnce(1);
                return "" + y;
            });
            return are("1", "1");
        });
    }

    private void coherence() {
        never("CoRR+poonceonce+Once", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
            });
            v.r(() -> {
                return "" + v.x.readOnce() + v.x.readOnce();
            });
            return are("", "10");
        });
        never("CoRW+poonceonce+Once", v -> {
            v.r(() -> {
                int x = v.x.readOnce();
                v.x.writeOnce(1);
                return "" + x;
            });
            v.p(() -> {
                v.x.writeOnce(2);
            });
            return e -> "2".equals(e.result("P0")) && e.value(v.x) == 2;
        });
        never("CoWR+poonceonce+Once", v -> {
            v.r(() -> {
                v.x.writeOnce(1);
                return "" + v.x.readOnce();
            });
            v.p(() -> {
                v.x.writeOnce(2);
            });
            return e -> "2".equals(e.result("P0")) && e.value(v.x) == 1;
        });
        never("CoWW+poonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.x.writeOnce(2);
            });
            return e -> e.value(v.x) != 2;
        });
    }

    private void rAndS() {
        buffered("R+poonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.writeOnce(1);
            });
            v.r(() -> {
                v.y.writeOnce(2);
                return "" + v.x.readOnce();
            });
            return e -> "0".equals(e.result("P1")) && e.value(v.y) == 2;
        });
        never("R+fencembonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpMb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                v.y.writeOnce(2);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return e -> "0".equals(e.result("P1")) && e.value(v.y) == 2;
        });
        sometimes("R+fencewmbonceonce+fencembonceonce", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                v.y.writeOnce(2);
                Cpu.smpMb();
                return "" + v.x.readOnce();
            });
            return e -> "0".equals(e.result("P1")) && e.value(v.y) == 2;
        });
        sometimes("S+poonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(2);
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.readOnce();
                v.x.writeOnce(1);
                return "" + y;
            });
            return e -> "1".equals(e.result("P1")) && e.value(v.x) == 2;
        });
        never("S+fencewmbonceonce+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(2);
                Cpu.smpWmb();
                v.y.writeOnce(1);
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.x.writeOnce(1);
                return "" + y;
            });
            return e -> "1".equals(e.result("P1")) && e.value(v.x) == 2;
        });
        never("S+pooncerelease+poacquireonce", v -> {
            v.p(() -> {
                v.x.writeOnce(2);
                v.y.storeRelease(1);
            });
            v.r(() -> {
                int y = v.y.loadAcquire();
                v.x.writeOnce(1);
                return "" + y;
            });
            return e -> "1".equals(e.result("P1")) && e.value(v.x) == 2;
        });
        sometimes("2+2W+poonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                v.y.writeOnce(2);
            });
            v.p(() -> {
                v.y.writeOnce(1);
                v.x.writeOnce(2);
            });
            return e -> e.value(v.x) == 1 && e.value(v.y) == 1;
        });
        never("2+2W+fencembonceonces", v -> {
            v.p(() -> {
                v.x.writeOnce(1);
                Cpu.smpMb();
                v.y.writeOnce(2);
            });
            v.p(() -> {
                v.y.writeOnce(1);
                Cpu.smpMb();
                v.x.writeOnce(2);
            });
            return e -> e.value(v.x) == 1 && e.value(v.y) == 1;
        });
    }

    private void rcuAndDependencies() {
        never("RCU+sync+read", v -> {
            v.r(() -> {
                Cpu.rcuReadLock();
                int x = v.x.readOnce();
                int y = v.y.readOnce();
                Cpu.rcuReadUnlock();
                return "" + x + y;
            });
            v.p(() -> {
                v.y.writeOnce(1);
                Cpu.synchronizeRcu();
                v.x.writeOnce(1);
            });
            return are("10");
        });
        never("RCU+sync+free", v -> {
            v.r(() -> {
                Cpu.rcuReadLock();
                v.x.writeOnce(1);
                v.y.writeOnce(1);
                Cpu.rcuReadUnlock();
                return "";
            });
            v.r(() -> {
                int y = v.y.readOnce();
                Cpu.synchronizeRcu();
                return "" + y + v.x.readOnce();
            });
            return are("", "10");
        });
        never("dep+plain", v -> {
            v.p(() -> {
                v.box.field.writeOnce(1);
                Cpu.smpWmb();
                v.pointer.writeOnce(v.box);
            });
            v.r(() -> {
                Box box = v.pointer.readOnce();
                return box == null ? "" : "1" + box.field.get();
            });
            return are("", "10");
        });
    }

    @TestFactory
    Stream<DynamicTest> verdictsAreTheOnesOfTheLkmm() {
        messagePassing();
        storeBuffering();
        threeThreads();
        loadBuffering();
        coherence();
        rAndS();
        rcuAndDependencies();
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
