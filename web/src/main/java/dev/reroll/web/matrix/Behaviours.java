package dev.reroll.web.matrix;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference implementation's behaviours, met as a tool of the platform: no code of this module knows that one. The
 * command line has it run them, the pages read the matrix that it holds.
 */
public final class Behaviours {

    private static final String TOOL = "reroll-behaviours";

    /** The form of the export that {@link Matrix} reads. */
    private static final int FORMAT = 1;

    private Behaviours() {}

    /** Runs the tool and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, List<String> words) throws IOException {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, Behaviours.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(TOOL))
                .findFirst()
                .orElseThrow(() -> new IOException("the reference implementation is missing from this build"));
        return tool.run(out, err, words.toArray(String[]::new));
    }

    /** The matrix as it was exported when this program was made; nothing is run. */
    public static Matrix matrix() throws IOException {
        StringWriter json = new StringWriter();
        StringWriter trouble = new StringWriter();
        try (PrintWriter out = new PrintWriter(json);
                PrintWriter err = new PrintWriter(trouble)) {
            if (run(out, err, List.of("matrix", "form=json")) != 0) {
                throw new IOException("the packed behaviour matrix cannot be had: " + trouble);
            }
        }
        try {
            Matrix matrix = JsonMapper.shared().readValue(json.toString(), Matrix.class);
            if (matrix.format() != FORMAT) {
                throw new IOException("the packed behaviour matrix has the format " + matrix.format()
                        + ", this program reads " + FORMAT);
            }
            return matrix;
        } catch (JacksonException e) {
            throw new IOException("the packed behaviour matrix cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
