package dev.reroll.reference.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one barrier, check, reread, lock or unlock out of a source, or weakens it, one at a time. Works line by line, on
 * sources in the project's format: one statement a line.
 */
public final class Mutants {
    private static final Pattern CALL = Pattern.compile("[A-Za-z][\\w.]*\\(.*\\);(?: //.*)?");
    private static final Pattern CONDITION = Pattern.compile("(.*\\bif )\\(.*\\) \\{");
    private static final Pattern SIGNATURE = Pattern.compile("(?:private |public )?static (\\w+).*\\{");
    private static final Pattern RETURN = Pattern.compile("return .*;");

    /** Each pair: what is written, and something weaker. */
    private static final List<List<String>> WEAKER = List.of(
            List.of(".storeRelease(", ".writeOnce("),
            List.of(".loadAcquire()", ".readOnce()"),
            List.of(".readOnce()", ".get()"),
            List.of(".writeOnce(", ".set("),
            List.of(".dataRace()", ".get()"),
            List.of(".localDataRace()", ".local()"),
            List.of("Cpu.kfreeRcuMightsleep(", "Cpu.kfree("),
            List.of("Cpu.kfreeRcuMightsleep(", "Cpu.kfreeRcu("),
            List.of("Cpu.kfreeRcu(", "Cpu.kfree("),
            List.of(".rcuAssign(", ".writeOnce("),
            List.of(".rcuDereference()", ".get()"),
            List.of("lockBh()", "lock()"),
            List.of("try (var _ = Cpu.guardRcu())", "try (Cpu.Guard _ = () -> {})"),
            List.of("Order.FULL", "Order.RELAXED"),
            List.of("Order.ACQUIRE", "Order.RELAXED"),
            List.of("Order.RELEASE", "Order.RELAXED"));

    private Mutants() {}

    /** Every mutant of one source. Some may not compile; they are no mutants then. */
    public static List<Mutant> of(String file, String source) {
        List<String> lines = source.lines().toList();
        List<Mutant> mutants = new ArrayList<>();
        String returns = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (bare.startsWith("//") || bare.startsWith("*") || bare.startsWith("/*") || bare.startsWith("import ")) {
                continue;
            }
            Matcher signature = SIGNATURE.matcher(bare);
            if (signature.matches()) {
                returns = signature.group(1);
                continue;
            }
            if (CALL.matcher(bare).matches()) {
                add(mutants, file, lines, i, "");
            }
            Matcher condition = CONDITION.matcher(bare);
            if (condition.matches()) {
                add(mutants, file, lines, i, condition.group(1) + "(Boolean.FALSE) {");
                add(mutants, file, lines, i, condition.group(1) + "(Boolean.TRUE) {");
            }
            if (RETURN.matcher(bare).matches() && returns.equals("boolean")) {
                add(mutants, file, lines, i, "return true;");
                add(mutants, file, lines, i, "return false;");
            }
            for (List<String> pair : WEAKER) {
                Optional<String> after = weaker(bare, pair.get(0), pair.get(1));
                if (after.isPresent()) {
                    add(mutants, file, lines, i, after.get());
                }
            }
        }
        return List.copyOf(mutants);
    }

    private static Optional<String> weaker(String line, String strong, String weak) {
        int at = line.indexOf(strong);
        return at < 0
                ? Optional.empty()
                : Optional.of(line.substring(0, at) + weak + line.substring(at + strong.length()));
    }

    private static void add(List<Mutant> mutants, String file, List<String> lines, int i, String after) {
        if (!lines.get(i).strip().equals(after)) {
            mutants.add(at(file, lines, i, after));
        }
    }

    private static Mutant at(String file, List<String> lines, int i, String after) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, after);
        return new Mutant(file, i + 1, lines.get(i).strip(), after, String.join("\n", changed) + "\n");
    }
}
