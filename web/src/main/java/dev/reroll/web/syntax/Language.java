package dev.reroll.web.syntax;

import java.util.Locale;
import java.util.Map;

/** A language whose lines are coloured. */
public enum Language {
    C,
    JAVA,
    RUST,
    PYTHON,
    SHELL,
    KCONFIG,
    DEVICE_TREE,
    /** A patch that a patch adds or changes. */
    DIFF,
    /** Anything else; nothing of it is coloured. */
    NONE;

    private static final Map<String, Language> BY_ENDING = Map.ofEntries(
            Map.entry("c", C),
            Map.entry("h", C),
            Map.entry("s", C), // assembler goes through the preprocessor
            Map.entry("cc", C),
            Map.entry("cpp", C),
            Map.entry("hpp", C),
            Map.entry("java", JAVA),
            Map.entry("rs", RUST),
            Map.entry("py", PYTHON),
            Map.entry("sh", SHELL),
            Map.entry("bash", SHELL),
            Map.entry("dts", DEVICE_TREE),
            Map.entry("dtsi", DEVICE_TREE),
            Map.entry("dtso", DEVICE_TREE),
            Map.entry("patch", DIFF),
            Map.entry("diff", DIFF));

    /** By the name of a file, with or without its folders. */
    public static Language of(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (name.startsWith("Kconfig")) return KCONFIG;
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') < 0 ? NONE : BY_ENDING.getOrDefault(ending, NONE);
    }

    Grammar grammar() {
        return switch (this) {
            case C -> Grammars.C;
            case JAVA -> Grammars.JAVA;
            case RUST -> Grammars.RUST;
            case PYTHON -> Grammars.PYTHON;
            case SHELL -> Grammars.SHELL;
            case KCONFIG -> Grammars.KCONFIG;
            case DEVICE_TREE -> Grammars.DEVICE_TREE;
            case DIFF, NONE -> Grammars.PLAIN;
        };
    }
}
