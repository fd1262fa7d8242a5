package dev.reroll.index.series;

import java.util.List;

/**
 * What the index keeps of a mail for the assembly of series.
 *
 * @param files the files that its own diff names, each once; empty for an answer
 */
public record StoredFacts(MailFacts facts, List<String> files) {

    public StoredFacts {
        files = List.copyOf(files);
    }
}
