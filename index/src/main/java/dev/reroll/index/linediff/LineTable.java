package dev.reroll.index.linediff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives equal lines equal numbers, so that texts which share a table are compared by numbers alone. Not safe for use by
 * several threads while lines are being added.
 */
public final class LineTable {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The lines as numbers of this table; lines that it does not know yet get the next free numbers. */
    public Lines lines(List<String> lines) {
        int[] ids = new int[lines.size()];
        for (int i = 0; i < ids.length; i++) ids[i] = number(lines.get(i));
        return new Lines(this, ids);
    }

    private int number(String line) {
        Integer known = numbers.putIfAbsent(line, texts.size());
        if (known != null) return known;
        texts.add(line);
        return texts.size() - 1;
    }

    String text(int number) {
        return texts.get(number);
    }

    int size() {
        return texts.size();
    }
}
