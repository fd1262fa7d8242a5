package dev.reroll.index.write;

import dev.reroll.ingest.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own that takes an mbox in and dies, as by SIGKILL, when progress has been reported so many times: no
 * hook runs, no buffer is written.
 */
final class KilledRun {

    static final int KILLED = 137;

    private KilledRun() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Path mbox = Path.of(arguments[1]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
        Progress dying = new Progress() {
            private void tick() {
                if (left.decrementAndGet() == 0) Runtime.getRuntime().halt(KILLED);
            }

            @Override
            public void step(String what) {
                tick();
            }

            @Override
            public void at(long done, long total) {
                tick();
            }

            @Override
            public void detail(String how) {
                tick();
            }

            @Override
            public void note(String what) {
                tick();
            }
        };
        new Intake(data, dying).take(List.of(Source.of(mbox.toString(), Optional.of("killed"))));
    }
}
