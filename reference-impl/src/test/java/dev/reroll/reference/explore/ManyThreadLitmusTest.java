package dev.reroll.reference.explore;

/** WRC, ISA2, IRIW, Z6.0. */
final class ManyThreadLitmusTest extends Litmus {
    @Override
    void states() {
        threeThreads();
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
}
