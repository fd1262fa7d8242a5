package dev.reroll.reference.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema (2020-12) as our schema uses; a keyword that it does not know is an error, not passed over. */
final class Schema {
    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private Schema(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with {@code value}, each with its place. */
    static List<String> check(JsonNode schema, JsonNode value) {
        Schema checker = new Schema(schema);
        checker.check(schema, value, "");
        return checker.errors;
    }

    private void check(JsonNode schema, JsonNode value, String place) {
        for (var keyword : schema.properties()) {
            JsonNode argument = keyword.getValue();
            switch (keyword.getKey()) {
                case "$schema", "$defs", "title", "description", "items", "properties" -> {}
                case "$ref" -> check(root.at(argument.asString().substring(1)), value, place);
                case "type" -> expect(isA(value, argument.asString()), place, "is no " + argument.asString());
                case "const" -> expect(value.equals(argument), place, "is not " + argument);
                case "enum" -> expect(argument.valueStream().anyMatch(value::equals), place, "is none of " + argument);
                case "pattern" ->
                    expect(
                            Pattern.compile(argument.asString())
                                    .matcher(value.asString(""))
                                    .find(),
                            place,
                            "does not match " + argument);
                case "minLength" -> expect(value.asString("").length() >= argument.asInt(), place, "is too short");
                case "minItems" -> expect(value.size() >= argument.asInt(), place, "has too few items");
                case "minimum" -> expect(value.asDouble() >= argument.asDouble(), place, "is too small");
                case "required" ->
                    argument.valueStream().forEach(name -> expect(value.has(name.asString()), place, "lacks " + name));
                case "additionalProperties" ->
                    value.propertyStream()
                            .forEach(property -> expect(
                                    schema.path("properties").has(property.getKey()),
                                    place,
                                    "has the unknown " + property.getKey()));
                default -> errors.add(place + ": the schema uses the keyword " + keyword.getKey() + ", unknown here");
            }
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), place + "/" + i);
            }
        }
        if (value.isObject()) {
            for (var property : schema.path("properties").properties()) {
                JsonNode child = value.get(property.getKey());
                if (child != null) {
                    check(property.getValue(), child, place + "/" + property.getKey());
                }
            }
        }
    }

    private static boolean isA(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> false;
        };
    }

    private void expect(boolean good, String place, String otherwise) {
        if (!good) {
            errors.add(place + " " + otherwise);
        }
    }
}
