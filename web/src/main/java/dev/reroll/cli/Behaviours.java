package dev.reroll.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** The reference implementation's behaviours, met as a tool of the platform: no code of this module knows that one. */
final class Behaviours {

    private static final String TOOL = "reroll-behaviours";

    private Behaviours() {}

    static int run(PrintWriter out, PrintWriter err, List<String> words) throws IOException {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, Behaviours.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(TOOL))
                .findFirst()
                .orElseThrow(() -> new IOException("the reference implementation is missing from this build"));
        return tool.run(out, err, words.toArray(String[]::new));
    }
}
