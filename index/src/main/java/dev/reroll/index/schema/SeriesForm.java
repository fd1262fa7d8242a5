package dev.reroll.index.schema;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.FoundPoint;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.series.SeriesEntry;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a series and of its review trail: JSON of the records as they are, compressed by Lucene. */
public final class SeriesForm {

    private static final int DIGEST = 16;

    /** Names the record of a sealed interface; subtypes are found from its {@code permits}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface Sealed {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(seen -> seen.withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .addMixIn(Anchor.class, Sealed.class)
            .build();

    private SeriesForm() {}

    /** The same bytes for the same series, in every run. */
    public static byte[] encoded(SeriesEntry entry) {
        return MAPPER.writeValueAsBytes(entry);
    }

    static byte[] encoded(Trail trail) {
        return MAPPER.writeValueAsBytes(trail);
    }

    /** Tells apart what {@link #encoded} gives: the first 16 octets of its SHA-256. */
    public static byte[] digest(byte[] encoded) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(encoded), DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static SeriesEntry entry(BytesRef bytes) throws IOException {
        return read(bytes, SeriesEntry.class);
    }

    static byte[] encoded(SeriesState state) {
        return MAPPER.writeValueAsBytes(state);
    }

    static byte[] encoded(FoundPoint point) {
        return MAPPER.writeValueAsBytes(point);
    }

    static SeriesState state(BytesRef bytes) throws IOException {
        return read(bytes, SeriesState.class);
    }

    static FoundPoint point(BytesRef bytes) throws IOException {
        return read(bytes, FoundPoint.class);
    }

    static Trail trail(BytesRef bytes) throws IOException {
        return read(bytes, Trail.class);
    }

    private static <T> T read(BytesRef bytes, Class<T> type) throws IOException {
        try {
            return MAPPER.readValue(bytes.bytes, bytes.offset, bytes.length, type);
        } catch (JacksonException e) {
            throw new IOException(
                    "a series of the index cannot be read (" + e.getOriginalMessage() + "): run reroll reindex", e);
        }
    }
}
