package dev.reroll.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code reroll serve} as a process of its own, started as a person starts it. */
final class OwnServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+?(?=/ )");

    private final Process process;
    private final String base;

    private OwnServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static OwnServer over(Path data) throws IOException {
        Process process = new ProcessBuilder(TimedProcess.reroll(data, "serve", "--port", "0"))
                .redirectError(Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) return new OwnServer(process, address.group());
        }
        process.destroy();
        throw new IOException("reroll serve ended before it served");
    }

    String base() {
        return base;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
