package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.flow.Note;

/**
 * What {@code lint} reports.
 *
 * @param name the tree as it was named
 * @param commit the commit read; empty for files
 * @param tree the tree, for excerpts
 * @param result what the run saw
 * @param split its findings against the baseline
 * @param suppressed findings that a comment suppresses, and why
 * @param before what the known findings are in: the baseline, or a commit
 */
record LintReport(String name, String commit, SourceTree tree, Lint.Result result, Baseline.Split split,
        Map<Finding, String> suppressed, String before) {

    private static final int SHOWN = 3;
    private static final List<String> VERDICTS = List.of("EXEMPT", "HELD", "HELD_BY_CLASS", "NOT_HELD", "OTHER_OBJECT", "SHARED", "UNDECIDED");

    String text() {
        return FindingsText.of(tree, split.fresh(), f -> Optional.empty());
    }

    String summary() {
        long must = split.fresh().stream().filter(f -> f.confidence() == Finding.Confidence.MUST).count();
        return must + " must and " + (split.fresh().size() - must) + " may findings, " + split.known().size() + " in " + before + ", "
                + suppressed.size() + " suppressed; " + result.filesSeen() + " C files read, "
                + result.filesWithLegends() + " parsed for legends (" + result.keys().structs().size() + " keyed structs, "
                + result.keys().atomicFields().size() + " atomic fields), " + result.unitsParsed() + " for accesses, " + locks()
                + gaps();
    }

    /** {@code "421 for locks (9,000 functions, 12 not followed to the end; 900 uses of keyed fields undecided of 8,000), "}. */
    private String locks() {
        Lint.LockSeen locks = result.locks();
        if (locks.units() == 0) {
            return "";
        }
        int uses = sum(locks.verdicts());
        return locks.units() + " for locks (" + locks.functions() + " functions, " + locks.withGaps().size() + " not followed to the end; "
                + locks.verdicts().getOrDefault("UNDECIDED", 0) + " uses of keyed fields undecided of " + uses + most(locks.undecided()) + withheld(locks) + "), ";
    }

    /** {@code "; 40 places withheld as most likely right: LW3002 (30), LW1009 (10)"}. */
    private static String withheld(Lint.LockSeen locks) {
        int places = sum(locks.withheld());
        return places == 0 ? "" : "; " + places + (places == 1 ? " place" : " places") + " withheld as most likely right: " + locks.withheld().entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "));
    }

    /** The causes that leave most uses open: {@code ", mostly: no caller was seen (80), called from where nothing is known (40)"}. */
    private static String most(Map<String, Integer> causes) {
        return causes.isEmpty() ? "" : ", mostly: " + causes.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN).map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "));
    }

    /** {@code "103 gaps in 6 files: a.c (80), b.c (9), c.h (8), ...; '--format json' lists them"}. */
    private String gaps() {
        Map<String, Long> byFile = result.gaps().stream().collect(Collectors.groupingBy(Gap::path, TreeMap::new, Collectors.counting()));
        if (byFile.isEmpty()) {
            return "0 gaps";
        }
        String most = byFile.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(3)
                .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "));
        return result.gaps().size() + " gaps in " + byFile.size() + (byFile.size() == 1 ? " file: " : " files: ") + most
                + (byFile.size() > 3 ? ", ..." : "") + "; '--format json' lists them";
    }

    /** The denominator in numbers. */
    Map<String, Object> numbers() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("files", result.filesSeen());
        out.put("filesWithLegends", result.filesWithLegends());
        out.put("keyedStructs", result.keys().structs().size());
        out.put("unitsParsed", result.unitsParsed());
        out.put("lockUnits", result.locks().units());
        out.put("functions", result.locks().functions());
        out.put("functionsWithGaps", result.locks().withGaps().size());
        out.put("usesOfKeyedFields", sum(result.locks().verdicts()));
        out.put("usesUndecided", result.locks().verdicts().getOrDefault("UNDECIDED", 0));
        out.put("placesWithheld", sum(result.locks().withheld()));
        out.put("gaps", result.gaps().size());
        out.put("filesWithGaps", (int) result.gaps().stream().map(Gap::path).distinct().count());
        out.put("known", split.known().size());
        out.put("suppressed", suppressed.size());
        return out;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** This for the formats that other tools read; {@code known} is the baseline that it was held against. */
    FindingsReport forTools(FindingsReport.Scope scope, Baseline known, FindingsReport.Ending ending) {
        Map<String, String> stale = new TreeMap<>();
        split.stale().forEach(s -> stale.put(s, known.entries().get(s).path()));
        return new FindingsReport(scope, split, stale, suppressed, ending);
    }

    Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", name);
        out.put("commit", commit);
        List<Map<String, Object>> findings = new ArrayList<>();
        split.fresh().forEach(f -> findings.add(finding(f, "new", "")));
        split.known().forEach(f -> findings.add(finding(f, "known", "")));
        suppressed.forEach((f, reason) -> findings.add(finding(f, "new", reason)));
        out.put("findings", findings);
        out.put("stale", split.stale());
        out.put("gaps", result.gaps().stream().map(Gap::toString).toList());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("files", result.filesSeen());
        seen.put("filesWithLegends", result.filesWithLegends());
        seen.put("keyedStructs", result.keys().structs().size());
        seen.put("unitsParsed", result.unitsParsed());
        seen.put("lockUnits", result.locks().units());
        seen.put("functions", result.locks().functions());
        seen.put("functionsWithGaps", result.locks().withGaps());
        Map<String, Integer> verdicts = new TreeMap<>();
        VERDICTS.forEach(v -> verdicts.put(v, result.locks().verdicts().getOrDefault(v, 0)));
        seen.put("verdicts", verdicts);
        seen.put("exempt", counts(result.locks().exempt(), "rule", "uses"));
        seen.put("undecided", counts(result.locks().undecided(), "cause", "uses"));
        seen.put("withheld", counts(result.locks().withheld(), "check", "places"));
        seen.put("lockCalls", counts(result.locks().calls(), "known", "calls"));
        out.put("seen", seen);
        return out;
    }

    private static List<Map<String, Object>> counts(Map<String, Integer> all, String key, String count) {
        List<Map<String, Object>> out = new ArrayList<>();
        all.forEach((name, number) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(key, name);
            row.put(count, number);
            out.add(row);
        });
        return out;
    }

    private static Map<String, Object> finding(Finding f, String baseline, String suppressed) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", f.rule());
        out.put("confidence", f.confidence().name().toLowerCase(Locale.ROOT));
        out.put("path", f.path());
        out.put("line", f.line());
        out.put("column", f.column());
        out.put("function", f.function());
        out.put("message", f.message());
        out.put("notes", Note.texts(f.notes()));
        out.put("configurations", f.configurations());
        out.put("fingerprint", f.fingerprint());
        out.put("baseline", baseline);
        out.put("suppressed", suppressed);
        return out;
    }
}
