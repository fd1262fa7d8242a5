package dev.reroll.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What came of a command line. */
record Ran(int code, String out, String err) {

    /** Runs it over a data folder, in this process. */
    static Ran over(Path data, String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "--data";
        line[1] = data.toString();
        System.arraycopy(words, 0, line, 2, words.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Reroll.run(new PrintWriter(out), new PrintWriter(err), line);
        return new Ran(code, out.toString(), err.toString());
    }
}
