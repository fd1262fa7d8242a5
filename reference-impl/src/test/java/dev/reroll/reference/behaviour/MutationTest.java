package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The behaviours pin the code. Takes a minute or two, so it runs only with {@code -Dreroll.mutation=true}. */
final class MutationTest {
    @Test
    void everyMutantChangesABehaviourOrIsExplained() throws IOException {
        Assumptions.assumeTrue(
                Boolean.getBoolean("reroll.mutation"),
                "skipped: the mutation run takes a minute; -Dreroll.mutation=true");
        MutationRun.Report report = new MutationRun(Catalogue.own()).run();
        List<String> survivors = report.survivors().stream()
                .map(fate -> fate.code() + "\t" + fate.mutant().name())
                .distinct()
                .toList();
        assertThat(report.fates().size()).isGreaterThan(400);
        assertThat(survivors).containsExactlyInAnyOrderElementsOf(explained().keySet());
    }

    @Test
    void everyExplanationHasAReason() throws IOException {
        assertThat(explained().values()).allMatch(reason -> reason.length() > 20);
    }

    /** "package TAB mutant" to the reason why nothing notices it. */
    private static Map<String, String> explained() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MutationTest.class.getClassLoader().getResourceAsStream("survivors.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(columns -> columns[0] + "\t" + columns[1], columns -> columns[2]));
        }
    }
}
