package dev.reroll.ingest.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Every file of a folder, recursively, sorted by name, without following links. */
final class FolderWalk {

    /** No collection of mails is nested this deep; a bound against a folder made to be endless. */
    private static final int MAX_DEPTH = 100;

    private final Path root;
    private final MailFile file;
    private final Deque<Open> open = new ArrayDeque<>();
    private long mails;

    private record Open(Path folder, Iterator<String> names) {}

    FolderWalk(Path root, MailFile file) {
        this.root = root;
        this.file = file;
    }

    void forEach(Consumer<RawMail> mailSink, Consumer<Reject> rejects) throws IOException {
        boolean maildir = Files.isDirectory(root.resolve("cur")) && Files.isDirectory(root.resolve("new"));
        open.push(list(root));
        while (!open.isEmpty()) {
            Open here = open.getFirst();
            if (here.names().hasNext()) visit(here.folder().resolve(here.names().next()), mailSink, rejects);
            else open.removeFirst();
        }
        if (mails == 0 && !maildir)
            throw new SourceException("The folder " + root + " holds no mail. Known are " + Source.KNOWN_FORMS + ".");
    }

    private void visit(Path entry, Consumer<RawMail> mailSink, Consumer<Reject> rejects) throws IOException {
        try {
            var kind = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (kind.isDirectory()) {
                if (open.size() >= MAX_DEPTH)
                    throw new Unreadable("is a folder more than " + MAX_DEPTH + " levels down");
                open.push(list(entry));
            } else if (kind.isRegularFile()) {
                mails += file.read(entry, mailSink, rejects);
            } else {
                throw new Unreadable(
                        kind.isSymbolicLink()
                                ? "is a symbolic link, and links are not followed"
                                : "is neither a file nor a folder");
            }
        } catch (Unreadable refused) {
            rejects.accept(new Reject(entry.toString(), refused.reason()));
        } catch (java.nio.file.FileSystemException problem) {
            // opening failed (no permission, or a Maildir's file was renamed meanwhile): that file only
            rejects.accept(new Reject(entry.toString(), "cannot be read: " + Recognition.reason(problem)));
        }
    }

    private static Open list(Path folder) throws IOException {
        boolean maildir = Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = Recognition.baseName(entry);
                // a Maildir's tmp holds what is still being delivered
                if (name.startsWith(".") || (maildir && name.equals("tmp"))) continue;
                names.add(name);
            }
        } catch (java.nio.file.DirectoryIteratorException wrapped) {
            throw wrapped.getCause();
        }
        names.sort(null);
        return new Open(folder, names.iterator());
    }
}
