package org.lockwright.rules.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The published JSON Schema of packs. */
final class PackSchema {

    static final String RESOURCE = "/schemas/pack.schema.json";

    static final YamlSchema SCHEMA = new YamlSchema("pack", "docs/packs.md", PackLoader.resource(RESOURCE));

    private PackSchema() {
    }

    /** The schema as JSON. */
    static JsonNode tree() {
        return SCHEMA.tree();
    }

    /** Everything in a tree that the schema does not allow, in the order of the file. */
    static List<PackProblem> problems(String origin, YamlNode root) {
        return SCHEMA.problems(origin, root);
    }
}
