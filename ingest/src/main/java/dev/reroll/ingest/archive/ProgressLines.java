package dev.reroll.ingest.archive;

import java.util.function.Consumer;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Turns JGit's counting into a line now and then. JGit calls it from one thread at a time. */
final class ProgressLines implements ProgressMonitor {

    /** Often enough to be seen moving, seldom enough to cost nothing. */
    private static final long INTERVAL_NANOS = 250_000_000L;

    private final Consumer<String> sink;
    private String task = "";
    private int total;
    private int done;
    private long last = System.nanoTime();

    ProgressLines(Consumer<String> sink) {
        this.sink = sink;
    }

    @Override
    public void start(int totalTasks) {
        // the tasks themselves are what is shown
    }

    @Override
    public void beginTask(String title, int totalWork) {
        task = title;
        total = totalWork;
        done = 0;
    }

    @Override
    public void update(int completed) {
        done += completed;
        long now = System.nanoTime();
        if (now - last < INTERVAL_NANOS) return;
        last = now;
        sink.accept(
                total > 0
                        ? task + ": " + (100L * done / total) + "% (" + done + "/" + total + ")"
                        : task + ": " + done);
    }

    @Override
    public void endTask() {
        // the next task's lines say that this one is over
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void showDuration(boolean enabled) {
        // not shown
    }
}
