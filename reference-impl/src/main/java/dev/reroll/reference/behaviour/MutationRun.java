package dev.reroll.reference.behaviour;

import dev.reroll.reference.kernel.SeqcountT;
import dev.reroll.reference.variant.Compiled;
import dev.reroll.reference.variant.Mutant;
import dev.reroll.reference.variant.Mutants;
import dev.reroll.reference.variant.Sources;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes the code of every revision, one barrier, check, lock or unlock at a time, and asks the behaviours: where none
 * contradicts its claim, they do not pin that line.
 */
public final class MutationRun {
    private final Catalogue catalogue;

    /** What became of one mutant: the behaviour that changed, or none. */
    public record Fate(String code, Mutant mutant, Optional<String> killedBy) {}

    /** All of them; {@code notViable} did not compile. */
    public record Report(List<Fate> fates, int notViable) {
        public Report {
            fates = List.copyOf(fates);
        }

        public List<Fate> survivors() {
            return fates.stream().filter(f -> f.killedBy().isEmpty()).toList();
        }
    }

    private record Asked(Catalogue.Entry entry, Method method, String revision) {}

    public MutationRun(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Runs every mutant of every revision; code that two revisions have in common is changed once. */
    public Report run() {
        Map<Class<?>, List<Asked>> byCode = new LinkedHashMap<>();
        for (Catalogue.Entry entry : catalogue.entries()) {
            for (Series.Posting posting : entry.series().revisions()) {
                List<Asked> asked = byCode.computeIfAbsent(posting.code(), code -> new ArrayList<>());
                entry.methods().forEach(method -> asked.add(new Asked(entry, method, posting.name())));
            }
        }
        Set<String> seen = new HashSet<>();
        List<Job> jobs = new ArrayList<>();
        for (Map.Entry<Class<?>, List<Asked>> code : byCode.entrySet()) {
            jobs.addAll(jobs(code.getKey(), code.getValue(), seen));
        }
        List<Optional<Fate>> fates = jobs.parallelStream().map(Job::run).toList();
        return new Report(fates.stream().flatMap(Optional::stream).toList(), (int)
                fates.stream().filter(Optional::isEmpty).count());
    }

    private record Job(Class<?> code, SortedMap<String, String> sources, Mutant mutant, List<Asked> asked) {
        Optional<Fate> run() {
            SortedMap<String, String> changed = new TreeMap<>(sources);
            changed.put(mutant.file(), mutant.source());
            return Compiled.of(changed, code)
                    .compiled()
                    .map(compiled -> new Fate(code.getPackageName(), mutant, killer(compiled)));
        }

        private Optional<String> killer(Compiled compiled) {
            for (Asked asked : asked) {
                Behaviour behaviour = asked.method().getAnnotation(Behaviour.class);
                Claim claim = Claim.of(behaviour, asked.revision());
                if (!claim.applies()) {
                    continue;
                }
                Check check = Check.searching(asked.revision(), compiled.instance(code), List.of(behaviour.models()));
                try {
                    asked.method().setAccessible(true);
                    asked.method().invoke(instance(asked.entry().type()), check);
                } catch (InvocationTargetException e) {
                    return Optional.of(behaviour.id() + ": " + e.getCause());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                if (claim.contradicted(check.results()).isPresent()) {
                    return Optional.of(behaviour.id());
                }
            }
            return Optional.empty();
        }

        private static Object instance(Class<?> type) throws ReflectiveOperationException {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
    }

    private static List<Job> jobs(Class<?> code, List<Asked> asked, Set<String> seen) {
        SortedMap<String, String> sources = new TreeMap<>(Sources.of(code));
        sources.remove("package-info.java");
        String own = code.getSimpleName() + ".java"; // the face for the scenarios is no part of the kernel
        boolean seqcount = sources.values().stream().anyMatch(s -> s.contains("SeqcountT"));
        if (seqcount) {
            sources.put("SeqcountT.java", Sources.of(SeqcountT.class).get("SeqcountT.java"));
        }
        // what compiles a configuration cannot see a mutant and is slow
        List<Asked> asking = asked.stream()
                .filter(a -> !a.method().getAnnotation(Behaviour.class).compiles())
                .toList();
        List<Job> jobs = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            if (source.getKey().equals(own)) {
                continue;
            }
            for (Mutant mutant : Mutants.of(source.getKey(), source.getValue())) {
                String everything = sources.values().stream()
                        .map(MutationRun::withoutPackage)
                        .reduce("", String::concat);
                if (seen.add(everything + mutant.line() + mutant.name())) {
                    jobs.add(new Job(code, sources, mutant, asking));
                }
            }
        }
        return jobs;
    }

    private static String withoutPackage(String source) {
        return String.join(
                "\n",
                Arrays.stream(source.split("\n", -1))
                        .filter(l -> !l.startsWith("package "))
                        .toList());
    }
}
