package org.lockwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.cli.GlobalOptions.Format.SARIF;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;

/** SARIF: what the standard's schema allows, and what of a finding is where in it. */
class SarifTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();
    private static final Finding MUST = MadeUp.at("LW1003", Confidence.MUST, 3, "'l->on' is changed plainly", Note.of("use atomic_or_uint()"));
    private static final Finding MAY = MadeUp.at("LW0002", Confidence.MAY, 4, "no mark uses key 'x'");

    private static Schema schema() {
        try (InputStream in = SarifTextTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(new String(in.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a report is, held to the schema. */
    private static JsonNode read(MadeUp report) {
        String text = report.in(SARIF);
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<String> texts(JsonNode array, String pointer) {
        List<String> out = new ArrayList<>();
        array.forEach(n -> out.add(n.at(pointer).asText()));
        return out;
    }

    // contract: a schema that allowed anything would make the other tests say nothing.
    @Test
    void theSchemaSeesAMistake() {
        assertThat(SCHEMA.validate(new MadeUp().fresh(MUST).in(SARIF).replace("\"error\"", "\"fatal\""), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aFindingIsAResultWithPlaceAndFingerprint() {
        JsonNode result = read(new MadeUp().fresh(MUST, MAY)).at("/runs/0/results/0");
        assertThat(result.toPrettyString().replace("\r\n", "\n")).isEqualTo("""
                {
                  "ruleId" : "LW1003",
                  "ruleIndex" : 17,
                  "level" : "error",
                  "message" : {
                    "text" : "'l->on' is changed plainly.\\nuse atomic_or_uint()"
                  },
                  "locations" : [ {
                    "physicalLocation" : {
                      "artifactLocation" : {
                        "uri" : "sys/kern/lamp.c",
                        "uriBaseId" : "SRCROOT"
                      },
                      "region" : {
                        "startLine" : 3,
                        "startColumn" : 5,
                        "endLine" : 3,
                        "endColumn" : 9
                      }
                    },
                    "logicalLocations" : [ {
                      "name" : "lamp_on",
                      "kind" : "function"
                    } ]
                  } ],
                  "partialFingerprints" : {
                    "lockwrightFingerprint/v1" : "LW1003 sys/kern/lamp.c lamp_on lamp.on 3"
                  },
                  "properties" : {
                    "confidence" : "must",
                    "configurations" : [ "amd64" ]
                  }
                }""");
        assertThat(read(new MadeUp().fresh(MUST, MAY)).at("/runs/0/results/1/level").asText()).isEqualTo("warning");
    }

    @Test
    void aPlaceMayEndOnAnotherLineAndAFileMayBeGone() {
        Finding wide = new Finding("LW1003", Confidence.MUST, MadeUp.PATH, new Span(5, 23), 1, 6, "", "s", "m", List.of(), List.of("amd64"));
        Finding gone = new Finding("LW1003", Confidence.MUST, "sys/kern/gone.c", new Span(5, 23), 1, 6, "", "s", "m", List.of(), List.of("amd64"));
        JsonNode results = read(new MadeUp().fresh(wide, gone)).at("/runs/0/results");
        assertThat(results.at("/0/locations/0/physicalLocation/region").toString()).isEqualTo("{\"startLine\":1,\"startColumn\":6,\"endLine\":3,\"endColumn\":4}");
        assertThat(results.at("/1/locations/0/physicalLocation/region").toString()).isEqualTo("{\"startLine\":1,\"startColumn\":6}");
    }

    @Test
    void theWayThereIsAFlowAndOtherPlacesAreRelated() {
        Finding f = MadeUp.at("LW1008", Confidence.MAY, 9, "'n' is old", Note.step("lamp_all calls at sys/kern/lamp.c:2", MadeUp.place(2, 1, 4)),
                Note.step("given up at :4, taken at :5", MadeUp.place(4, 1, 4), MadeUp.place(5, 1, 4)),
                Note.elsewhere("the legend at sys/kern/lamp.c:1 has 'l'", MadeUp.place(1, 1, 4)), Note.of("read it again"));
        JsonNode result = read(new MadeUp().fresh(f)).at("/runs/0/results/0");
        JsonNode flow = result.at("/codeFlows/0/threadFlows/0/locations");
        assertThat(texts(flow, "/location/physicalLocation/region/startLine")).containsExactly("2", "4", "5", "9");
        assertThat(texts(flow, "/location/message/text")).containsExactly("lamp_all calls at sys/kern/lamp.c:2", "given up at :4, taken at :5",
                "given up at :4, taken at :5", "'n' is old");
        assertThat(texts(result.at("/relatedLocations"), "/physicalLocation/region/startLine")).containsExactly("1");
        assertThat(result.at("/message/text").asText()).isEqualTo("'n' is old.\nthe legend at sys/kern/lamp.c:1 has 'l'\nread it again");
    }

    @Test
    void aBaselineGivesStatesAndWhatItKnowsIsSuppressed() {
        JsonNode results = read(new MadeUp().fresh(MUST).known(MAY).stale("LW9999 sys/kern/lamp.c gone lamp.x")
                .suppressed(MadeUp.at("LW1003", Confidence.MUST, 7, "allowed"), "one thread only")).at("/runs/0/results");
        assertThat(texts(results, "/baselineState")).containsExactly("new", "unchanged", "new", "absent");
        assertThat(texts(results, "/suppressions/0/kind")).containsExactly("", "external", "inSource", "");
        assertThat(texts(results, "/suppressions/0/justification")).containsExactly("", "it is in the baseline", "one thread only", "");
        assertThat(results.at("/3/ruleId").asText()).isEqualTo("LW9999");
        assertThat(results.at("/3").has("ruleIndex")).isFalse();
        assertThat(results.at("/3/partialFingerprints").elements().next().asText()).isEqualTo("LW9999 sys/kern/lamp.c gone lamp.x");
        assertThat(new MadeUp().fresh(MUST).suppressed(MAY, "why").in(SARIF)).doesNotContain("baselineState");
    }

    @Test
    void theRunSaysHowItEndedAndWhatItSaw() {
        JsonNode run = read(new MadeUp().fresh(MUST)).at("/runs/0");
        assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(1);
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
        assertThat(run.at("/properties/seen/files").asInt()).isEqualTo(7);
        assertThat(run.at("/properties/summary").asText()).isEqualTo("7 C files read, 2 gaps");
        assertThat(run.at("/automationDetails/id").asText()).isEqualTo("lockwright/lint/amd64/");
        JsonNode incomplete = read(new MadeUp().incomplete("no legend was read").notRun("LW2001", "--no-locks was given")).at("/runs/0");
        assertThat(incomplete.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(incomplete.at("/invocations/0/exitCode").asInt()).isEqualTo(3);
        assertThat(incomplete.at("/invocations/0/toolExecutionNotifications/0/message/text").asText()).isEqualTo("incomplete: no legend was read");
        assertThat(incomplete.at("/invocations/0/ruleConfigurationOverrides/0/descriptor/id").asText()).isEqualTo("LW2001");
        assertThat(incomplete.at("/results").isArray()).isTrue();
    }

    @Test
    void everyCheckIsARuleThatItsPageDescribes() {
        JsonNode rules = read(new MadeUp()).at("/runs/0/tool/driver/rules");
        assertThat(texts(rules, "/id")).isSorted().doesNotHaveDuplicates().contains("LW0001", "LW1009", "LW3003");
        assertThat(texts(rules, "/name")).doesNotHaveDuplicates().allMatch(n -> n.matches("[A-Z][A-Za-z0-9]+"));
        for (JsonNode rule : rules) {
            assertThat(rule.at("/shortDescription/text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(rule.at("/fullDescription/text").asText()).as(rule.at("/id").asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(rule.at("/help/markdown").asText()).startsWith("## Problem").doesNotContain("](../", ".md)");
            assertThat(rule.at("/properties/tags").size()).isBetween(1, 10);
        }
        List<String> may = new ArrayList<>();
        rules.forEach(r -> may.addAll(r.at("/defaultConfiguration/level").asText().equals("warning") ? List.of(r.at("/id").asText()) : List.of()));
        assertThat(may).contains("LW0002", "LW1004", "LW1008").doesNotContain("LW0001", "LW0012", "LW1001", "LW1003");
    }

    @Test
    void everyTextIsAsciiAndPathsAreUris() {
        String text = "a \"b\" <c> & ]]> \u0000\u0007\u001b \u00e9 {0} {x} f[i](x)";
        Finding f = new Finding("LW1003", Confidence.MUST, "sys/dev/caf\u00e9 100%/a[1]#?.c", new Span(0, 1), 1, 1, "", text, text, Note.all(text),
                List.of("amd64"));
        String json = new MadeUp().fresh(f).in(SARIF);
        assertThat(json.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f)).isTrue();
        JsonNode result = read(new MadeUp().fresh(f)).at("/runs/0/results/0");
        String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
        assertThat(uri).isEqualTo("sys/dev/caf%C3%A9%20100%25/a%5B1%5D%23%3F.c");
        assertThat(URI.create(uri).getPath()).isEqualTo(f.path());
        assertThat(result.at("/message/text").asText()).contains("{{0}} {{x}} f[i\\](x)");
    }

    @Property(tries = 100, seed = "20261130")
    void anyTextComesThrough(@ForAll String text) throws JsonProcessingException {
        Finding f = new Finding("LW1003", Confidence.MUST, "sys/a.c", new Span(0, 1), 1, 1, text, text, text, List.of(), List.of("amd64"));
        JsonNode result = JSON.readTree(new MadeUp().fresh(f).in(SARIF)).at("/runs/0/results/0");
        assertThat(result.at("/message/text").asText().replace("\\](", "](").replace("{{", "{").replace("}}", "}"))
                .isEqualTo(text.replace("\\](", "](") + ".");
        assertThat(result.at("/partialFingerprints").elements().next().asText()).isEqualTo(f.fingerprint());
    }
}
