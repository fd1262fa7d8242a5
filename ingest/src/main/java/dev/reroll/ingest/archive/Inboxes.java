package dev.reroll.ingest.archive;

import dev.reroll.ingest.source.ListName;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where things lie in the archive: {@code DATA/inbox/LIST/git/N.git}, and what is not finished beside it. */
final class Inboxes {

    private static final Pattern EPOCH = Pattern.compile("([0-9]{1,4})\\.git");

    private final Path root;

    Inboxes(Path data) {
        root = data.resolve("inbox");
    }

    /** The repository of an epoch, whether it is there or not. */
    Path epoch(String list, int number) throws IOException {
        return git(list).resolve(number + ".git");
    }

    /** Where an epoch is put together before it is moved into place; hidden from {@link #epochs}. */
    Path unfinished(String list, int number) throws IOException {
        return git(list).resolve("." + number + ".git.unfinished");
    }

    private Path git(String list) throws IOException {
        if (!ListName.isValid(list)) throw new IOException("“" + list + "” is no name of a list.");
        return root.resolve(list).resolve("git");
    }

    /** The names of all lists that have an epoch, sorted. */
    List<String> lists() throws IOException {
        List<String> lists = new ArrayList<>();
        for (String name : names(root)) {
            if (name.startsWith(".")
                    || numbers(root.resolve(name).resolve("git")).isEmpty()) continue;
            if (!ListName.isValid(name))
                throw new IOException("The folder " + root.resolve(name) + " holds epochs, but its name cannot be that"
                        + " of a list: rename it.");
            lists.add(name);
        }
        return lists;
    }

    /** The numbers of a list's epochs, ascending. */
    List<Integer> epochs(String list) throws IOException {
        return numbers(git(list));
    }

    private static List<Integer> numbers(Path git) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String name : names(git)) {
            Matcher epoch = EPOCH.matcher(name);
            if (epoch.matches() && Files.isDirectory(git.resolve(name))) numbers.add(Integer.valueOf(epoch.group(1)));
        }
        numbers.sort(null);
        return numbers;
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) return names;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (java.nio.file.DirectoryIteratorException wrapped) {
            throw wrapped.getCause();
        }
        names.sort(null);
        return names;
    }

    /** Moves an epoch that is complete into its place. */
    void finish(String list, int number) throws IOException {
        Files.move(unfinished(list, number), epoch(list, number), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was begun, by this run or by one that was killed, and the list's folders if nothing is in them. */
    void discard(String list, int number) throws IOException {
        Path unfinished = unfinished(list, number);
        if (Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS)) deleteTree(unfinished);
        deleteIfEmpty(git(list));
        deleteIfEmpty(root.resolve(list));
        deleteIfEmpty(root);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException inUse) {
            // other lists or epochs lie there: it stays
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                if (problem != null) throw problem;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
