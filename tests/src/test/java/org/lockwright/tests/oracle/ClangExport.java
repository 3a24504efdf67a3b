package org.lockwright.tests.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.pack.Locking;

/**
 * A case with what lockwright knows of its locks written as Clang's attributes: keys as guards, rows as what functions do.
 *
 * @param path the case's file
 * @param files the texts to compile, by their paths in the tree
 * @param left keys that Clang has no words for, a line each
 */
record ClangExport(String path, Map<String, String> files, List<String> left) {

    /** Exports {@code c}. */
    static ClangExport of(ReadCase c, Locking locking) {
        Map<String, Insertions> files = new LinkedHashMap<>();
        c.tree().files().stream().filter(p -> p.endsWith(".h") || p.equals(c.path())).forEach(p -> files.put(p, new Insertions(c.tree().text(p))));
        List<String> left = GuardExport.add(files, c.keys());
        RowExport rows = new RowExport(locking);
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, file) -> {
            CxxText.adapt(file);
            rows.addTo(file);
            texts.put(path, file.result());
        });
        texts.putAll(c.optionHeaders());
        texts.put(Clang.PRELUDE, CxxText.ANY + "\n");
        return new ClangExport(c.path(), texts, left);
    }
}
