package org.lockwright.tests.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.Pack;

/**
 * Uses of many fields of a keyed struct at once that name none of them, so that no rule has a site there: the struct is copied through a
 * pointer, or all from a member to its end is filled. Found in the text of the executed files, by the shapes that the tree has.
 *
 * @param fields the fields, by place: {@code sys/kern/uipc_socket.c:672}
 */
record BulkUses(Map<String, Set<String>> fields) {

    private static final Pattern COPY = Pattern.compile("\\b\\w+ = \\*(\\w+);");
    private static final Pattern FILL = Pattern.compile("\\bmem(?:set|cpy|move)\\(&(\\w+)->(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^\\w+\\(");

    /** Those of the files of {@code tree} that are executed. */
    static BulkUses in(Path tree, Pack pack) {
        Map<String, Set<String>> out = new LinkedHashMap<>();
        String header = read(tree.resolve("sys/sys/socketvar.h"));
        for (String file : Programs.EXECUTED) {
            String path = "sys/" + file;
            String text = read(tree.resolve(path));
            for (Pack.KeyedStruct struct : pack.structs()) {
                List<String> names = struct.fields().stream().map(Pack.KeyedField::name).toList();
                for (Matcher m = COPY.matcher(text); m.find(); ) {
                    add(out, path, text, m, struct.tag(), names);
                }
                for (Matcher m = FILL.matcher(text); m.find(); ) {
                    int from = names.indexOf(member(header, m.group(2)));
                    add(out, path, text, m, struct.tag(), from < 0 ? List.of() : names.subList(from, names.size()));
                }
            }
        }
        return new BulkUses(out);
    }

    private static void add(Map<String, Set<String>> out, String path, String text, Matcher use, String tag, List<String> names) {
        int start = FUNCTION.matcher(text).region(0, use.start()).results().mapToInt(MatchResult::start).max().orElse(-1);
        Pattern declared = Pattern.compile("\\bstruct " + tag + "\\b(?:[^;,(){}]|, (?=\\*|\\w+,))*\\*" + use.group(1) + "\\b");
        if (start >= 0 && !names.isEmpty() && declared.matcher(text.substring(start, use.start())).find()) {
            out.computeIfAbsent(path + ":" + (1 + text.substring(0, use.start()).chars().filter(c -> c == '\n').count()), key -> new LinkedHashSet<>()).addAll(names);
        }
    }

    /** The member that a name stands for, which may be that of a macro. */
    private static String member(String header, String name) {
        Matcher m = Pattern.compile("(?m)^#define[ \\t]+" + name + "[ \\t]+(\\w+)").matcher(header);
        return m.find() ? m.group(1) : name;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String field, Race.Frame frame) {
        return fields.getOrDefault(frame.path() + ":" + frame.line(), Set.of()).contains(field);
    }

    boolean anywhere(String field) {
        return fields.values().stream().anyMatch(f -> f.contains(field));
    }
}
