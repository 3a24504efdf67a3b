package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.FieldVote;

/** The JSON model of {@code infer}; {@code infer.schema.json} describes it. */
final class InferJson {

    private InferJson() {
    }

    static Map<String, Object> of(String tree, List<InferCommand.Inferred> structs) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", tree);
        out.put("structs", structs.stream().map(InferJson::struct).toList());
        return out;
    }

    private static Map<String, Object> struct(InferCommand.Inferred struct) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("struct", struct.tag());
        out.put("fields", struct.fields().entrySet().stream()
                .map(e -> field(e.getKey(), e.getValue(), struct.keys().getOrDefault(e.getKey(), ""))).toList());
        return out;
    }

    private static Map<String, Object> field(String name, FieldVote vote, String key) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("field", name);
        out.put("key", key);
        out.put("reads", vote.reads());
        out.put("writes", vote.writes());
        out.put("exempt", vote.exempt());
        out.put("proposed", vote.proposed());
        out.put("votes", vote.votes().stream().map(InferJson::vote).toList());
        out.put("without", vote.without().stream().map(InferJson::use).toList());
        return out;
    }

    private static Map<String, Object> vote(FieldVote.ClassVote vote) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("lock", vote.lockClass());
        out.put("reads", vote.reads());
        out.put("writes", vote.writes());
        return out;
    }

    private static Map<String, Object> use(FieldUse use) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", use.place().path());
        out.put("line", use.place().line());
        out.put("column", use.place().column());
        out.put("function", use.function());
        out.put("write", use.write());
        out.put("held", use.held());
        return out;
    }
}
