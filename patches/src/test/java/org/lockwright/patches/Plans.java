package org.lockwright.patches;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builds the plans of these tests. */
final class Plans {

    static final SeriesPlan.Author AUTHOR = new SeriesPlan.Author("Lock Wright", "lock@example.org");
    static final String BRANCH = "refs/heads/lockwright/demo/v1";

    private final List<SeriesPlan.PlannedPatch> patches = new ArrayList<>();
    private SeriesPlan.Author author = AUTHOR;
    private String branch = BRANCH;
    private int version = 1;

    static Plans plan() {
        return new Plans();
    }

    /** A file's new content, each character a byte. */
    static SeriesPlan.NewFile file(String path, String latin1) {
        return new SeriesPlan.NewFile(path, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    Plans patch(String title, SeriesPlan.NewFile... files) {
        return patch(title, "Why this is so.\n\nAnd more of it.", List.of("Rule: LW1003"), files);
    }

    Plans patch(String title, String body, List<String> trailers, SeriesPlan.NewFile... files) {
        List<SeriesPlan.NewFile> sorted = new ArrayList<>(List.of(files));
        sorted.sort(Comparator.comparing(SeriesPlan.NewFile::path));
        patches.add(new SeriesPlan.PlannedPatch(title, body, trailers, sorted));
        return this;
    }

    Plans author(String name, String mail) {
        author = new SeriesPlan.Author(name, mail);
        return this;
    }

    Plans branch(String fullName) {
        branch = fullName;
        return this;
    }

    Plans version(int n) {
        version = n;
        return this;
    }

    SeriesPlan on(String base) {
        return new SeriesPlan("demo", version, branch, base, author, patches, "Fine-grained locks for sockets",
                "This series does things.", "Refused: none.");
    }
}
