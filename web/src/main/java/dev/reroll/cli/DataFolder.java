package dev.reroll.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where mails and index are kept: {@code --data}, else the environment, else the XDG base directory for data. */
final class DataFolder {

    private static Optional<Path> chosen = Optional.empty();

    private DataFolder() {}

    static void use(Path folder) {
        chosen = Optional.of(folder);
    }

    static Path path() {
        return chosen.orElseGet(() -> of(System.getenv(), System.getProperty("user.home")))
                .toAbsolutePath()
                .normalize();
    }

    static Path of(Map<String, String> environment, String home) {
        if (set(environment, "REROLL_DATA")) return Path.of(environment.get("REROLL_DATA"));
        if (set(environment, "XDG_DATA_HOME")) return Path.of(environment.get("XDG_DATA_HOME"), "reroll");
        return Path.of(home, ".local", "share", "reroll");
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
