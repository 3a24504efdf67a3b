package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a SARIF file: the tool with its checks, how it ended, and a part of the results. */
final class SarifRun {

    private final JsonGenerator json;
    private final FindingsReport report;
    private final int leftOut;
    private final Map<String, Integer> indices = new HashMap<>();
    private final SarifResult result;

    /** Writes runs to {@code json}; {@code leftOut} results are in none of them. */
    SarifRun(JsonGenerator json, FindingsReport report, int leftOut) {
        this.json = json;
        this.report = report;
        this.leftOut = leftOut;
        report.scope().checks().forEach(c -> indices.put(c.id(), indices.size()));
        this.result = new SarifResult(json, new Regions(report.scope().tree()), indices);
    }

    /** Writes run {@code number}, from 1. */
    void write(int number, List<SarifEntry> entries) throws IOException {
        json.writeStartObject();
        tool();
        invocation();
        json.writeObjectFieldStart("automationDetails");
        // What stands before the last '/' tells runs apart.
        json.writeStringField("id", "lockwright/" + report.scope().category() + "/" + (number == 1 ? "" : number + "/"));
        json.writeEndObject();
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SarifResult.BASE);
        text("description", "the folder above sys/");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeObjectFieldStart("properties");
        json.writeStringField("tree", report.scope().name());
        json.writeStringField("commit", report.scope().commit());
        strings("configurations", report.scope().configurations());
        json.writeStringField("summary", report.ending().summary());
        json.writeFieldName("seen");
        numbers(report.ending().seen());
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (SarifEntry entry : entries) {
            result.write(entry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "lockwright");
        json.writeStringField("version", Version.number());
        json.writeArrayFieldStart("rules");
        for (CheckPage check : report.scope().checks()) {
            json.writeStartObject();
            json.writeStringField("id", check.id());
            json.writeStringField("name", check.name());
            text("shortDescription", check.title());
            text("fullDescription", check.problem());
            json.writeObjectFieldStart("help");
            json.writeStringField("text", check.text());
            json.writeStringField("markdown", check.text());
            json.writeEndObject();
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", check.isMay() ? "warning" : "error");
            json.writeEndObject();
            json.writeObjectFieldStart("properties");
            strings("tags", check.tags());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation() throws IOException {
        FindingsReport.Ending ending = report.ending();
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", ending.incomplete().isEmpty());
        json.writeNumberField("exitCode", ending.exit());
        if (!report.scope().notRun().isEmpty()) {
            json.writeArrayFieldStart("ruleConfigurationOverrides");
            for (Map.Entry<String, String> check : report.scope().notRun().entrySet()) {
                off(check.getKey(), check.getValue());
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (!ending.incomplete().isEmpty()) {
            notification("error", "incomplete: " + ending.incomplete());
        }
        if (leftOut > 0) {
            notification("warning", leftOut + " results are left out, more than a file can hold; lint folder by folder");
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A check that did not run. */
    private void off(String id, String why) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", id);
        if (indices.containsKey(id)) {
            json.writeNumberField("index", indices.get(id));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("configuration");
        json.writeBooleanField("enabled", false);
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("why", why);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void notification(String level, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", level);
        text("message", SarifResult.plain(text));
        json.writeEndObject();
    }

    private void text(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void strings(String field, List<String> all) throws IOException {
        json.writeArrayFieldStart(field);
        for (String one : all) {
            json.writeString(one);
        }
        json.writeEndArray();
    }

    private void numbers(Map<String, Object> all) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> one : all.entrySet()) {
            json.writeNumberField(one.getKey(), ((Number) one.getValue()).longValue());
        }
        json.writeEndObject();
    }
}
