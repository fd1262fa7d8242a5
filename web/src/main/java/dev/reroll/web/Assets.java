package dev.reroll.web;

import dev.reroll.web.view.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The files that pages load: kept in memory, named with a hash of their content, so that they may be kept for good. */
final class Assets {

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "js", "text/javascript; charset=utf-8");

    private static final Map<String, String> FOR_GOOD = Map.of("Cache-Control", "public, max-age=31536000, immutable");

    private final Map<String, Reply.Whole> byName = new HashMap<>();
    private final Frame.Assets names;

    Assets() {
        names = new Frame.Assets(load("style", "css"), load("reroll", "js"), load("icon", "svg"));
    }

    Frame.Assets names() {
        return names;
    }

    Optional<Reply> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private String load(String stem, String ending) {
        String resource = "/static/" + stem + "." + ending;
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null)
                throw new IllegalStateException(resource + " is not in the program: it was not built whole");
            byte[] bytes = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String name = stem + "." + HexFormat.of().formatHex(hash, 0, 6) + "." + ending;
            String type = TYPES.getOrDefault(ending, "application/octet-stream");
            byName.put(name, new Reply.Whole(200, type, FOR_GOOD, bytes));
            return "/_/static/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
