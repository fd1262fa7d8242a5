package dev.reroll.reference.explore;

/** Store and load buffering, coherence, R, S, 2+2W, RCU. */
final class TwoThreadLitmusTest extends Litmus {
    @Override
    void states() {
        storeBuffering();
        loadBuffering();
        coherence();
        rAndS();
        rcuAndDependencies();
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
}
