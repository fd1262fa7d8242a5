package dev.reroll.reference.variant;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the kernel's preprocessor does with a configuration option that is off. Our sources mark such parts with the
 * comments {@code // #ifdef CONFIG_X}, {@code // #else} and {@code // #endif}; lines of the else part stand in comments
 * that begin with {@code // : }.
 */
public final class Kconfig {
    private Kconfig() {}

    /** The sources with the option off. */
    public static SortedMap<String, String> without(String option, SortedMap<String, String> sources) {
        SortedMap<String, String> off = new TreeMap<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            off.put(source.getKey(), without(option, source.getValue().lines().toList()));
        }
        return off;
    }

    private static String without(String option, List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        boolean otherwise = false;
        for (String line : lines) {
            String bare = line.strip();
            if (bare.equals("// #ifdef " + option)) {
                inside = true;
            } else if (inside && bare.equals("// #else")) {
                otherwise = true;
            } else if (inside && bare.equals("// #endif")) {
                inside = false;
                otherwise = false;
            } else if (!inside) {
                text.append(line);
            } else if (otherwise && bare.startsWith("// : ")) {
                text.append(bare.substring(5));
            }
            text.append('\n'); // line numbers stay
        }
        return text.toString();
    }
}
