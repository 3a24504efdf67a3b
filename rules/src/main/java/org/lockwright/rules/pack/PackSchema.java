package org.lockwright.rules.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.rules.pack.YamlNode.Entry;
import org.lockwright.rules.pack.YamlNode.Mapping;
import org.lockwright.rules.pack.YamlNode.Scalar;
import org.lockwright.rules.pack.YamlNode.Sequence;

/** The published JSON Schema of packs, and what a tree does not keep of it, said with places and remedies. */
final class PackSchema {

    static final String RESOURCE = "/schemas/pack.schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = new String(PackLoader.resource(RESOURCE), StandardCharsets.UTF_8);
    private static final JsonNode TREE = parse(TEXT);
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT, InputFormat.JSON);

    private PackSchema() {
    }

    /** The schema as JSON. */
    static JsonNode tree() {
        return TREE;
    }

    /** Everything in a tree that the schema does not allow, in the order of the file. */
    static List<PackProblem> problems(String origin, YamlNode root) {
        List<PackProblem> problems = new ArrayList<>();
        for (Error error : SCHEMA.validate(json(root).toString(), InputFormat.JSON)) {
            YamlNode node = locate(root, error.getInstanceLocation());
            problems.add(problem(origin, node, error));
        }
        return problems.stream().sorted().distinct().toList();
    }

    private static PackProblem problem(String origin, YamlNode node, Error error) {
        String property = error.getProperty();
        if (error.getKeyword().equals("additionalProperties") && node instanceof Mapping mapping) {
            Scalar key = Optional.ofNullable(mapping.entries().get(property)).map(Entry::key).orElseThrow();
            return new PackProblem(origin, key.line(), key.column(),
                    "unknown key '" + property + "', " + Nearest.hint(property, knownKeys(error)));
        }
        return new PackProblem(origin, node.line(), node.column(), what(node, error, name(error.getInstanceLocation())));
    }

    private static String what(YamlNode node, Error error, String name) {
        JsonNode expected = at(TREE, error.getSchemaLocation().getFragment());
        String shown = node instanceof Scalar scalar ? "'" + oneLine(scalar.text()) + "'" : node.kind();
        return switch (error.getKeyword()) {
            case "required" -> "missing key '" + error.getProperty() + "'; add it to " + name;
            case "type" -> name + " is " + node.kind() + "; it must be " + typeName(expected.asText());
            case "enum" -> name + " is " + shown + ", " + Nearest.to(shown.replace("'", ""), texts(expected))
                    .map(near -> "did you mean '" + near + "'? ").orElse("") + "allowed: " + String.join(", ", texts(expected));
            case "pattern" -> name + " is " + shown + "; it must be " + description(error);
            case "minLength", "minItems" -> name + " is empty; give it at least one "
                    + (node instanceof Sequence ? "item" : "character");
            case "minimum" -> name + " is " + shown + "; it must be at least " + expected.asText();
            default -> name + " does not keep '" + error.getKeyword() + "' of the pack schema; see docs/packs.md";
        };
    }

    private static List<String> knownKeys(Error error) {
        List<String> keys = new ArrayList<>();
        at(TREE, error.getSchemaLocation().getFragment().getParent()).path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String description(Error error) {
        return at(TREE, error.getSchemaLocation().getFragment().getParent())
                .path("description").asText("in the form docs/packs.md gives");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String typeName(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "text (quote it if it looks like a number)";
            case "integer" -> "a whole number";
            default -> "true or false";
        };
    }

    /** The last key on the way to a node, or the item it is part of. */
    private static String name(NodePath path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            if (path.getElement(i) instanceof String key) {
                return i == path.getNameCount() - 1 ? "'" + key + "'" : "an item of '" + key + "'";
            }
        }
        return "the pack";
    }

    private static YamlNode locate(YamlNode root, NodePath path) {
        YamlNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            node = node instanceof Mapping mapping
                    ? mapping.get(step.toString()).orElseThrow()
                    : ((Sequence) node).items().get(Integer.parseInt(step.toString()));
        }
        return node;
    }

    private static JsonNode at(JsonNode root, NodePath path) {
        JsonNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            String step = path.getElement(i).toString();
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Scalar scalar = (Scalar) node;
        if (scalar.isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (scalar.isInteger()) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(scalar.text()));
        }
        return scalar.isBoolean()
                ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(scalar.text()))
                : JsonNodeFactory.instance.textNode(scalar.text());
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(RESOURCE + " is no JSON", e);
        }
    }
}
