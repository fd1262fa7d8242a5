package dev.reroll.reference.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class VariantTest {
    private static SortedMap<String, String> sourcesOf(Class<?> revision) {
        return Sources.of(revision);
    }

    private static Map<String, String> withoutPackage(SortedMap<String, String> sources) {
        return sources.entrySet().stream()
                .filter(e -> !e.getKey().equals("package-info.java"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue()
                                .lines()
                                .filter(line -> !line.startsWith("package "))
                                .collect(Collectors.joining("\n"))));
    }

    @Test
    void theRfcAndV1HaveTheSameCode() {
        assertThat(withoutPackage(sourcesOf(dev.reroll.reference.lookup.rfc.Revision.class)))
                .isEqualTo(withoutPackage(sourcesOf(dev.reroll.reference.lookup.v1.Revision.class)));
    }

    @Test
    void v5AndWhatWasAppliedDifferInTheHelpersOnly() {
        Map<String, String> v5 = withoutPackage(sourcesOf(dev.reroll.reference.lookup.v5.Revision.class));
        Map<String, String> applied = withoutPackage(sourcesOf(dev.reroll.reference.lookup.applied.Revision.class));
        assertThat(v5.keySet()).isEqualTo(applied.keySet());
        assertThat(v5.keySet().stream().filter(file -> !Objects.equals(applied.get(file), v5.get(file))))
                .containsExactly("MmapLock.java");
    }

    @Test
    void anOptionThatIsOffTakesItsPartOutAndPutsTheOtherIn() {
        SortedMap<String, String> sources = new TreeMap<>(Map.of("A.java", """
                a
                // #ifdef CONFIG_X
                b
                // #else
                // : c
                // #endif
                d
                """));
        assertThat(Kconfig.without("CONFIG_X", sources)
                        .getOrDefault("A.java", "")
                        .lines()
                        .filter(l -> !l.isEmpty()))
                .containsExactly("a", "c", "d");
        assertThat(Kconfig.without("CONFIG_Y", sources)).isEqualTo(sources);
    }

    @Test
    void mutantsTakeOutBarriersChecksAndMarks() {
        String source = """
                final class A {
                    static boolean f(Cell seq) {
                        Cpu.smpRmb();
                        if (seq == null) {
                            return seq.readOnce() == 1;
                        }
                    }
                }
                """;
        assertThat(Mutants.of("A.java", source))
                .extracting(Mutant::name)
                .containsExactly(
                        "A.java: Cpu.smpRmb(); => (taken out)",
                        "A.java: if (seq == null) { => if (Boolean.FALSE) {",
                        "A.java: if (seq == null) { => if (Boolean.TRUE) {",
                        "A.java: return seq.readOnce() == 1; => return true;",
                        "A.java: return seq.readOnce() == 1; => return false;",
                        "A.java: return seq.readOnce() == 1; => return seq.get() == 1;");
    }

    @Test
    void whatDoesNotCompileIsToldWithItsPlace() {
        SortedMap<String, String> sources = new TreeMap<>(Map.of("A.java", "package a;\nclass A { int x = \"\"; }\n"));
        Compiled.Result result = Compiled.of(sources, VariantTest.class);
        assertThat(result.compiled()).isEmpty();
        assertThat(result.errors()).singleElement().asString().startsWith("A.java:2: incompatible types");
    }
}
