package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The packs that came into a repository since a moment, to be made durable or to be taken out again. */
final class NewPacks {

    private final Path objects;
    private final Set<Path> before;

    private NewPacks(Path objects, Set<Path> before) {
        this.objects = objects;
        this.before = before;
    }

    /**
     * Those that come from now on. What a killed run left half-written is removed first: temporary packs, the mark that
     * keeps a fetched pack, and locks on refs, which nobody else can hold while the data folder is ours.
     */
    static NewPacks from(Path repository) throws IOException {
        Path objects = repository.resolve("objects");
        Path packs = objects.resolve("pack");
        List<Path> left = new ArrayList<>();
        for (String temporary : List.of("insert_*", "incoming_*", "copy_*")) left.addAll(files(objects, temporary));
        left.addAll(files(repository, "{HEAD,config}.lock"));
        left.addAll(files(repository.resolve("refs").resolve("heads"), "*.lock"));
        for (Path keep : files(packs, "*.keep")) {
            if (Files.readString(keep).startsWith("jgit fetch")) left.add(keep);
        }
        for (Path file : left) Files.deleteIfExists(file);
        return new NewPacks(objects, new HashSet<>(files(packs, "*")));
    }

    private List<Path> added() throws IOException {
        List<Path> added = files(objects.resolve("pack"), "*");
        added.removeAll(before);
        return added;
    }

    /** Waits until they are on the disk. */
    void sync() throws IOException {
        for (Path file : added()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Deletes them: the index first, so that git never sees an index without its pack. */
    void remove() throws IOException {
        List<Path> added = added();
        for (Path file : added) {
            if (file.toString().endsWith(".idx")) Files.deleteIfExists(file);
        }
        for (Path file : added) Files.deleteIfExists(file);
    }

    /** The size of all packs of a repository. */
    static long octets(Path repository) throws IOException {
        long octets = 0;
        for (Path pack : files(repository.resolve("objects").resolve("pack"), "*.pack")) octets += Files.size(pack);
        return octets;
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) return files;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(files::add);
        } catch (java.nio.file.DirectoryIteratorException wrapped) {
            throw wrapped.getCause();
        }
        files.sort(null);
        return files;
    }
}
