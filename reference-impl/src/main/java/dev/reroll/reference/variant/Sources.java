package dev.reroll.reference.variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of one package, as they are packed with the program. */
public final class Sources {
    private Sources() {}

    /**
     * File name to text, of the package that {@code code} is in.
     *
     * @throws IllegalStateException where the sources are not packed
     */
    public static SortedMap<String, String> of(Class<?> code) {
        String file = "reference-sources/" + code.getName().replace('.', '/') + ".java";
        URL url = code.getClassLoader().getResource(file);
        if (url == null) {
            throw new IllegalStateException("the source of " + code.getName() + " is not on the class path as " + file);
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("file")) {
                return read(Path.of(uri).resolveSibling("."));
            }
            FileSystem jar = open(uri);
            return read(jar.getPath(file).resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stays open: others in this process may be reading it. */
    private static synchronized FileSystem open(URI uri) throws IOException {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(uri);
        }
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.normalize())) {
            for (Path path : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                sources.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return sources;
    }
}
