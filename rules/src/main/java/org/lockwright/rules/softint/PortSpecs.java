package org.lockwright.rules.softint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The ports lockwright knows: each is one file {@code ports/<port>.yaml} beside the classes; there is no list of them elsewhere. */
public final class PortSpecs {

    private static final String FOLDER = "/ports";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PortSpecs() {
    }

    /** Every port, sorted by name. */
    public static List<PortSpec> all() {
        return names().stream().map(PortSpecs::load).toList();
    }

    /** The port called {@code name}. */
    public static Optional<PortSpec> named(String name) {
        return names().contains(name) ? Optional.of(load(name)) : Optional.empty();
    }

    /** Where the machine-independent kernel encodes priorities. */
    static MachineIndependentSpec machineIndependent() {
        return read("kernel.yaml", text("/machine-independent/kernel.yaml"), MachineIndependentSpec.class);
    }

    /** Names of the ports, sorted. */
    public static List<String> names() {
        try {
            URI folder = PortSpecs.class.getResource(FOLDER).toURI();
            if (folder.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                    return names(jar.getPath(FOLDER));
                }
            }
            return names(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    private static PortSpec load(String name) {
        return read(name + ".yaml", text("/" + name + ".yaml"), PortSpec.class);
    }

    private static String text(String resource) {
        try (InputStream in = PortSpecs.class.getResourceAsStream(FOLDER + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a port's file.
     *
     * @throws SoftintException if it is none
     */
    static PortSpec read(String origin, String yaml) {
        return read(origin, yaml, PortSpec.class);
    }

    private static <T> T read(String origin, String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new SoftintException(origin + where + ": " + e.getOriginalMessage().lines().findFirst().orElse("not a port's file"));
        }
    }
}
