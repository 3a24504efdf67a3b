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

/** The published JSON Schema of some data in YAML, and what a document does not keep of it, said with places and remedies. */
public final class YamlSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String what;
    private final String page;
    private final JsonNode tree;
    private final Schema schema;

    /**
     * A schema.
     *
     * @param what what its documents are, in one word: {@code "pack"}
     * @param page the page that describes them: {@code "docs/packs.md"}
     * @param json the schema's text, draft 2020-12
     */
    public YamlSchema(String what, String page, byte[] json) {
        this.what = what;
        this.page = page;
        String text = new String(json, StandardCharsets.UTF_8);
        this.tree = parse(text);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
    }

    /** The schema as JSON. */
    public JsonNode tree() {
        return tree;
    }

    /**
     * Reads a document that fits the schema.
     *
     * @param origin the file as the user named it, for messages
     * @param yaml its bytes, at most 1 MiB of UTF-8
     * @throws PackException if it does not fit
     */
    public Mapping read(String origin, byte[] yaml) {
        YamlNode root = YamlTree.read(origin, what, opening(), yaml);
        List<PackProblem> problems = problems(origin, root);
        if (!problems.isEmpty()) {
            throw new PackException(problems);
        }
        return (Mapping) root;
    }

    /** The first three keys every document has: {@code 'pack:', 'version:' and 'summary:'}. */
    private String opening() {
        List<String> keys = texts(tree.path("required")).stream().limit(3).map(key -> "'" + key + ":'").toList();
        int last = keys.size() - 1;
        return last == 0 ? keys.get(0) : String.join(", ", keys.subList(0, last)) + " and " + keys.get(last);
    }

    /** Everything in a tree that the schema does not allow, in the order of the file. */
    List<PackProblem> problems(String origin, YamlNode root) {
        List<PackProblem> problems = new ArrayList<>();
        for (Error error : schema.validate(json(root).toString(), InputFormat.JSON)) {
            YamlNode node = locate(root, error.getInstanceLocation());
            problems.add(problem(origin, node, error));
        }
        return problems.stream().sorted().distinct().toList();
    }

    private PackProblem problem(String origin, YamlNode node, Error error) {
        String property = error.getProperty();
        if (error.getKeyword().equals("additionalProperties") && node instanceof Mapping mapping) {
            Scalar key = Optional.ofNullable(mapping.entries().get(property)).map(Entry::key).orElseThrow();
            return new PackProblem(origin, key.line(), key.column(),
                    "unknown key '" + property + "', " + Nearest.hint(property, knownKeys(error)));
        }
        return new PackProblem(origin, node.line(), node.column(), describe(node, error, name(error.getInstanceLocation())));
    }

    private String describe(YamlNode node, Error error, String name) {
        JsonNode expected = at(tree, error.getSchemaLocation().getFragment());
        String shown = node instanceof Scalar scalar ? "'" + oneLine(scalar.text()) + "'" : node.kind();
        return switch (error.getKeyword()) {
            case "required" -> "missing key '" + error.getProperty() + "'; add it to " + name;
            case "type" -> name + " is " + node.kind() + "; it must be "
                    + (isQuantity(error) ? description(error) : typeName(expected.asText()));
            case "enum" -> name + " is " + shown + ", " + Nearest.to(shown.replace("'", ""), texts(expected))
                    .map(near -> "did you mean '" + near + "'? ").orElse("") + "allowed: " + String.join(", ", texts(expected));
            case "pattern" -> name + " is " + shown + "; it must be " + description(error);
            case "minLength", "minItems" -> name + " is empty; give it at least one "
                    + (node instanceof Sequence ? "item" : "character");
            case "minimum" -> name + " is " + shown + "; it must be at least " + expected.asText();
            default -> name + " does not keep '" + error.getKeyword() + "' of the " + what + " schema; see " + page;
        };
    }

    /** Whether a value is a number with a unit, which its description tells better than that it is text. */
    private boolean isQuantity(Error error) {
        return at(tree, error.getSchemaLocation().getFragment().getParent()).has("examples");
    }

    private List<String> knownKeys(Error error) {
        List<String> keys = new ArrayList<>();
        at(tree, error.getSchemaLocation().getFragment().getParent()).path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private String description(Error error) {
        return at(tree, error.getSchemaLocation().getFragment().getParent())
                .path("description").asText("in the form " + page + " gives");
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
    private String name(NodePath path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            if (path.getElement(i) instanceof String key) {
                return i == path.getNameCount() - 1 ? "'" + key + "'" : "an item of '" + key + "'";
            }
        }
        return "the " + what;
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
            throw new IllegalStateException("a schema is no JSON", e);
        }
    }
}
