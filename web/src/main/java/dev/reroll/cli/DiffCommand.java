package dev.reroll.cli;

import dev.reroll.index.history.Comparison;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.rangediff.Interdiff;
import dev.reroll.index.rangediff.Leftovers;
import dev.reroll.index.rangediff.PatchDiff;
import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import dev.reroll.index.series.Series.Revision;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = {
            "Shows what one revision changed against another.",
            "",
            "Patches are paired as range-diff pairs them, those that it leaves alone by their titles, and the texts"
                    + " of each pair compared: a line that begins"
                    + " with + and then - is new in the patch and removes a line of the file. With --interdiff the"
                    + " patches are applied, as far as they show the files, and the files that both revisions"
                    + " leave behind are compared; where that cannot be done, it says so and why."
        })
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MSGID", description = "any mail of the series")
    private String id = "";

    @Parameters(
            index = "1..*",
            arity = "0..2",
            paramLabel = "REV",
            description = "two revisions: v3, 3, RFC, rfc-v2, or a Message-ID (default: the last two)")
    private List<String> names = List.of();

    @Option(names = "--patch", paramLabel = "N", defaultValue = "0", description = "only patch N of the later revision")
    private int patch;

    @Option(names = "--file", paramLabel = "NAME", description = "only this file")
    private @Nullable String file;

    @Option(names = "--interdiff", description = "compare the files that the revisions leave behind")
    private boolean interdiff;

    @Option(names = "--side-by-side", description = "two columns")
    private boolean sideBySide;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What is compared with what, and where they differ. */
    private record Part(
            @Nullable Integer oldNumber,
            @Nullable String oldTitle,
            @Nullable Integer newNumber,
            @Nullable String newTitle,
            List<Difference> differences) {}

    /** @param how which kind of diff it is and, of an interdiff, why */
    private record Difference(String name, String how, boolean ofFiles, Section section) {}

    private record DifferenceJson(String name, String how, List<String> lines) {}

    private record PartJson(
            @Nullable Integer oldNumber,
            @Nullable String oldTitle,
            @Nullable Integer newNumber,
            @Nullable String newTitle,
            List<DifferenceJson> differences) {}

    private record Answer(String series, String from, String to, List<String> notes, List<PartJson> parts) {}

    @Override
    public Integer call() throws IOException {
        try (AskedSeries asked = AskedSeries.open(spec)) {
            Optional<SeriesHistory> found = asked.of(id);
            if (found.isEmpty()) return Exit.NOTHING_FOUND;
            SeriesHistory series = found.get();
            List<Revision> two = asked.two(series, names);
            Comparison compared = series.compare(two.get(0), two.get(1));
            List<Part> parts = interdiff && patch == 0 ? List.of(whole(compared)) : pairs(compared);
            if (json) {
                Json.print(
                        spec.commandLine().getOut(),
                        new Answer(
                                series.entry().id(),
                                two.get(0).label(),
                                two.get(1).label(),
                                compared.lacking(),
                                parts.stream().map(DiffCommand::json).toList()));
            } else {
                print(series, compared, parts);
            }
            return parts.stream().allMatch(part -> part.differences().isEmpty()) ? Exit.NOTHING_FOUND : Exit.DONE;
        }
    }

    private Part whole(Comparison compared) {
        return new Part(null, null, null, null, ofFiles(compared.interdiff()));
    }

    private List<Part> pairs(Comparison compared) {
        List<Part> parts = new ArrayList<>();
        int placed = patch == 0 ? 0 : numbered(compared);
        RangeDiff diff = compared.rangeDiff();
        Map<Integer, Leftovers.Rewritten> rewritten = new HashMap<>();
        Set<Integer> replaced = new HashSet<>();
        for (Leftovers.Rewritten pair : Leftovers.of(diff).rewritten()) {
            rewritten.put(pair.newNumber(), pair);
            replaced.add(pair.oldNumber());
        }
        for (Pair pair : diff.pairs()) {
            // its successor by title tells of it
            if (pair instanceof Pair.OnlyOld only && replaced.contains(only.oldNumber())) continue;
            Part part = switch (pair) {
                case Pair.Same same -> part(same.oldNumber(), same.oldPatch(), same.newNumber(), same.newPatch());
                case Pair.Rebased same -> part(same.oldNumber(), same.oldPatch(), same.newNumber(), same.newPatch());
                case Pair.Changed changed ->
                    part(changed.oldNumber(), changed.oldPatch(), changed.newNumber(), changed.newPatch());
                case Pair.OnlyOld only ->
                    new Part(only.oldNumber(), only.oldPatch().subject(), null, null, List.of());
                case Pair.OnlyNew only -> {
                    Leftovers.Rewritten by = rewritten.get(only.newNumber());
                    yield by == null
                            ? new Part(
                                    null,
                                    null,
                                    only.newNumber(),
                                    only.newPatch().subject(),
                                    List.of())
                            : part(by.oldNumber(), by.oldPatch(), by.newNumber(), by.newPatch());
                }
            };
            boolean wanted = placed == 0 || (part.newNumber() != null && part.newNumber() == placed);
            if (wanted) parts.add(part);
        }
        return parts;
    }

    /** The number among the patches that are here of the one whose place is asked for. */
    private int numbered(Comparison compared) {
        for (int i = 0; i < compared.after().size(); i++) {
            if (compared.after().get(i).slot().place().number() == patch) return i + 1;
        }
        throw new ParameterException(
                spec.commandLine(),
                compared.newer().label() + " has no patch " + patch + " in the archive; it has "
                        + compared.newer().slots().size() + " places");
    }

    private Part part(int oldNumber, PatchText before, int newNumber, PatchText after) {
        List<Difference> differences;
        if (interdiff) {
            differences = ofFiles(Interdiff.of(before, after));
        } else {
            PatchDiff diff = file == null ? PatchDiff.of(before, after) : PatchDiff.ofFile(before, after, file);
            differences = diff.sections().stream()
                    .map(section -> new Difference(section.name(), "diff of the patches", false, section))
                    .toList();
        }
        return new Part(oldNumber, before.subject(), newNumber, after.subject(), differences);
    }

    private List<Difference> ofFiles(Interdiff diff) {
        return diff.files().stream()
                .filter(result -> file == null || result.name().equals(file))
                .map(result -> switch (result) {
                    case Interdiff.FileResult.OfFiles(String name, Section section, Interdiff.Basis basis) ->
                        new Difference(name, "diff of the files, " + words(basis), true, section);
                    case Interdiff.FileResult.OfPatches(String name, Section section, String why) ->
                        new Difference(
                                name,
                                "diff of the patches, since the files cannot be compared: " + why,
                                false,
                                section);
                })
                .toList();
    }

    private static String words(Interdiff.Basis basis) {
        return switch (basis) {
            case SAME_BLOB -> "both from the same blob";
            case LINES_AGREE -> "all lines that both show agree";
            case LINES_AGREE_SHIFTED -> "all lines that both show agree, some shifted";
            case LINE_NUMBERS -> "laid over each other by line numbers alone";
            case WHOLE -> "whole in the patches";
        };
    }

    private static PartJson json(Part part) {
        return new PartJson(
                part.oldNumber(),
                part.oldTitle(),
                part.newNumber(),
                part.newTitle(),
                part.differences().stream()
                        .map(d -> new DifferenceJson(
                                d.name(), d.how(), d.section().unified()))
                        .toList());
    }

    private void print(SeriesHistory series, Comparison compared, List<Part> parts) {
        PrintWriter out = spec.commandLine().getOut();
        String heading = compared.older().label() + " -> " + compared.newer().label() + " of "
                + series.series().title();
        for (String line : Columns.wrapped("", heading, 2)) out.println(line);
        for (Part part : parts) {
            out.println();
            title(out, part);
            for (Difference difference : part.differences()) {
                for (String line : Columns.wrapped(" ## ", difference.name() + " ## " + difference.how(), 4)) {
                    out.println(line);
                }
                if (sideBySide) new SideBySide(out, difference.ofFiles() ? 0 : 1).print(difference.section());
                else difference.section().unified().forEach(line -> out.println(Screen.plainLine(line)));
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        for (String note : compared.lacking()) err.println("reroll: " + Screen.plain(note));
        if (parts.stream().allMatch(part -> part.differences().isEmpty())) {
            err.println("nothing differs" + (file == null ? "" : " in " + Screen.plain(file)));
        }
    }

    private static void title(PrintWriter out, Part part) {
        String text;
        if (part.oldNumber() == null && part.newNumber() == null) return;
        if (part.newNumber() == null) text = part.oldNumber() + " \"" + part.oldTitle() + "\" was dropped";
        else if (part.oldNumber() == null) text = part.newNumber() + " \"" + part.newTitle() + "\" is new";
        else {
            text = part.oldNumber() + " -> " + part.newNumber() + " \"" + part.newTitle() + "\""
                    + (Objects.equals(part.newTitle(), part.oldTitle()) ? "" : ", before \"" + part.oldTitle() + "\"")
                    + (part.differences().isEmpty() ? ": nothing differs" : "");
        }
        for (String line : Columns.wrapped("", text, 2)) out.println(line);
    }
}
