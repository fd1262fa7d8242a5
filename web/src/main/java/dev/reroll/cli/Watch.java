package dev.reroll.cli;

import dev.reroll.index.write.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on stderr: a bar on a terminal, only the remarks where nobody looks on. */
final class Watch implements Progress, AutoCloseable {

    private final PrintWriter err;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    Watch(PrintWriter err) {
        this.err = err;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    @Override
    public synchronized void step(String what) {
        close();
        if (!terminal) return;
        bar = Optional.of(new ProgressBarBuilder()
                .setTaskName(Screen.plain(what, 40))
                .setInitialMax(-1)
                .setMaxRenderedLength(79)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" mails", 1)
                .build());
    }

    @Override
    public synchronized void at(long done, long total) {
        bar.ifPresent(running -> {
            if (total > 0) running.maxHint(total);
            running.stepTo(done);
        });
    }

    @Override
    public synchronized void detail(String how) {
        bar.ifPresent(running -> running.setExtraMessage(Screen.plain(how, 30)));
    }

    @Override
    public synchronized void note(String what) {
        err.println("reroll: " + Screen.plain(what));
    }

    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
