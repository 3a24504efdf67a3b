package org.lockwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.cli.GlobalOptions.Format.SARIF;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;

/** What code scanning takes of a SARIF file, held against more findings than a kernel has. */
class SarifLimitsTest {

    private static final int FINDINGS = 30_000;
    private static final int MEGABYTE = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static int largestWrite;
    private static byte[] compressed;
    private static final List<JsonNode> runs = new ArrayList<>();
    private static final TreeSet<String> messages = new TreeSet<>();

    /** A finding with as much evidence as a long one has. */
    private static Finding finding(int i) {
        int line = i % 90 + 9;
        List<Note> notes = new ArrayList<>();
        for (int call = 1; call <= 3; call++) {
            notes.add(Note.step("lamp_" + i + "_" + call + " calls at sys/kern/lamp.c:" + call, MadeUp.place(call, 1, 9)));
        }
        notes.addAll(Note.all("held instead: lamp_lock_" + i, "its key says: lamp_lock", i + " of " + FINDINGS + " uses like this hold it"));
        return MadeUp.at("LW1001", i % 3 == 0 ? Confidence.MUST : Confidence.MAY, line, "'l->l_field_" + i + "' is read without lamp.l_lock",
                notes.toArray(Note[]::new));
    }

    @BeforeAll
    static void writeManyFindings() throws IOException {
        FindingsReport report = new MadeUp().fresh(IntStream.range(0, FINDINGS).mapToObj(SarifLimitsTest::finding).toList()).report();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8) {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                largestWrite = Math.max(largestWrite, length);
                super.write(text, from, length);
            }
        }) {
            report.as(SARIF).to(out);
        }
        compressed = bytes.toByteArray();
        try (JsonParser json = JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(compressed)))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("runs")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        runs.add(run(json));
                    }
                }
            }
        }
    }

    /** The next run, with how many results it has instead of these. */
    private static JsonNode run(JsonParser json) throws IOException {
        ObjectNode run = JSON.createObjectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("results")) {
                int results = 0;
                for (; json.nextToken() == JsonToken.START_OBJECT; results++) {
                    messages.add(JSON.<JsonNode>readTree(json).at("/message/text").asText());
                }
                run.put(name, results);
            } else {
                run.set(name, JSON.readTree(json));
            }
        }
        return run;
    }

    @Test
    void itIsWrittenBitByBit() {
        assertThat(largestWrite).isBetween(1, 100_000);
    }

    @Test
    void theFileIsSmallEnough() {
        assertThat(compressed.length).isLessThan(10 * MEGABYTE);
    }

    @Test
    void noResultIsLostAndNoRunIsTooLong() {
        assertThat(runs).hasSize(6);
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode run : runs) {
            ids.add(run.at("/automationDetails/id").asText());
            assertThat(run.path("results").asInt()).isEqualTo(5_000);
            assertThat(run.at("/tool/driver/rules").size()).isBetween(1, 25_000);
            run.at("/tool/driver/rules").forEach(r -> assertThat(r.at("/properties/tags").size()).isLessThanOrEqualTo(20));
        }
        assertThat(messages).hasSize(FINDINGS);
        assertThat(ids).hasSize(6).contains("lockwright/lint/amd64/", "lockwright/lint/amd64/6/");
    }

    @Test
    void runsGrowOnlyWhenThereAreNoMoreOfThem() {
        SarifText.Limits limits = new SarifText.Limits(20, 25_000, 5_000);
        assertThat(Stream.of(0, 30_000, 100_000, 100_001, 400_000, 500_000, 600_000).map(limits::each))
                .containsExactly(5_000, 5_000, 5_000, 5_001, 20_000, 25_000, 25_000);
    }

    @Test
    void whatNoFileHoldsIsLeftOutAndCounted() throws IOException {
        StringWriter out = new StringWriter();
        new SarifText(new MadeUp().fresh(IntStream.range(0, 8).mapToObj(SarifLimitsTest::finding).toList()).report(), new SarifText.Limits(2, 3, 1)).write(out);
        JsonNode two = JSON.readTree(out.toString()).path("runs");
        assertThat(two).extracting(r -> r.path("results").size()).containsExactly(3, 3);
        assertThat(two.at("/1/invocations/0/toolExecutionNotifications/0/message/text").asText()).startsWith("2 results are left out");
    }

    @Test
    void flowsAndFurtherPlacesHaveAnEnd() throws IOException {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            notes.add(Note.step("call " + i, MadeUp.place(i % 90 + 1, 1, 9)));
            notes.add(Note.elsewhere("place", MadeUp.place(i % 90 + 1, 1, 9)));
        }
        JsonNode result = JSON.readTree(new MadeUp().fresh(MadeUp.at("LW1001", Confidence.MUST, 3, "far away", notes.toArray(Note[]::new))).in(SARIF))
                .at("/runs/0/results/0");
        JsonNode flow = result.at("/codeFlows/0/threadFlows/0/locations");
        assertThat(flow.size()).isEqualTo(1_000);
        assertThat(flow.at("/998/location/message/text").asText()).isEqualTo("call 2999");
        assertThat(flow.at("/999/location/message/text").asText()).isEqualTo("far away");
        assertThat(result.path("relatedLocations").size()).isEqualTo(100);
    }
}
