package dev.reroll.web.patchwork;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making, for one version of the API. */
final class Fields {

    private final Version version;
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    Fields(Version version) {
        this.version = version;
    }

    Fields put(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** A field that came with version 1.{@code minor}. */
    Fields since(int minor, String name, @Nullable Object value) {
        return version.has(minor) ? put(name, value) : this;
    }

    Map<String, @Nullable Object> map() {
        return fields;
    }
}
