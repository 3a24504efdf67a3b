package org.lockwright.rules.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.rules.pack.YamlNode.Entry;
import org.lockwright.rules.pack.YamlNode.Mapping;
import org.lockwright.rules.pack.YamlNode.Scalar;
import org.lockwright.rules.pack.YamlNode.Sequence;

/** A pack that says in what it differs from the one it builds upon: makes one tree of both, and knows which file a node is from. */
final class Overlay {

    static final String EXTENDS = "extends";
    static final List<String> CHANGES = List.of("without", "optional", "fields");

    /** What is the same item in both, by list; an item of the upper pack takes the place of those below. */
    private static final Map<String, String> KEYS = Map.of(
            "structs", "struct", "primitives", "call", "locks", "name", "calls", "call", "rewrites", "id", "subsystems", "name", "idioms", "number");
    private static final Set<String> IN_FRONT = Set.of("aliases", "slots", "orders", "steady", "back-pointers", "queues", "shares", "unbuilt");

    private final String origin;
    private final Mapping upper;
    private final String below;
    private final Mapping lower;
    private final Set<YamlNode> own = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<PackProblem> problems = new ArrayList<>();

    /**
     * An overlay.
     *
     * @param origin the file of the upper pack, for messages
     * @param upper its tree
     * @param below the file of the pack below
     * @param lower its tree
     */
    Overlay(String origin, Mapping upper, String below, Mapping lower) {
        this.origin = origin;
        this.upper = upper;
        this.below = below;
        this.lower = lower;
        claim(upper);
    }

    /**
     * The tree of both.
     *
     * @throws PackException if the upper pack changes what the lower one does not have
     */
    Mapping merged() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Stream.concat(upper.entries().keySet().stream(), lower.entries().keySet().stream()).distinct()
                .filter(key -> !key.equals(EXTENDS) && !CHANGES.contains(key))
                .forEach(key -> entries.put(key, new Entry(scalar(key), value(key))));
        Mapping both = new Mapping(upper.line(), upper.column(), entries);
        own.add(both);
        if (!problems.isEmpty()) {
            throw new PackException(problems.stream().sorted().distinct().toList());
        }
        return both;
    }

    /** A problem at a node of either file; what was right in the lower pack is the doing of the upper one. */
    PackProblem problem(YamlNode node, String what) {
        if (own.contains(node)) {
            return new PackProblem(origin, node.line(), node.column(), what);
        }
        YamlNode word = upper.get(EXTENDS).orElse(upper);
        return new PackProblem(origin, word.line(), word.column(), "with these changes " + below + ":" + node.line() + " does not fit: " + what);
    }

    private YamlNode value(String key) {
        if (key.equals("patches")) {
            return sequence(patches());
        } else if (KEYS.containsKey(key)) {
            return sequence(items(key));
        } else if (IN_FRONT.contains(key)) {
            return sequence(Stream.concat(upper.items(key).stream(), lower.items(key).stream()).toList());
        }
        return upper.get(key).or(() -> lower.get(key)).orElseThrow();
    }

    private List<YamlNode> items(String list) {
        String key = KEYS.get(list);
        List<Mapping> above = upper.mappings(list);
        List<Mapping> kept = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Mapping item : lower.mappings(list)) {
            List<Mapping> instead = above.stream().filter(a -> a.text(key).equals(item.text(key))).toList();
            if (instead.isEmpty()) {
                kept.add(item);
            } else if (placed.add(item.text(key))) {
                kept.addAll(instead);
            }
        }
        List<Mapping> added = above.stream().filter(a -> !placed.contains(a.text(key))).toList();
        kept.addAll(list.equals("rewrites") ? 0 : kept.size(), added);
        return switch (list) {
            case "structs" -> structs(kept);
            case "rewrites" -> rewrites(kept);
            case "idioms" -> withoutRules(kept);
            default -> List.copyOf(kept);
        };
    }

    private List<YamlNode> structs(List<Mapping> structs) {
        List<Mapping> changes = upper.mappings("fields");
        for (Mapping change : changes) {
            String tag = tag(change.text("field"));
            if (structs.stream().noneMatch(s -> s.text("struct").equals(tag))) {
                problems.add(problem(PackCheck.value(change, "field"), "struct '" + tag + "' is not among 'structs', "
                        + Nearest.hint(tag, structs.stream().map(s -> s.text("struct")).toList())));
            }
        }
        PackCheck.unique(changes, "field", "field", (node, what) -> problems.add(problem(node, what)));
        known("fields", structs.stream().flatMap(s -> s.mappings("fields").stream().map(f -> s.text("struct") + "." + f.text("name"))).toList(),
                name -> below + " has no field '" + name + "'");
        return structs.stream().map(s -> (YamlNode) struct(s, changes)).toList();
    }

    private Mapping struct(Mapping struct, List<Mapping> changes) {
        String tag = struct.text("struct");
        List<Mapping> own = changes.stream().filter(c -> tag(c.text("field")).equals(tag)).toList();
        List<YamlNode> fields = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Mapping field : struct.mappings("fields")) {
            String name = tag + "." + field.text("name");
            own.stream().filter(c -> c.text("field").equals(name)).findFirst().ifPresentOrElse(c -> {
                placed.add(name);
                fields.add(named(c));
            }, () -> {
                if (!left("fields").contains(name)) {
                    fields.add(field);
                }
            });
        }
        own.stream().filter(c -> placed.add(c.text("field"))).forEach(c -> fields.add(named(c)));
        return fields.equals(struct.items("fields")) ? struct : with(struct, "fields", fields);
    }

    /** A change of a field as a struct's list has it. */
    private Mapping named(Mapping change) {
        Scalar field = (Scalar) PackCheck.value(change, "field");
        Scalar name = new Scalar(field.line(), field.column(), field.text().substring(field.text().indexOf('.') + 1), field.plain());
        Map<String, Entry> entries = new LinkedHashMap<>(change.entries());
        entries.remove("field");
        entries.put("name", new Entry(scalar("name"), name));
        Mapping made = new Mapping(change.line(), change.column(), entries);
        own.add(made);
        own.add(name);
        return made;
    }

    private List<YamlNode> rewrites(List<Mapping> rewrites) {
        List<String> ids = lower.mappings("rewrites").stream().map(r -> r.text("id")).toList();
        Set<String> given = upper.mappings("rewrites").stream().map(r -> r.text("id")).collect(Collectors.toSet());
        known("rewrites", ids, name -> "no rewrite of " + below + " has the id '" + name + "'");
        each(without(), "rewrites", given::contains, name -> "rewrite '" + name + "' is left out here and given in 'rewrites'; there it takes the"
                + " place of the one below, so do not leave it out");
        Set<String> optional = Set.copyOf(upper.texts("optional"));
        each(upper, "optional", name -> !ids.contains(name), name -> "no rewrite of " + below + " has the id '" + name + "', "
                + Nearest.hint(name, ids));
        each(upper, "optional", given::contains, name -> "rewrite '" + name + "' is given in 'rewrites'; say 'optional: true' there");
        each(upper, "optional", left("rewrites")::contains, name -> "rewrite '" + name + "' is left out; it cannot be optional too");
        return rewrites.stream().filter(r -> !left("rewrites").contains(r.text("id"))).map(r -> {
            Mapping rule = own.contains(r) ? r : withoutFields(r);
            return (YamlNode) (optional.contains(r.text("id")) ? with(rule, "optional", new Scalar(r.line(), r.column(), "true", true)) : rule);
        }).toList();
    }

    /** A rule of the lower pack whose lists no longer name fields that are left out. */
    private Mapping withoutFields(Mapping rule) {
        Set<String> gone = left("fields");
        Mapping shorter = shortened(rule, "keep", gone);
        if (rule.get("later").orElse(null) instanceof Mapping later) {
            Mapping rest = shortened(later, "of", gone);
            shorter = rest == later ? shorter : with(shorter, "later", rest);
        }
        if (rule.get("objects").isPresent()) {
            List<YamlNode> objects = rule.mappings("objects").stream().map(o -> (YamlNode) shortened(o, "fields", gone))
                    .filter(o -> !((Mapping) o).items("fields").isEmpty()).toList();
            shorter = objects.equals(rule.items("objects")) ? shorter : with(shorter, "objects", objects);
        }
        return shorter;
    }

    /**
     * The patches of both: one of the upper pack takes the place of the first below that has one of its rules, or goes in front; a rule
     * leaves the patch below for the one above, and a patch that has none left goes.
     */
    private List<YamlNode> patches() {
        List<Mapping> above = upper.mappings("patches");
        Set<String> taken = above.stream().flatMap(p -> p.texts("rules").stream()).collect(Collectors.toSet());
        taken.addAll(left("rewrites"));
        List<YamlNode> patches = new ArrayList<>();
        Set<Mapping> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mapping patch : lower.mappings("patches")) {
            above.stream().filter(p -> p.texts("rules").stream().anyMatch(patch.texts("rules")::contains)).filter(placed::add).forEach(patches::add);
            Mapping rest = shortened(patch, "rules", taken);
            if (!rest.items("rules").isEmpty()) {
                patches.add(rest);
            }
        }
        patches.addAll(0, above.stream().filter(p -> !placed.contains(p)).toList());
        return patches;
    }

    private List<YamlNode> withoutRules(List<Mapping> idioms) {
        return idioms.stream().map(i -> own.contains(i) ? i : shortened(i, "rules", left("rewrites")))
                .filter(i -> !i.items("rules").isEmpty()).map(YamlNode.class::cast).toList();
    }

    private Mapping without() {
        return (Mapping) upper.get("without").orElse(new Mapping(0, 0, Map.of()));
    }

    private Set<String> left(String what) {
        return Set.copyOf(without().texts(what));
    }

    private void known(String what, List<String> names, Function<String, String> unknown) {
        each(without(), what, name -> !names.contains(name), name -> unknown.apply(name) + ", " + Nearest.hint(name, names));
    }

    private void each(Mapping node, String key, Predicate<String> wrong, Function<String, String> what) {
        node.items(key).stream().filter(item -> wrong.test(((Scalar) item).text()))
                .forEach(item -> problems.add(problem(item, what.apply(((Scalar) item).text()))));
    }

    private Mapping shortened(Mapping node, String key, Set<String> gone) {
        List<YamlNode> rest = node.items(key).stream().filter(item -> !gone.contains(((Scalar) item).text())).toList();
        return rest.size() == node.items(key).size() ? node : with(node, key, rest);
    }

    private Mapping with(Mapping node, String key, List<YamlNode> items) {
        YamlNode before = PackCheck.value(node, key);
        return with(node, key, new Sequence(before.line(), before.column(), items));
    }

    private Mapping with(Mapping node, String key, YamlNode value) {
        Map<String, Entry> entries = new LinkedHashMap<>(node.entries());
        entries.put(key, new Entry(new Scalar(value.line(), value.column(), key, true), value));
        Mapping changed = new Mapping(node.line(), node.column(), entries);
        if (own.contains(node)) {
            own.add(changed);
        }
        return changed;
    }

    private Sequence sequence(List<? extends YamlNode> items) {
        return new Sequence(upper.line(), upper.column(), List.copyOf(items));
    }

    private static String tag(String field) {
        return field.substring(0, field.indexOf('.'));
    }

    private Scalar scalar(String text) {
        return new Scalar(upper.line(), upper.column(), text, true);
    }

    private void claim(YamlNode node) {
        own.add(node);
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> claim(entry.value()));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::claim);
        }
    }
}
