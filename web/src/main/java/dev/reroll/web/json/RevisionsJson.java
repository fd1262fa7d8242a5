package dev.reroll.web.json;

import dev.reroll.index.series.SeriesEntry;
import java.util.List;

/**
 * The revisions of a series, oldest first.
 *
 * @param series Message-ID that it goes by
 * @param gaps the versions between the first and the last that are not in the archive
 */
public record RevisionsJson(String series, String title, List<SeriesJson.RevisionJson> revisions, List<String> gaps) {

    public static RevisionsJson of(SeriesEntry entry) {
        return new RevisionsJson(
                entry.id(),
                entry.series().title(),
                entry.series().revisions().stream()
                        .map(SeriesJson.RevisionJson::of)
                        .toList(),
                entry.series().gaps());
    }
}
