package org.lockwright.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** Reports that no tree has to be read for. */
final class MadeUp {

    /** A tree with one file of lines of nine letters each. */
    static final String PATH = "sys/kern/lamp.c";

    private static final SourceTree TREE = new SourceTree() {
        @Override
        public String describe() {
            return "made up";
        }

        @Override
        public boolean isFile(String path) {
            return path.equals(PATH);
        }

        @Override
        public Optional<SourceText> read(String path) {
            return isFile(path) ? Optional.of(SourceText.ofLatin1(path, "lamp_glow\n".repeat(100))) : Optional.empty();
        }

        @Override
        public List<String> files() {
            return List.of(PATH);
        }
    };

    private static final List<CheckPage> CHECKS = CheckPages.all().stream().filter(c -> !c.tags().contains("softint")).toList();

    private final List<Finding> fresh = new ArrayList<>();
    private final List<Finding> known = new ArrayList<>();
    private final Map<Finding, String> suppressed = new LinkedHashMap<>();
    private final Map<String, String> stale = new TreeMap<>();
    private final Map<String, String> notRun = new TreeMap<>();
    private boolean baseline;
    private boolean strict;
    private String incomplete = "";

    /** A finding of four bytes in the fifth column of {@code line}. */
    static Finding at(String rule, Confidence confidence, int line, String message, Note... notes) {
        return new Finding(rule, confidence, PATH, new Span(line * 10 - 6, line * 10 - 2), line, 5, "lamp_on",
                "lamp.on " + line, message, List.of(notes), List.of("amd64"));
    }

    /** {@code length} bytes from a column of a line of the file. */
    static Place place(int line, int column, int length) {
        int start = (line - 1) * 10 + column - 1;
        return new Place(PATH, start, start + length, line, column);
    }

    MadeUp fresh(Finding... findings) {
        fresh.addAll(List.of(findings));
        return this;
    }

    MadeUp fresh(List<Finding> findings) {
        fresh.addAll(findings);
        return this;
    }

    /** With a baseline that has {@code findings}. */
    MadeUp known(Finding... findings) {
        baseline = true;
        known.addAll(List.of(findings));
        return this;
    }

    /** With a baseline that has an entry which was not found. */
    MadeUp stale(String fingerprint) {
        baseline = true;
        stale.put(fingerprint, PATH);
        return this;
    }

    MadeUp suppressed(Finding finding, String why) {
        suppressed.put(finding, why);
        return this;
    }

    MadeUp notRun(String id, String why) {
        notRun.put(id, why);
        return this;
    }

    MadeUp strict() {
        strict = true;
        return this;
    }

    MadeUp incomplete(String why) {
        incomplete = why;
        return this;
    }

    FindingsReport report() {
        Baseline.Split split = new Baseline.Split(fresh, known, List.copyOf(stale.keySet()));
        FindingsReport.Scope scope = new FindingsReport.Scope("lint", "lint/amd64", "made up", "", TREE, List.of("amd64"), CHECKS, notRun, baseline);
        boolean counts = fresh.stream().anyMatch(f -> Exit.counts(f, strict)) || strict && !stale.isEmpty();
        int exit = !incomplete.isEmpty() ? Exit.INCOMPLETE : counts ? Exit.FINDINGS : Exit.DONE;
        return new FindingsReport(scope, split, stale, suppressed, new FindingsReport.Ending(exit, incomplete, strict, "7 C files read, 2 gaps",
                Map.of("files", 7)));
    }

    /** The report in {@code format}. */
    String in(GlobalOptions.Format format) {
        StringWriter out = new StringWriter();
        try {
            report().as(format).to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
