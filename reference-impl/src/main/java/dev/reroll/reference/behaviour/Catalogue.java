package dev.reroll.reference.behaviour;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.ReflectionSupport;

/** The behaviours that there are, by series, without running them. */
public final class Catalogue {
    private final List<Entry> entries;

    /** One series: the class that states its behaviours, and the methods, sorted by identifier. */
    public record Entry(Class<?> type, Series series, List<Method> methods) {
        public Entry {
            methods = List.copyOf(methods);
        }

        public List<Behaviour> behaviours() {
            return methods.stream().map(m -> m.getAnnotation(Behaviour.class)).toList();
        }

        public List<String> revisions() {
            return Arrays.stream(series.revisions()).map(Series.Posting::name).toList();
        }
    }

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Every class named {@code …Behaviours} below {@code packageName} that is on the class path. */
    public static Catalogue below(String packageName) {
        List<Class<?>> found = ReflectionSupport.findAllClassesInPackage(
                packageName,
                type -> type.getDeclaredAnnotation(Series.class) != null,
                name -> name.endsWith("Behaviours"));
        return of(found.toArray(Class<?>[]::new));
    }

    /** The project's own. */
    public static Catalogue own() {
        return below("dev.reroll.reference");
    }

    /**
     * The behaviours that these classes state.
     *
     * @throws IllegalArgumentException where a class names no series, or two behaviours of a series have one identifier
     */
    public static Catalogue of(Class<?>... types) {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> type : types) {
            Series series = type.getAnnotation(Series.class);
            if (series == null) {
                throw new IllegalArgumentException(type + " has no @Series");
            }
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> m.isAnnotationPresent(Behaviour.class))
                    .sorted(Comparator.comparing(
                            m -> m.getAnnotation(Behaviour.class).id()))
                    .toList();
            Set<String> ids = new HashSet<>();
            for (Method method : methods) {
                String id = method.getAnnotation(Behaviour.class).id();
                if (!ids.add(id)) {
                    throw new IllegalArgumentException(type + " states the behaviour " + id + " twice");
                }
            }
            entries.add(new Entry(type, series, methods));
        }
        entries.sort(Comparator.comparing(entry -> entry.series().name()));
        return new Catalogue(entries);
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The series of that name. */
    public Optional<Entry> series(String name) {
        return entries.stream().filter(e -> e.series().name().equals(name)).findFirst();
    }
}
