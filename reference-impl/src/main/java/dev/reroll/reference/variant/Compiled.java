package dev.reroll.reference.variant;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A package that was compiled in memory from changed sources, in place of the one on the class path. */
public final class Compiled {
    private final ClassLoader loader;

    /** The compiled package, or what the compiler said against it. */
    public record Result(Optional<Compiled> compiled, List<String> errors) {
        public Result {
            errors = List.copyOf(errors);
        }
    }

    private Compiled(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Compiles the sources, each in the package that it names.
     *
     * @param near a class beside them; everything that is not in {@code sources} comes from its class loader
     * @throws IllegalStateException where this Java has no compiler: a JDK is needed
     */
    public static Result of(SortedMap<String, String> sources, Class<?> near) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler; run with a JDK, not a JRE");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            Memory memory = new Memory(standard);
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, text) -> units.add(new Source(packageOf(text), name, text)));
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
            boolean good = compiler.getTask(null, memory, diagnostics, options, null, units)
                    .call();
            if (!good) {
                return new Result(Optional.empty(), errors(diagnostics));
            }
            return new Result(
                    Optional.of(new Compiled(new Loader(near.getClassLoader(), memory.classes()))), List.of());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String packageOf(String source) {
        return source.lines()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring(8).replace(";", "").strip())
                .findFirst()
                .orElse("");
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> (d.getSource() == null ? "" : d.getSource().getName() + ":" + d.getLineNumber() + ": ")
                        + d.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
                .toList();
    }

    /** An instance of the variant of {@code code}. */
    public Object instance(Class<?> code) {
        try {
            return Class.forName(code.getName(), true, loader).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the variant of " + code + " cannot be made", e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String packageName, String name, String text) {
            super(URI.create("memory:///" + packageName.replace('.', '/') + "/" + name), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    outputs.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    /** Prefers the variant; all else is the parent's. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            }
        }
    }
}
