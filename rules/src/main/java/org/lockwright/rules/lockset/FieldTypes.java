package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.rules.program.FieldId;

/** The members of structs and what they lead to. */
final class FieldTypes {

    private static final Pattern TAG = Pattern.compile("^(?:(?:const|volatile) )*(?:(?:struct|union) )?([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern UNTAGGED = Pattern.compile("^(?:struct|union) ?(?:\\{|$)");
    private static final int DEEPEST = 3;
    private static final Span NOWHERE = new Span(0, 0);

    private final Map<String, Map<String, String>> members = new HashMap<>();

    /**
     * The members that {@code types} has, and those of {@code defs} that it lacks.
     *
     * @param types types as C spells them, by {@code "tag.field"}
     */
    FieldTypes(Map<String, String> types, Collection<StructDef> defs) {
        new TreeMap<>(types).forEach((key, type) -> {
            int dot = key.indexOf('.');
            of(key.substring(0, dot)).put(key.substring(dot + 1), type);
        });
        for (StructDef def : defs) {
            def.fields().forEach(f -> of(def.tag()).putIfAbsent(f.name(), f.type()));
        }
    }

    private Map<String, String> of(String tag) {
        return members.computeIfAbsent(tag, t -> new TreeMap<>());
    }

    /** Whether struct {@code tag} has {@code member}. */
    boolean has(String tag, String member) {
        return members.getOrDefault(tag, Map.of()).containsKey(member);
    }

    /** Whether {@code member} holds a pointer. */
    boolean isPointer(String tag, String member) {
        return type(tag, member).contains("*");
    }

    /** The tag of the struct that {@code member} is or points to; empty if it cannot be told. */
    Optional<String> target(String tag, String member) {
        Matcher m = TAG.matcher(type(tag, member).strip());
        return m.find() ? Optional.of(known(m.group(1))) : Optional.empty();
    }

    /** The tag that {@code name}, a tag or the name of a type, stands for. */
    String known(String name) {
        String bare = name.replaceFirst("_t$", "");
        return members.containsKey(name) || !members.containsKey(bare) ? name : bare;
    }

    /**
     * The members to go through from a struct {@code outer} to the only struct {@code inner} that is a part of it, itself or in a part;
     * empty if there is none, or there are several.
     */
    List<FieldId> part(String outer, String inner) {
        List<List<FieldId>> parts = parts(outer, inner, DEEPEST);
        return parts.size() == 1 ? parts.get(0) : List.of();
    }

    private List<List<FieldId>> parts(String outer, String inner, int depth) {
        List<List<FieldId>> parts = new ArrayList<>();
        members.getOrDefault(outer, Map.of()).forEach((name, type) -> {
            FieldId member = new FieldId(outer, name);
            String target = type.contains("*") || type.contains("[") ? "" : isUntagged(type) ? name : target(outer, name).orElse("");
            if (target.equals(inner)) {
                parts.add(List.of(member));
            } else if (depth > 1 && members.containsKey(target)) {
                parts(target, inner, depth - 1).forEach(rest -> parts.add(Stream.concat(Stream.of(member), rest.stream()).toList()));
            }
        });
        return parts;
    }

    /** Whether {@code type} is a struct without a tag, which goes by the name of its member then. */
    private static boolean isUntagged(String type) {
        return UNTAGGED.matcher(type.strip()).find();
    }

    /** The only member of {@code tag} whose type names {@code type}; empty if there is none, or there are several. */
    Optional<String> only(String tag, String type) {
        List<String> found = members.getOrDefault(tag, Map.of()).entrySet().stream()
                .filter(e -> e.getValue().contains(type)).map(Map.Entry::getKey).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Struct {@code tag} with the members that are known. */
    StructDef def(String tag) {
        return new StructDef("", NOWHERE, tag, members.getOrDefault(tag, Map.of()).entrySet().stream()
                .map(e -> new FieldDef(e.getKey(), e.getValue(), NOWHERE, NOWHERE)).toList());
    }

    private String type(String tag, String member) {
        return members.getOrDefault(tag, Map.of()).getOrDefault(member, "");
    }
}
