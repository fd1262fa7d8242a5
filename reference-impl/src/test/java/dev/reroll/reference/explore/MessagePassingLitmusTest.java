package dev.reroll.reference.explore;

/** Message passing, with every kind of barrier. */
final class MessagePassingLitmusTest extends Litmus {
    @Override
    void states() {
        messagePassing();
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
}
