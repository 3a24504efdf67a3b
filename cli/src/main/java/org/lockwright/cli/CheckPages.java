package org.lockwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of {@code docs/checks}, as they come in the jar. */
final class CheckPages {

    private static final String FOLDER = "/docs/checks/";
    private static final Pattern ENTRY = Pattern.compile("\\((LW\\d{4})\\.md\\)");

    private CheckPages() {
    }

    /** The page of a check. */
    static Optional<String> page(String id) {
        return read(id + ".md");
    }

    /** The ids that have a page. */
    static List<String> ids() {
        return ENTRY.matcher(read("README.md").orElse("")).results().map((MatchResult m) -> m.group(1)).distinct().toList();
    }

    /** What every page says, by id. */
    static List<CheckPage> all() {
        return ids().stream().sorted().map(id -> CheckPage.of(id, page(id).orElseThrow())).toList();
    }

    private static Optional<String> read(String name) {
        try (InputStream in = CheckPages.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
