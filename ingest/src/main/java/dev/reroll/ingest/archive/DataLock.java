package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The right to write to a data folder, held by one at a time among all processes. The system takes it back when the
 * process ends, however it ends; the file {@code DATA/lock} stays and says whose it was last.
 */
public final class DataLock implements AutoCloseable {

    /** Locked instead of the text, which others must be able to read on systems where locks bind readers. */
    private static final long LOCKED_OCTET = Long.MAX_VALUE - 1;

    /**
     * The folders locked by this process. Asked before the file is touched: on POSIX systems closing any descriptor of a
     * file drops all locks that the process has on it, so a second attempt here would undo the first's lock.
     */
    private static final Set<Path> OURS = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private DataLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock without waiting; makes the folder if there is none.
     *
     * @throws DataBusyException if it is held, by another process or by this one
     */
    public static DataLock take(Path data) throws IOException {
        Files.createDirectories(data);
        Path folder = data.toRealPath();
        synchronized (OURS) {
            long ours = ProcessHandle.current().pid();
            if (OURS.contains(folder)) throw busy(folder, String.valueOf(ours));
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                FileLock lock = channel.tryLock(LOCKED_OCTET, 1, false);
                if (lock == null) throw busy(folder, holder(channel));
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((ours + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                OURS.add(folder);
                taken = true;
                return new DataLock(folder, channel);
            } catch (OverlappingFileLockException inThisProcess) {
                // another class loader's copy of this class holds it
                throw busy(folder, String.valueOf(ours));
            } finally {
                if (!taken) channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (OURS) {
            if (!channel.isOpen()) return;
            OURS.remove(folder);
            channel.close();
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        boolean digits = !pid.isEmpty() && pid.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? pid : "";
    }

    private static DataBusyException busy(Path folder, String pid) {
        String who = pid.isEmpty() ? "another process" : "process " + pid;
        return new DataBusyException("The data folder " + folder + " is being written to by " + who
                + ": wait until it is done, or stop it.");
    }
}
