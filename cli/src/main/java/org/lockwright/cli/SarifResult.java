package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** Writes results: the place, the way there as a code flow, what else is to be looked at, and what is known of it from before. */
final class SarifResult {

    /** What paths are relative to. */
    static final String BASE = "SRCROOT";
    /** What GitHub shows of a flow. */
    static final int MOST_STEPS = 1_000;
    /** What GitHub takes of further places. */
    static final int MOST_PLACES = 100;

    private static final String FINGERPRINT = "lockwrightFingerprint/v1";

    private final JsonGenerator json;
    private final Regions regions;
    private final Map<String, Integer> indices;

    private record Said(String text, Place place) {
    }

    /** Writes to {@code json}, checks by their {@code indices} among the rules. */
    SarifResult(JsonGenerator json, Regions regions, Map<String, Integer> indices) {
        this.json = json;
        this.regions = regions;
        this.indices = indices;
    }

    void write(SarifEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", entry.rule());
        if (indices.containsKey(entry.rule())) {
            json.writeNumberField("ruleIndex", indices.get(entry.rule()));
        }
        if (entry instanceof SarifEntry.Found found) {
            found(found);
        } else if (entry instanceof SarifEntry.Absent absent) {
            absent(absent);
        }
        json.writeEndObject();
    }

    private void found(SarifEntry.Found found) throws IOException {
        Finding f = found.finding();
        json.writeStringField("level", f.confidence() == Finding.Confidence.MUST ? "error" : "warning");
        message(Stream.concat(Stream.of(f.message() + "."), f.notes().stream().filter(n -> !n.step()).map(Note::text)).collect(Collectors.joining("\n")));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        physical(f.place());
        if (!f.function().isEmpty()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("name", f.function());
            json.writeStringField("kind", "function");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        List<Said> elsewhere = said(f, false);
        if (!elsewhere.isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (int i = 0; i < Math.min(MOST_PLACES, elsewhere.size()); i++) {
                location(elsewhere.get(i), i + 1);
            }
            json.writeEndArray();
        }
        flow(f, said(f, true));
        fingerprint(f.fingerprint());
        if (!found.state().isEmpty()) {
            json.writeStringField("baselineState", found.state());
        }
        if (!found.suppression().isEmpty()) {
            suppression(found);
        }
        properties(f);
    }

    private void absent(SarifEntry.Absent absent) throws IOException {
        json.writeStringField("level", "note");
        message("This finding of the baseline is gone: " + absent.fingerprint() + ".\nWrite the baseline anew.");
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(absent.path());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        fingerprint(absent.fingerprint());
        json.writeStringField("baselineState", "absent");
    }

    private void message(String text) throws IOException {
        json.writeObjectFieldStart("message");
        json.writeStringField("text", plain(text));
        json.writeEndObject();
    }

    /** {@code text} as SARIF wants it, where braces hold the place of an argument and {@code [text](target)} is a link. */
    static String plain(String text) {
        return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](");
    }

    /** Each place that the notes of {@code f} name, with the note; those on the way to it or the others. */
    private static List<Said> said(Finding f, boolean step) {
        List<Said> out = new ArrayList<>();
        f.notes().stream().filter(n -> n.step() == step).forEach(n -> n.places().forEach(p -> out.add(new Said(n.text(), p))));
        return out;
    }

    /** The way to the finding, which ends where it is. */
    private void flow(Finding f, List<Said> steps) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
        for (Said s : steps.subList(Math.max(0, steps.size() - MOST_STEPS + 1), steps.size())) {
            step(s);
        }
        step(new Said(f.message(), f.place()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void step(Said said) throws IOException {
        json.writeStartObject();
        json.writeFieldName("location");
        location(said, -1);
        json.writeEndObject();
    }

    private void location(Said said, int id) throws IOException {
        json.writeStartObject();
        if (id >= 0) {
            json.writeNumberField("id", id);
        }
        physical(said.place());
        message(said.text());
        json.writeEndObject();
    }

    private void physical(Place place) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        artifact(place.path());
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", place.line());
        json.writeNumberField("startColumn", place.column());
        Optional<Regions.End> end = regions.end(place);
        if (end.isPresent()) {
            json.writeNumberField("endLine", end.get().line());
            json.writeNumberField("endColumn", end.get().column());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void artifact(String path) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(path));
        json.writeStringField("uriBaseId", BASE);
        json.writeEndObject();
    }

    /** A path as a relative URI. */
    static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private void fingerprint(String fingerprint) throws IOException {
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField(FINGERPRINT, fingerprint);
        json.writeEndObject();
    }

    private void suppression(SarifEntry.Found found) throws IOException {
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", found.suppression());
        json.writeStringField("status", "accepted");
        json.writeStringField("justification", found.why());
        json.writeEndObject();
        json.writeEndArray();
    }

    private void properties(Finding f) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("confidence", f.confidence().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("configurations");
        for (String configuration : f.configurations()) {
            json.writeString(configuration);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
