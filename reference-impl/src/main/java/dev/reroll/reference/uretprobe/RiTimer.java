package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Timer;
import dev.reroll.reference.explore.World;

/**
 * ri_timer of a task, in two forms: one that may go off whenever it is armed, for races; and one that goes off when the
 * scenario's clock says so, for what is a matter of time.
 */
public final class RiTimer {
    private final Timer timer;
    private final IntCell armed;
    private final IntCell expires;
    private final IntCell jiffies;

    private RiTimer(Timer timer, IntCell armed, IntCell expires, IntCell jiffies) {
        this.timer = timer;
        this.armed = armed;
        this.expires = expires;
        this.jiffies = jiffies;
    }

    static RiTimer at(Timer timer) {
        return new RiTimer(timer, null, null, null);
    }

    static RiTimer onClock(World w, String task) {
        return new RiTimer(
                null,
                new IntCell(w, task + ".armed", 0),
                new IntCell(w, task + ".expires", 0),
                new IntCell(w, task + ".jiffies", 0));
    }

    /** timer_pending(). */
    public boolean pending() {
        return timer == null ? armed.readOnce() != 0 : timer.pending();
    }

    /** mod_timer(), to {@code delay} milliseconds from now. */
    public void mod(int delay) {
        if (timer == null) {
            expires.writeOnce(jiffies.readOnce() + delay);
            armed.writeOnce(1);
        } else {
            timer.mod();
        }
    }

    /** timer_delete_sync(). */
    public void deleteSync() {
        if (timer == null) {
            armed.writeOnce(0);
        } else {
            timer.deleteSync();
        }
    }

    /** The clock moves on; whether the handler is to run now. */
    boolean pass(int milliseconds) {
        jiffies.writeOnce(jiffies.readOnce() + milliseconds);
        if (armed.readOnce() == 0 || expires.readOnce() > jiffies.readOnce()) {
            return false;
        }
        armed.writeOnce(0);
        return true;
    }
}
