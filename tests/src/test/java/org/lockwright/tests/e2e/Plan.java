package org.lockwright.tests.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What {@code plan --format json} printed. */
record Plan(JsonNode json) {

    /** The rule that answers for accesses to the field. */
    static final String ATOMIC = "so-state-atomic";


    /** One mention of a rule's field, site or not; offsets are bytes in the file as the rule found it. */
    record Site(String rule, String path, int line, int start, int end, String function, String outcome, String detail) {
    }

    static Plan of(String text) {
        try {
            return new Plan(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The plan for the embedded tree as it comes. */
    static Plan ofEmbedded() {
        return of(Embedded.said(Embedded.json("plan")));
    }

    /** The part of it that brings {@code so_state} to its goal, by {@link PackText#soState}. */
    static Plan ofSoState() {
        return of(Embedded.said(Embedded.json("--pack", PackText.soState(), "plan")));
    }

    List<Site> sites() {
        List<Site> out = new ArrayList<>();
        for (JsonNode rule : json.path("rules")) {
            for (JsonNode s : rule.path("sites")) {
                out.add(new Site(rule.path("rule").asText(), s.path("path").asText(), s.path("line").asInt(), s.path("start").asInt(),
                        s.path("end").asInt(), s.path("function").asText(), s.path("outcome").asText(), s.path("detail").asText()));
            }
        }
        return out;
    }

    /** The sites of {@code path} under {@link #ATOMIC}. */
    List<Site> sites(String path) {
        return sites().stream().filter(s -> s.rule().equals(ATOMIC) && s.path().equals(path)).toList();
    }

    /** The sites under {@link #ATOMIC} in files whose path does not begin so. */
    List<Site> sitesOutside(String prefix) {
        return sites().stream().filter(s -> s.rule().equals(ATOMIC) && !s.path().startsWith(prefix)).toList();
    }

    int count(String rule, String outcome) {
        for (JsonNode r : json.path("rules")) {
            if (r.path("rule").asText().equals(rule)) {
                return r.path("counts").path(outcome).asInt();
            }
        }
        throw new AssertionError("no rule " + rule);
    }

    /** Files that were read under options besides the default ones, because a site hides behind them. */
    List<String> variantPaths() {
        List<String> out = new ArrayList<>();
        for (JsonNode rule : json.path("rules")) {
            rule.path("variants").forEach(v -> v.path("paths").forEach(p -> out.add(p.asText())));
        }
        return out;
    }

    /** Number of C files read. */
    int files() {
        return json.path("seen").path("files").asInt();
    }

    List<String> unreadable() {
        List<String> out = new ArrayList<>();
        json.path("seen").path("unreadable").forEach(n -> out.add(n.asText()));
        return out;
    }
}
