package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockwright.rules.check.Baseline;

/** A baseline on disk: JSON, see {@code baseline.schema.json}. */
final class BaselineFile {

    /** Largest file read, in bytes: some hundred thousand findings. */
    private static final long LIMIT = 64L << 20;

    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Path path;
    private final String option;

    BaselineFile(Path path, String option) {
        this.path = path;
        this.option = option;
    }

    /** The baseline; empty if there is no such file. */
    Optional<Baseline> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LIMIT) {
                throw broken("it is no file of at most 64 MB");
            }
            return Optional.of(baseline(JSON.readTree(Files.readAllBytes(path))));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw broken("line " + line + " is not JSON, or says a key twice");
        } catch (IOException e) {
            throw broken("it cannot be read");
        }
    }

    /** The baseline of an existing file. */
    Baseline require() {
        return read().orElseThrow(() -> new UsageException(option + " " + path + ": no such file; make one with 'lockwright lint "
                + "--write-baseline " + path + "'"));
    }

    private Baseline baseline(JsonNode root) {
        if (root == null || !root.path("baseline").isInt() || root.path("baseline").asInt() != 1 || !root.path("findings").isArray()
                || root.size() != 2) {
            throw broken("it is no baseline of this version (\"baseline\": 1)");
        }
        Map<String, Baseline.Entry> entries = new TreeMap<>();
        for (JsonNode row : root.path("findings")) {
            String fingerprint = row.path("fingerprint").textValue();
            String file = row.path("path").textValue();
            int count = row.path("count").isInt() ? row.path("count").intValue() : 0;
            if (row.size() != 3 || fingerprint == null || fingerprint.isEmpty() || file == null || !file.startsWith("sys/") || count < 1) {
                throw broken("finding " + (entries.size() + 1) + " is not a fingerprint, a path under sys/ and a count, and nothing else");
            }
            if (entries.put(fingerprint, new Baseline.Entry(file, count)) != null) {
                throw broken("'" + fingerprint + "' stands in it twice");
            }
        }
        return new Baseline(entries);
    }

    private UsageException broken(String why) {
        return new UsageException(option + " " + path + ": " + why + "; restore it from version control, or delete it and write it anew");
    }

    /** Writes {@code baseline}, in one step. */
    void write(Baseline baseline) {
        List<Map<String, Object>> rows = baseline.entries().entrySet().stream().map(e -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("fingerprint", e.getKey());
            row.put("path", e.getValue().path());
            row.put("count", e.getValue().count());
            return row;
        }).toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("baseline", 1);
        model.put("findings", rows);
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.write(part, Result.json(model).getBytes(StandardCharsets.UTF_8));
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // The error that brought us here is the one to report.
            }
            throw new UsageException(option + " " + path + ": cannot be written; name a file in a folder you can write to");
        }
    }
}
