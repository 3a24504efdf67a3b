package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.cli.ProfilesCommand.Answer;
import org.lockwright.cli.ProfilesCommand.Counts;
import org.lockwright.cli.ProfilesCommand.Row;
import org.lockwright.cli.ProfilesCommand.Whole;
import org.lockwright.parser.config.FileSelection;
import org.lockwright.parser.config.Place;

/** The result of {@code profiles} as JSON, see {@code profiles.schema.json}. */
final class ProfilesJson {

    private static final Pattern DEFINE = Pattern.compile("(?m)^#define[ \t]+(\\w+)[ \t]+(.*)$");

    private ProfilesJson() {
    }

    static Map<String, Object> of(Answer answer) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("tree", answer.tree());
        model.put("profiles", answer.rows().stream().map(ProfilesJson::row).toList());
        model.put("configs", answer.configs().entrySet().stream()
                .map(e -> object("machine", e.getKey(), "configs", e.getValue())).toList());
        return model;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> out = object("profile", row.profile().name(), "config", row.profile().path());
        row.counts().ifPresentOrElse(counts -> counts(counts, out), () -> out.put("missing", row.missing()));
        row.whole().ifPresent(whole -> out.put("details", details(whole)));
        return out;
    }

    private static void counts(Counts counts, Map<String, Object> out) {
        out.put("configuration", counts.configuration());
        out.put("cpu", counts.cpu());
        out.put("files", object("compiled", counts.compiled(), "missing", counts.missing(), "generated", counts.generated(),
                "objects", counts.objects(), "overridden", counts.overridden(), "notSelected", counts.notSelected(),
                "dangling", counts.dangling()));
        out.put("optionHeaders", counts.optionHeaders());
        out.put("macros", counts.macros());
        out.put("gaps", counts.gaps());
    }

    private static Map<String, Object> details(Whole whole) {
        FileSelection files = whole.files();
        return object(
                "machines", whole.kernel().config().machines(),
                "searchPath", whole.kernel().configuration().searchPath(),
                "compiled", files.compiled(),
                "missing", files.missing().stream().map(ProfilesJson::line).toList(),
                "dangling", files.dangling().stream().map(ProfilesJson::line).toList(),
                "generated", files.generated(),
                "objects", files.objects(),
                "overridden", files.overridden(),
                "headers", whole.kernel().config().headers().entrySet().stream()
                        .map(e -> object("name", e.getKey(), "defines", values(defines(e.getValue())))).toList(),
                "commandLine", values(whole.kernel().config().commandLine()),
                "gaps", whole.kernel().gaps().stream().map(g -> object("place", place(g.place()), "cause", g.cause())).toList());
    }

    /** The macros a generated header defines, in its order. */
    static Map<String, String> defines(String header) {
        Map<String, String> out = new LinkedHashMap<>();
        Matcher m = DEFINE.matcher(header);
        while (m.find()) {
            out.put(m.group(1), m.group(2));
        }
        return out;
    }

    private static List<Map<String, Object>> values(Map<String, String> macros) {
        return macros.entrySet().stream().map(e -> object("name", e.getKey(), "value", e.getValue())).toList();
    }

    private static Map<String, Object> line(FileSelection.Line line) {
        return object("path", line.path(), "place", place(line.place()));
    }

    private static Map<String, Object> place(Place place) {
        return object("path", place.path(), "line", place.line());
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            out.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return out;
    }
}
