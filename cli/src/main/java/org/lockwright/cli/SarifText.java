package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Findings as SARIF 2.1.0, written bit by bit. Many findings are divided among several runs. */
final class SarifText {

    private static final Limits GITHUB = new Limits(20, 25_000, 5_000);

    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final Separators SEPARATORS = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final FindingsReport report;
    private final Limits limits;

    /**
     * What a reader of the file takes.
     *
     * @param runs runs in a file
     * @param results results in a run
     * @param shown results of a run that it shows
     */
    record Limits(int runs, int results, int shown) {

        /** How many of {@code all} results go into a run, so that as many as can be are shown. */
        int each(int all) {
            return Math.max(shown, Math.min(results, (all + runs - 1) / runs));
        }
    }

    /** Gives each result a line of its own, and no more: indented all through, a file is three times as long. */
    private static final class Lines extends DefaultIndenter {

        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 4;

        Lines() {
            super("  ", "\n");
        }

        @Override
        public void writeIndentation(JsonGenerator json, int level) throws IOException {
            if (level <= DEEPEST) {
                super.writeIndentation(json, level);
            }
        }
    }

    SarifText(FindingsReport report) {
        this(report, GITHUB);
    }

    SarifText(FindingsReport report, Limits limits) {
        this.report = report;
        this.limits = limits;
    }

    void write(Writer out) throws IOException {
        List<SarifEntry> all = entries();
        int each = limits.each(all.size());
        List<SarifEntry> kept = all.subList(0, Math.min(all.size(), limits.runs() * each));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(new Lines()).withArrayIndenter(new Lines()));
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            SarifRun run = new SarifRun(json, report, all.size() - kept.size());
            for (int i = 0; i == 0 || i * each < kept.size(); i++) {
                run.write(i + 1, kept.subList(i * each, Math.min(kept.size(), (i + 1) * each)));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write("\n");
    }

    /** The results, those that matter most first. */
    private List<SarifEntry> entries() {
        List<SarifEntry> out = new ArrayList<>();
        boolean baseline = report.scope().baseline();
        report.split().fresh().forEach(f -> out.add(new SarifEntry.Found(f, baseline ? "new" : "", "", "")));
        report.split().known().forEach(f -> out.add(new SarifEntry.Found(f, "unchanged", "external", "it is in the baseline")));
        report.suppressed().forEach((f, why) -> out.add(new SarifEntry.Found(f, baseline ? "new" : "", "inSource", why)));
        report.stale().forEach((fingerprint, path) -> out.add(new SarifEntry.Absent(fingerprint, path)));
        return out;
    }
}
