package dev.reroll.ingest.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the form of a source by looking at it. */
final class Recognition {

    private Recognition() {}

    static Source of(String argument, Optional<String> list) throws SourceException {
        if (argument.contains("://")) return url(argument, list);
        try {
            return path(argument, Path.of(argument), list);
        } catch (InvalidPathException notAPath) {
            throw new SourceException(
                    "“" + Shown.text(argument) + "” is neither a path nor a URL; known are " + Source.KNOWN_FORMS + ".",
                    notAPath);
        }
    }

    private static Source url(String argument, Optional<String> list) throws SourceException {
        URI uri;
        try {
            uri = new URI(argument);
        } catch (URISyntaxException wrong) {
            throw new SourceException(
                    "“" + Shown.url(argument) + "” is no URL that can be read: " + wrong.getReason() + ".", wrong);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) return file(argument, uri, list);
        if (!List.of("https", "http", "git").contains(scheme))
            throw new SourceException("Cannot fetch from " + Shown.url(argument) + ": known are https, http, git and"
                    + " file URLs. For anything else, clone it with git and give the clone's folder.");
        if (uri.getHost() == null) throw new SourceException("The URL " + Shown.text(argument) + " names no host.");
        String user = uri.getRawUserInfo();
        if (user != null && user.contains(":"))
            throw new SourceException("The URL for " + uri.getHost() + " has a password in it, which would be kept in"
                    + " the archive. Put it into ~/.netrc and leave it out of the URL.");
        String path = uri.getPath() == null ? "" : uri.getPath();
        Naming naming = Naming.ofEpoch(List.of(path.split("/")), list, argument);
        return new GitSource.Url(argument, naming.list(), naming.epoch());
    }

    private static Source file(String argument, URI uri, Optional<String> list) throws SourceException {
        try {
            return path(argument, Path.of(uri), list);
        } catch (IllegalArgumentException wrong) {
            throw new SourceException(
                    "“" + Shown.text(argument) + "” names no file on this machine: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static Source path(String argument, Path given, Optional<String> list) throws SourceException {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.exists(path))
            throw new SourceException("There is no file or folder “" + Shown.text(argument) + "”.");
        try {
            path = path.toRealPath();
            return Files.isDirectory(path) ? folder(path, list, argument) : file(path, list, argument);
        } catch (SourceException told) {
            throw told;
        } catch (IOException unreadable) {
            throw new SourceException("Cannot read " + path + ": " + reason(unreadable) + ".", unreadable);
        }
    }

    private static Source folder(Path folder, Optional<String> list, String argument) throws IOException {
        Optional<Path> gitDir = gitDir(folder);
        if (gitDir.isPresent()) {
            Naming naming = Naming.ofEpoch(segments(workTree(folder)), list, argument);
            return new GitSource.Repository(gitDir.get(), naming.list(), naming.epoch());
        }
        List<String> epochs = epochsIn(folder);
        if (!epochs.isEmpty())
            throw new SourceException(folder + " is a public-inbox folder with the epochs "
                    + String.join(", ", epochs) + ": give each of them as a source of its own, such as "
                    + folder.resolve("git").resolve(epochs.getFirst()) + ".");
        String base = baseName(folder);
        if (base.endsWith(".git"))
            throw new SourceException(folder + " is named like a git repository but is none (it lacks HEAD, objects or"
                    + " refs): clone or copy it again, or rename it if it is a folder of mails.");
        return new MailFiles(folder, Naming.ofMails(base, list, argument), true);
    }

    private static Source file(Path file, Optional<String> list, String argument) throws IOException {
        if (!Files.isRegularFile(file))
            throw new SourceException(file + " is neither a file nor a folder; known are " + Source.KNOWN_FORMS + ".");
        Contents contents = Contents.of(file);
        String base = baseName(file);
        return switch (contents.form()) {
            case BUNDLE -> {
                Naming naming = Naming.ofEpoch(segments(file), list, argument);
                yield new GitSource.Bundle(file, naming.list(), naming.epoch());
            }
            case MBOX, MAIL -> new MailFiles(file, Naming.ofMails(base, list, argument), false);
            case EMPTY -> throw new SourceException(file + " is empty: there is no mail in it.");
            case BROKEN_GZIP ->
                throw new SourceException(file + " " + contents.looksLike() + ". Copy or download it again; nothing of"
                        + " it was taken in.");
            case UNKNOWN ->
                throw new SourceException(file + " is no source of mail: it " + contents.looksLike() + ". Known are "
                        + Source.KNOWN_FORMS + ".");
        };
    }

    /** The folder with HEAD, objects and refs: the folder itself, its {@code .git}, or what its {@code .git} file names. */
    private static Optional<Path> gitDir(Path folder) throws IOException {
        if (isGitDir(folder)) return Optional.of(folder);
        Path inner = folder.resolve(".git");
        if (isGitDir(inner)) return Optional.of(inner);
        if (Files.isRegularFile(inner) && Files.size(inner) < 8192) {
            String text = Files.readString(inner).strip();
            if (text.startsWith("gitdir:")) {
                Path named = folder.resolve(text.substring("gitdir:".length()).strip())
                        .normalize();
                if (Files.isRegularFile(named.resolve("HEAD"))) return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    private static boolean isGitDir(Path folder) {
        return Files.exists(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    private static Path workTree(Path folder) {
        Path parent = folder.getParent();
        return parent != null && folder.endsWith(".git") ? parent : folder;
    }

    private static List<String> epochsIn(Path folder) throws IOException {
        Path git = folder.resolve("git");
        if (!Files.isDirectory(git)) return List.of();
        List<String> epochs = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(git, "*.git")) {
            for (Path entry : entries) {
                if (isGitDir(entry)) epochs.add(baseName(entry));
            }
        }
        epochs.sort(null);
        return epochs;
    }

    private static List<String> segments(Path path) {
        List<String> segments = new ArrayList<>();
        path.forEach(segment -> segments.add(segment.toString()));
        return segments;
    }

    static String baseName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** What an exception of the file system says, without the class name and the path that it may repeat. */
    static String reason(IOException problem) {
        if (problem instanceof java.nio.file.AccessDeniedException) return "permission denied";
        if (problem instanceof java.nio.file.NoSuchFileException) return "it is gone";
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : Shown.text(message);
    }
}
