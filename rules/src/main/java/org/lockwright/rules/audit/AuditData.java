package org.lockwright.rules.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The tables beside this class: what is known of the kernel's own functions, each line with its source. */
final class AuditData {

    private AuditData() {
    }

    /** The lines of a table, split at runs of tabs, without blank ones and comments. */
    static List<String[]> rows(String resource) {
        try (InputStream in = AuditData.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t+")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of a table. */
    static List<String> words(String resource) {
        return rows(resource).stream().map(row -> row[0]).toList();
    }
}
