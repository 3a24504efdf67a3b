package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;

/** Collects findings on tables of priorities. */
final class SoftintFindings {

    private final String configuration;
    private final List<Finding> found = new ArrayList<>();

    /** Findings made under {@code configuration}. */
    SoftintFindings(String configuration) {
        this.configuration = configuration;
    }

    /** Adds a must finding. */
    void add(String rule, Place at, String subject, String message, Note... notes) {
        found.add(new Finding(rule, Confidence.MUST, at.path(), at.span(), at.line(), at.column(), "", subject, message, List.of(notes),
                List.of(configuration)));
    }

    List<Finding> all() {
        return found;
    }

    /** {@code findings} sorted, those that say the same of the same place as one. */
    static List<Finding> merged(List<Finding> findings) {
        Map<String, Finding> byText = new LinkedHashMap<>();
        for (Finding f : findings) {
            byText.merge(f.fingerprint() + f.span() + f.message(), f, SoftintFindings::both);
        }
        return byText.values().stream().sorted().toList();
    }

    private static Finding both(Finding a, Finding b) {
        List<String> names = List.copyOf(new TreeSet<>(Stream.concat(a.configurations().stream(), b.configurations().stream()).toList()));
        return new Finding(a.rule(), a.confidence(), a.path(), a.span(), a.line(), a.column(), a.function(), a.subject(), a.message(),
                a.notes(), names);
    }
}
