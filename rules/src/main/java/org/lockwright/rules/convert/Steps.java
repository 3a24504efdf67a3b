package org.lockwright.rules.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.softint.SoftintException;

/**
 * The steps of the change in the machine-independent kernel: {@code ports/machine-independent/steps.yaml}.
 *
 * @param profiles kernels to parse under, the first that shows the function looked for
 * @param steps the edits of each step, by name
 */
record Steps(List<String> profiles, Map<String, List<JsonNode>> steps) {

    private static final String RESOURCE = "/ports/machine-independent/steps.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Steps builtin() {
        try (InputStream in = Steps.class.getResourceAsStream(RESOURCE)) {
            return YAML.readValue(in, Steps.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The edits of the step called {@code name}.
     *
     * @throws SoftintException if there is none
     */
    List<TableEdit> named(String name) {
        if (!steps.containsKey(name)) {
            throw new SoftintException("no step is called '" + name + "'; the steps are " + String.join(", ", steps.keySet()));
        }
        return edits("steps.yaml", steps.get(name));
    }

    /** The edits that {@code nodes} of the file {@code origin} spell. */
    static List<TableEdit> edits(String origin, List<JsonNode> nodes) {
        List<TableEdit> out = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                out.add(YAML.treeToValue(node, TableEdit.class));
            } catch (JsonProcessingException e) {
                throw new SoftintException(origin + ": " + e.getOriginalMessage().lines().findFirst().orElse("not an edit"));
            }
        }
        return out;
    }
}
