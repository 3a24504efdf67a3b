package org.lockwright.rules.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.YamlNode.Mapping;

/** Makes the records of a pack from a tree that fits the schema; judges nothing. */
final class PackReader {

    private static final String EXCLUSIVE = "exclusive";

    private PackReader() {
    }

    static Pack read(Mapping root, String hash) {
        return new Pack(
                root.text("pack"),
                Integer.parseInt(root.text("version")),
                root.text("summary"),
                hash,
                root.text("order"),
                root.mappings("structs").stream().map(PackReader::struct).toList(),
                root.mappings("primitives").stream().map(PackReader::primitive).toList(),
                root.mappings("rewrites").stream().map(PackReader::rewrite).toList(),
                root.mappings("patches").stream().map(PackReader::patch).toList(),
                root.mappings("subsystems").stream().map(s -> new Pack.Subsystem(s.text("name"), s.texts("paths"))).toList(),
                root.get("cover").map(Mapping.class::cast).map(PackReader::cover).orElse(new Pack.Cover("", "", List.of())),
                locking(root),
                root.mappings("idioms").stream().map(i -> new Pack.Idiom(Integer.parseInt(i.text("number")), i.text("what"), i.texts("rules"))).toList());
    }

    private static Locking locking(Mapping root) {
        return new Locking(
                root.mappings("locks").stream()
                        .map(l -> new Locking.LockName(l.text("name"), l.texts("is"), l.texts("words"), l.text("nests"), l.text("kind")))
                        .toList(),
                root.mappings("aliases").stream().map(a -> new Locking.Alias(a.text("lock"), a.text("is"), a.texts("in"))).toList(),
                rows(root),
                root.mappings("slots").stream()
                        .map(s -> new Locking.Slot(s.text("slot"), s.texts("holds"), s.text("context"), s.text("thread"), s.texts("owns"),
                                s.texts("fresh"), s.text("open").equals("true"), s.texts("gives"), s.texts("gives-unless"), s.texts("keeps"),
                                s.text("level")))
                        .toList(),
                root.mappings("orders").stream().map(o -> new Locking.Order(o.text("line"), o.text("where"))).toList(),
                root.texts("steady"),
                root.mappings("back-pointers").stream().map(b -> new Locking.BackPointer(b.text("field"), b.texts("parts"))).toList(),
                root.mappings("queues").stream().map(q -> new Locking.Queue(q.texts("heads"), q.text("link"), q.text("lock"))).toList(),
                root.mappings("shares").stream().map(s -> new Locking.Share(s.text("call"), s.text("lock"), s.text("with"))).toList(),
                root.mappings("unbuilt").stream().map(u -> new Locking.Unbuilt(u.text("folder"), u.text("reason"))).toList());
    }

    /**
     * The rows of {@code calls}, and those of {@code primitives} for calls that have none there; a neutral primitive is no row: that a call drops no
     * lock says less, KASSERT() is one and tells what is held.
     */
    private static List<Locking.Row> rows(Mapping root) {
        List<Locking.Row> rows = new ArrayList<>(root.mappings("calls").stream().map(PackReader::row).toList());
        Set<String> calls = rows.stream().map(Locking.Row::call).collect(Collectors.toSet());
        root.mappings("primitives").stream().map(PackReader::primitive).filter(p -> p.effect() != Pack.Effect.NEUTRAL && !calls.contains(p.call())).forEach(p -> rows.add(
                new Locking.Row(p.call(), Locking.Act.valueOf(p.effect().name()), p.lock(), EXCLUSIVE, List.of(), Locking.When.ALWAYS, false,
                        false, List.of(), List.of(), List.of())));
        return rows;
    }

    private static Locking.Row row(Mapping node) {
        String mode = node.text("mode");
        String when = node.text("when");
        return new Locking.Row(
                node.text("call"),
                Locking.Act.valueOf(constant(node.text("act"))),
                node.text("lock"),
                mode.isEmpty() ? EXCLUSIVE : mode,
                node.texts("shared-when"),
                when.isEmpty() ? Locking.When.ALWAYS : Locking.When.valueOf(constant(when)),
                node.text("recursive").equals("true"),
                node.texts("sure-when"),
                node.texts("tries-when"),
                node.texts("unless"),
                new Locking.Sleep(node.text("sleeps").equals("true"), node.texts("sleeps-when"), node.texts("sleeps-unless"), node.text("softint").equals("true")),
                new Locking.Level(node.text("level"), node.texts("adaptive-at")),
                node.text("runs"),
                node.texts("thread-needs"));
    }

    /** The constant that a word of a file names. */
    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Pack.KeyedStruct struct(Mapping node) {
        return new Pack.KeyedStruct(
                node.text("struct"),
                node.text("header"),
                node.mappings("legend").stream().map(l -> new Pack.LegendLine(l.text("key"), l.text("text"))).toList(),
                node.mappings("fields").stream()
                        .map(f -> new Pack.KeyedField(f.text("name"), f.text("today"), f.text("goal"), f.text("reason")))
                        .toList());
    }

    private static Pack.Primitive primitive(Mapping node) {
        Pack.Effect effect = Pack.Effect.valueOf(constant(node.text("effect")));
        return new Pack.Primitive(node.text("call"), effect, node.text("lock"));
    }

    private static Pack.PatchGroup patch(Mapping node) {
        return new Pack.PatchGroup(
                node.texts("rules"), node.text("per").equals("subsystem"), node.text("per").equals("port"), node.text("title"), node.text("body"));
    }

    private static Pack.Cover cover(Mapping node) {
        return new Pack.Cover(node.text("title"), node.text("body"), node.texts("notes"));
    }

    private static Rewrite rewrite(Mapping node) {
        String id = node.text("id");
        boolean optional = node.text("optional").equals("true");
        List<Rewrite.Example> examples = node.mappings("examples").stream()
                .map(e -> new Rewrite.Example(e.text("name"), e.text("file"), e.text("before"), e.text("after"), e.text("refused")))
                .toList();
        return switch (node.text("kind")) {
            case "write-keys" -> new Rewrite.WriteKeys(id, optional, examples, node.texts("structs"));
            case "field-type" -> new Rewrite.FieldType(
                    id, optional, examples, node.text("field"), node.text("from"), node.text("to"));
            case "insert" -> new Rewrite.Insert(
                    id, optional, examples, node.text("file"), node.text("before-function"), node.text("text"), node.text("declares"));
            case "atomic-field" -> atomicField(node, id, optional, examples);
            case "replace" -> replace(node, id, optional, examples);
            case "region" -> region(node, id, optional, examples);
            case "account" -> new Rewrite.Account(id, optional, examples, node.texts("keep"), node.get("later").map(Mapping.class::cast)
                    .map(l -> new Rewrite.Later(l.texts("of"), l.text("lock"), l.text("reason"), l.text("because")))
                    .orElse(new Rewrite.Later(List.of(), "", "", "")));
            case "assert" -> new Rewrite.Assert(id, optional, examples, node.texts("structs"), node.texts("expand"));
            case "turn-key" -> new Rewrite.TurnKey(
                    id, optional, examples, node.text("field"), node.text("from"), node.text("to"), node.text("after"));
            case "softint-step" -> new Rewrite.SoftintStep(id, optional, examples, node.text("step"), node.text("order"));
            case "softint-ports" -> new Rewrite.SoftintPorts(id, optional, examples, node.text("order"));
            default -> throw new IllegalStateException("the schema lets no other kind pass: " + node.text("kind"));
        };
    }

    private static Rewrite replace(Mapping node, String id, boolean optional, List<Rewrite.Example> examples) {
        List<String> functions = node.get("where").map(w -> ((Mapping) w).texts("functions")).orElse(List.of());
        List<String> except = node.get("where").map(w -> ((Mapping) w).texts("not-functions")).orElse(List.of());
        return new Rewrite.Replace(
                id,
                optional,
                examples,
                node.text("about"),
                node.mappings("with").stream().map(v -> new Rewrite.Metavariable(
                        v.text("name"),
                        v.text("kind").isEmpty() ? Rewrite.MetavariableKind.EXPRESSION : Rewrite.MetavariableKind.valueOf(constant(v.text("kind"))),
                        v.text("type"))).toList(),
                node.mappings("cases").stream().map(c -> new Rewrite.Case(c.text("match"), c.text("by"))).toList(),
                new Rewrite.Where(functions, except));
    }

    private static Rewrite region(Mapping node, String id, boolean optional, List<Rewrite.Example> examples) {
        Mapping names = (Mapping) node.get("class").orElseThrow();
        return new Rewrite.Region(
                id,
                optional,
                examples,
                new Rewrite.ClassNames(names.text("enter"), names.text("exit"), names.text("assert")),
                node.mappings("objects").stream().map(o -> new Rewrite.RegionObject(o.texts("fields"), o.text("lock"))).toList(),
                node.mappings("contracts").stream().map(c -> new Rewrite.Contract(c.text("function"), c.text("lock"), c.texts("same"))).toList(),
                node.mappings("harmless").stream().map(c -> new Rewrite.HarmlessCall(c.text("call"), c.text("reason"))).toList());
    }

    private static Rewrite atomicField(Mapping node, String id, boolean optional, List<Rewrite.Example> examples) {
        Mapping operations = (Mapping) node.get("operations").orElseThrow();
        return new Rewrite.AtomicField(
                id,
                optional,
                examples,
                node.text("field"),
                new Rewrite.AtomicOperations(
                        operations.text("load-acquire"),
                        operations.text("load-relaxed"),
                        operations.text("store"),
                        operations.text("or"),
                        operations.text("and"),
                        operations.text("add")),
                node.text("clear-then-set"),
                node.text("assertion"),
                node.mappings("relaxed").stream()
                        .map(r -> new Rewrite.RelaxedFunction(r.text("function"), r.text("reason")))
                        .toList());
    }
}
