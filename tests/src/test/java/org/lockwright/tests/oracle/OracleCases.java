package org.lockwright.tests.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.PackLoader;

/**
 * The lock cases, read and sorted.
 *
 * @param locking what the pack of the cases says above the built-in one
 * @param compared the cases within one function
 * @param leftOut how many others there are, by what keeps them out
 * @param texts the other files beside the cases, by name
 */
record OracleCases(Locking locking, List<ReadCase> compared, Map<Criterion, Integer> leftOut, Map<String, String> texts) {

    /** Reads them from the resources. */
    static OracleCases read() {
        Map<String, String> texts = files();
        Locking locking = Locking.merge(PackLoader.builtin("netbsd").locking(),
                PackLoader.load("pack.yaml", texts.get("pack.yaml").getBytes(StandardCharsets.UTF_8)).locking());
        Map<String, String> headers = headers(texts);
        List<ReadCase> compared = new ArrayList<>();
        Map<Criterion, Integer> leftOut = new EnumMap<>(Criterion.class);
        texts.keySet().stream().filter(name -> name.endsWith(".c")).map(name -> ReadCase.of(name, texts.get(name), headers, locking))
                .forEach(c -> Criterion.against(c, locking).ifPresentOrElse(why -> leftOut.merge(why, 1, Integer::sum), () -> compared.add(c)));
        return new OracleCases(locking, List.copyOf(compared), leftOut, texts);
    }

    /** The compared case of that file name. */
    ReadCase named(String name) {
        return compared.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** The headers that the cases share, by their paths in a tree. */
    private static Map<String, String> headers(Map<String, String> texts) {
        return texts.entrySet().stream().filter(e -> e.getKey().endsWith(".h"))
                .collect(Collectors.toMap(e -> e.getKey().replaceFirst("^include/", ""), Map.Entry::getValue));
    }

    private static Map<String, String> files() {
        try {
            Path root = Path.of(OracleCases.class.getResource("/lock-cases").toURI());
            Map<String, String> texts = new TreeMap<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
