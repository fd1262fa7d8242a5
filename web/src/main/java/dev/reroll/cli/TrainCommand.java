package dev.reroll.cli;

import dev.reroll.index.write.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs what the short commands run, once, so that the start-up cache made of this run holds their classes. */
@Command(name = "train", hidden = true, description = "Loads what the other commands load, for the start-up cache.")
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("reroll-train");
        try {
            Sample.takeIn(data, Progress.NONE);
            PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
            for (List<String> words : List.of(
                    List.of("search", "mmap_lock", "d:2024-01-01..", "s:\"lookup\"", "--json"),
                    List.of("search", "seqcount"),
                    List.of("thread", "lookup-v1-cover@notes.reroll.invalid"),
                    List.of("series"),
                    List.of("series", "lookup-v1-cover@notes.reroll.invalid"),
                    List.of("series", "lookup-v1-cover@notes.reroll.invalid", "--json"),
                    List.of("range-diff", "lookup-v1-cover@notes.reroll.invalid"))) {
                Reroll.run(nowhere, nowhere, concat(data, words));
            }
        } finally {
            Folders.delete(data);
        }
        return Exit.DONE;
    }

    private static String[] concat(Path data, List<String> words) {
        String[] line = new String[words.size() + 2];
        line[0] = "--data";
        line[1] = data.toString();
        for (int i = 0; i < words.size(); i++) line[i + 2] = words.get(i);
        return line;
    }
}
