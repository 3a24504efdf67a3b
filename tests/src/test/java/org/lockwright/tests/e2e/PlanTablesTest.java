package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of {@code plan} say of the embedded tree what its sites say one by one. */
class PlanTablesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^ *(\\d+) +(\\d+) +(\\d+) +(\\d+) +(\\d+)  (sys/\\S+)$");
    private static final Set<String> RIGHT = Set.of("right by text", "right by proof");
    private static final Set<String> LATER = Set.of("later-phase", "comes-before");

    private static JsonNode plan;
    private static String text;

    @BeforeAll
    static void run() throws Exception {
        plan = new ObjectMapper().readTree(Embedded.said(Embedded.json("plan")));
        text = Embedded.said(Embedded.run("plan", "--table", "--split"));
    }

    private static List<JsonNode> sites(String path) {
        return StreamSupport.stream(plan.get("rules").spliterator(), false).flatMap(r -> StreamSupport.stream(r.get("sites").spliterator(), false))
                .filter(s -> s.get("path").asText().equals(path)).toList();
    }

    @Test
    void eachFileHasTheCountsOfItsSites() {
        List<MatchResult> rows = ROW.matcher(text).results().toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            List<JsonNode> sites = sites(row.group(6));
            assertThat(sites.stream().filter(s -> s.get("outcome").asText().equals("rewritten"))).hasSize(Integer.parseInt(row.group(1)) + Integer.parseInt(row.group(2)));
            assertThat(sites.stream().filter(s -> RIGHT.contains(s.get("outcome").asText()))).hasSize(Integer.parseInt(row.group(3)));
            List<String> refused = sites.stream().filter(s -> s.get("outcome").asText().equals("refused")).map(s -> s.get("detail").asText()).toList();
            assertThat(refused.stream().filter(d -> !LATER.contains(d))).hasSize(Integer.parseInt(row.group(4)));
            assertThat(refused.stream().filter(LATER::contains)).hasSize(Integer.parseInt(row.group(5)));
        });
        assertThat(rows).filteredOn(row -> row.group(6).equals("sys/sys/socketvar.h")).singleElement()
                .satisfies(row -> assertThat(Integer.parseInt(row.group(2))).as("marks and legends are comments").isGreaterThan(40));
    }

    @Test
    void aFileThatOnlyWaitsIsListedApart() {
        assertThat(text).contains("Files whose only sites wait for a later phase").contains("\n  sys/netinet/in_pcb.h (");
        assertThat(ROW.matcher(text).results()).noneMatch(row -> row.group(6).equals("sys/netinet/in_pcb.h"));
        assertThat(sites("sys/netinet/in_pcb.h")).filteredOn(s -> s.get("outcome").asText().equals("refused")).isNotEmpty()
                .allSatisfy(s -> assertThat(LATER).contains(s.get("detail").asText()));
    }

    @Test
    void everyClassOfTheOrderListsWhatItStillWaitsFor() {
        TreeMap<String, Integer> open = new TreeMap<>();
        plan.get("split").forEach(c -> open.put(c.get("lock").asText(), c.get("open").size()));
        assertThat(open).containsOnlyKeys("SOCK_IO", "SOCK_LOCK", "INP_WLOCK", "SOLISTEN", "SOCKBUF_LOCK", "SONOTIFY");
        open.forEach((lock, n) -> assertThat(text).containsPattern("(?m)^" + lock + ": \\d+ uses are covered, " + n + " are not"));
        assertThat(plan.get("split")).allSatisfy(c -> assertThat(c.get("ready").asBoolean()).isEqualTo(c.get("covered").asInt() > 0 && c.get("open").isEmpty()));
        assertThat(open.get("SOCK_IO")).as("calls of sblock() and sbunlock()").isEqualTo(count("io-calls", "comes-before"));
    }

    private static int count(String rule, String detail) {
        return (int) StreamSupport.stream(plan.get("rules").spliterator(), false).filter(r -> r.get("rule").asText().equals(rule))
                .flatMap(r -> StreamSupport.stream(r.get("sites").spliterator(), false)).filter(s -> s.get("detail").asText().equals(detail)).count();
    }

    @Test
    void anIdiomHasTheSitesOfItsRules() {
        assertThat(plan.get("idioms")).hasSizeGreaterThan(10).allSatisfy(idiom -> {
            Set<String> rules = StreamSupport.stream(idiom.get("rules").spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet());
            long rewritten = StreamSupport.stream(plan.get("rules").spliterator(), false).filter(r -> rules.contains(r.get("rule").asText()))
                    .mapToLong(r -> r.get("counts").get("rewritten").asLong()).sum();
            assertThat(idiom.get("rewritten").asLong() + idiom.get("comments").asLong()).isEqualTo(rewritten);
        });
    }
}
