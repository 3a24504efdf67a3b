package org.lockwright.rules.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.YamlNode.Mapping;

/** Checks what the parts of a pack say of each other; the schema has checked each part by itself. */
final class PackCheck {

    /** An atomic operation that changes something, in the argument of what is named like a macro. */
    private static final Pattern ACTS_IN_MACRO = Pattern.compile("\\b([A-Z][A-Z0-9_]*)\\([^;]*?\\b(atomic_(?!load_)\\w+)\\(");

    private static final String PLACEHOLDER = "${subsystem}";

    private final BiFunction<YamlNode, String, PackProblem> problem;
    private final Pack pack;
    private final Mapping root;
    private final List<PackProblem> problems = new ArrayList<>();
    private final Map<String, Pack.KeyedStruct> structs = new TreeMap<>();

    private PackCheck(Pack pack, Mapping root, BiFunction<YamlNode, String, PackProblem> problem) {
        this.pack = pack;
        this.root = root;
        this.problem = problem;
        pack.structs().forEach(struct -> structs.putIfAbsent(struct.tag(), struct));
    }

    /**
     * Everything that does not fit, in the order of the file.
     *
     * @param problem what is wrong at a node, with the file it is from
     */
    static List<PackProblem> problems(Pack pack, Mapping root, BiFunction<YamlNode, String, PackProblem> problem) {
        PackCheck check = new PackCheck(pack, root, problem);
        check.order();
        check.structs();
        check.primitives();
        new LockingCheck(pack.locking(), root, check::report).run();
        check.rewrites();
        check.patches();
        check.idioms();
        check.subsystems();
        return check.problems.stream().sorted().distinct().toList();
    }

    private void order() {
        try {
            LockOrder.parse(pack.order());
        } catch (IllegalArgumentException e) {
            report(value(root, "order"), e.getMessage());
        }
    }

    private void structs() {
        unique(root.mappings("structs"), "struct", "struct");
        each("structs", pack.structs(), (struct, node) -> {
            unique(node.mappings("legend"), "key", "legend key");
            unique(node.mappings("fields"), "name", "field");
            Set<String> keys = keys(struct);
            for (Mapping field : node.mappings("fields")) {
                for (String which : List.of("today", "goal")) {
                    String key = field.text(which);
                    if (!key.isEmpty() && !keys.contains(key)) {
                        report(value(field, which), "key '" + key + "' is not in the legend of struct " + struct.tag()
                                + "; add a legend line for it or use one of " + String.join(", ", keys));
                    }
                }
            }
        });
    }

    private void primitives() {
        unique(root.mappings("primitives"), "call", "primitive");
        each("primitives", pack.primitives(), (primitive, node) -> {
            boolean neutral = primitive.effect() == Pack.Effect.NEUTRAL;
            if (neutral && !primitive.lock().isEmpty()) {
                report(value(node, "lock"), "a neutral call has no lock; remove 'lock' or change 'effect'");
            }
            if (!neutral && primitive.lock().isEmpty()) {
                report(node, "missing key 'lock'; say which lock, for example arg0->so_lock");
            }
        });
    }

    private void rewrites() {
        unique(root.mappings("rewrites"), "id", "rewrite id");
        Map<String, String> marks = new HashMap<>();
        for (Pack.KeyedStruct struct : pack.structs()) {
            struct.fields().forEach(field -> marks.put(struct.tag() + "." + field.name(), field.today()));
        }
        Set<String> earlier = new HashSet<>();
        each("rewrites", pack.rewrites(), (rewrite, node) -> {
            if (rewrite instanceof Rewrite.WriteKeys keys) {
                structs(node, keys.structs());
            } else if (rewrite instanceof Rewrite.Assert asserting) {
                structs(node, asserting.structs());
            } else if (rewrite instanceof Rewrite.FieldType type) {
                field(node, type.field());
            } else if (rewrite instanceof Rewrite.AtomicField atomic) {
                field(node, atomic.field());
            } else if (rewrite instanceof Rewrite.Replace replace) {
                replace(node, replace);
            } else if (rewrite instanceof Rewrite.Region region) {
                region(node, region);
            } else if (rewrite instanceof Rewrite.Account account) {
                account(node, account);
            } else if (rewrite instanceof Rewrite.TurnKey turn && field(node, turn.field())) {
                turnKey(node, turn, marks, earlier);
            }
            examples(rewrite, node);
            earlier.add(rewrite.id());
        });
    }

    private void structs(Mapping node, List<String> tags) {
        tags.stream().filter(tag -> !structs.containsKey(tag)).forEach(tag -> report(
                value(node, "structs"), "struct '" + tag + "' is not among 'structs', " + Nearest.hint(tag, structs.keySet())));
    }

    private void replace(Mapping node, Rewrite.Replace rule) {
        unique(node.mappings("with"), "name", "metavariable");
        String word = rule.about().replaceAll("\\(\\)$", "").replaceAll("^.*\\.", "");
        List<Mapping> cases = node.mappings("cases");
        for (int i = 0; i < cases.size(); i++) {
            Rewrite.Case one = rule.cases().get(i);
            if (!isIn(word, one.match())) {
                report(value(cases.get(i), "match"), "the pattern has no '" + word + "', which the rule is about; name in 'about' what it has");
            }
            Matcher acting = ACTS_IN_MACRO.matcher(one.by());
            if (acting.find()) {
                report(value(cases.get(i), "by"), acting.group(1) + "() may be a macro that evaluates its argument more than once, and " + acting.group(2)
                        + "() acts; call it in a statement before");
            }
            for (Rewrite.Metavariable v : rule.with()) {
                if (isIn(v.name(), one.by()) && !isIn(v.name(), one.match())) {
                    report(value(cases.get(i), "by"), "'" + v.name() + "' stands for nothing here; use it in 'match' too");
                }
            }
        }
        for (int i = 0; i < rule.with().size(); i++) {
            Rewrite.Metavariable v = rule.with().get(i);
            if (rule.cases().stream().noneMatch(c -> isIn(v.name(), c.match()) || isIn(v.name(), c.by()))) {
                report(node.mappings("with").get(i), "no pattern has '" + v.name() + "'; use it or leave it out");
            }
        }
    }

    private static boolean isIn(String word, String code) {
        return code.matches("(?s).*\\b" + word + "\\b.*");
    }

    private void region(Mapping node, Rewrite.Region rule) {
        unique(node.mappings("contracts"), "function", "contract");
        unique(node.mappings("harmless"), "call", "harmless call");
        Set<String> seen = new HashSet<>();
        List<Mapping> items = node.mappings("objects");
        for (int i = 0; i < items.size(); i++) {
            Mapping item = items.get(i);
            if (!isIn("object", rule.objects().get(i).lock())) {
                report(value(item, "lock"), "the lock does not name 'object', the pointer to the struct; write for example 'object' or '&object->so_rcv'");
            }
            rule.objects().get(i).fields().stream().filter(f -> field(item, "fields", f)).filter(f -> !seen.add(f)).forEach(f ->
                    report(value(item, "fields"), "field " + f + " stands here twice; one lock protects it, remove the other"));
        }
    }

    private void account(Mapping node, Rewrite.Account rule) {
        Set<String> seen = new HashSet<>();
        rule.keep().stream().filter(f -> field(node, "keep", f)).filter(f -> !seen.add(f)).forEach(f ->
                report(value(node, "keep"), f + " stands here twice; it ends one way, remove the other"));
        node.get("later").map(Mapping.class::cast).ifPresent(item -> {
            Rewrite.Later later = rule.later();
            List<String> classes = LockOrder.parse(pack.order()).classes();
            later.of().stream().filter(name -> !seen.add(name)).forEach(name ->
                    report(value(item, "of"), name + " stands here twice; it ends one way, remove the other"));
            if (!classes.contains(later.lock())) {
                report(value(item, "lock"), "'" + later.lock() + "' is not in 'order', " + Nearest.hint(later.lock(), classes));
            }
        });
        if (rule.keep().isEmpty() && rule.later().of().isEmpty()) {
            report(value(node, "id"), "rewrite '" + rule.id() + "' accounts for nothing; give it 'keep' or 'later'");
        }
    }

    private void idioms() {
        each("idioms", pack.idioms(), (idiom, node) -> idiom.rules().stream().filter(id -> !ids().contains(id)).forEach(id ->
                report(value(node, "rules"), "no rewrite has the id '" + id + "', " + Nearest.hint(id, ids()))));
    }

    private boolean field(Mapping node, String member) {
        return field(node, "field", member);
    }

    private boolean field(Mapping node, String key, String member) {
        String tag = member.substring(0, member.indexOf('.'));
        String name = member.substring(tag.length() + 1);
        if (!structs.containsKey(tag)) {
            report(value(node, key), "struct '" + tag + "' is not among 'structs', " + Nearest.hint(tag, structs.keySet()));
            return false;
        }
        List<String> names = structs.get(tag).fields().stream().map(Pack.KeyedField::name).toList();
        if (!names.contains(name)) {
            String near = Nearest.to(name, names).map(n -> "did you mean '" + n + "'?").orElse("add it to 'fields' of the struct");
            report(value(node, key), "struct " + tag + " has no field '" + name + "' in this pack, " + near);
            return false;
        }
        return true;
    }

    private void turnKey(Mapping node, Rewrite.TurnKey turn, Map<String, String> marks, Set<String> earlier) {
        String tag = turn.field().substring(0, turn.field().indexOf('.'));
        Set<String> keys = keys(structs.get(tag));
        if (!keys.contains(turn.to())) {
            report(value(node, "to"), "key '" + turn.to() + "' is not in the legend of struct " + tag
                    + "; add a legend line for it or use one of " + String.join(", ", keys));
        }
        String mark = marks.get(turn.field());
        if (!turn.from().equals(mark)) {
            report(value(node, "from"), "field " + turn.field() + (mark == null || mark.isEmpty() ? " has no mark here" : " is marked '" + mark + "' here") + ", not '" + turn.from()
                    + "'; turn the key that is written");
        }
        marks.put(turn.field(), turn.to());
        if (!earlier.contains(turn.after())) {
            boolean known = pack.rewrites().stream().anyMatch(rewrite -> rewrite.id().equals(turn.after()));
            report(value(node, "after"), known
                    ? "rewrite '" + turn.after() + "' does not stand before '" + turn.id() + "'; move it up"
                    : "no rewrite has the id '" + turn.after() + "', " + Nearest.hint(turn.after(), ids()));
        }
    }

    private void examples(Rewrite rewrite, Mapping node) {
        List<Mapping> nodes = node.mappings("examples");
        unique(nodes, "name", "example");
        for (int i = 0; i < nodes.size(); i++) {
            Rewrite.Example example = rewrite.examples().get(i);
            if (!example.after().isEmpty() && !example.refused().isEmpty()) {
                report(value(nodes.get(i), "refused"), "example '" + example.name()
                        + "' has both 'after' and 'refused'; a refused site does not change, remove one");
            }
            if (example.after().equals(example.before())) {
                report(value(nodes.get(i), "after"), "example '" + example.name()
                        + "' changes nothing; leave 'after' out to say so");
            }
        }
    }

    private void patches() {
        Map<String, Integer> groups = new HashMap<>();
        each("patches", pack.patches(), (group, node) -> {
            for (YamlNode item : node.items("rules")) {
                String id = ((YamlNode.Scalar) item).text();
                if (!ids().contains(id)) {
                    report(item, "no rewrite has the id '" + id + "', " + Nearest.hint(id, ids()));
                } else if (groups.merge(id, 1, Integer::sum) > 1) {
                    report(item, "rewrite '" + id + "' is in a patch already; a rewrite goes into one patch");
                }
            }
            placeholders(group, node);
            perPort(group, node);
        });
        each("rewrites", pack.rewrites(), (rewrite, node) -> {
            if (rewrite instanceof Rewrite.Account) {
                if (groups.containsKey(rewrite.id())) {
                    report(value(node, "id"), "rewrite '" + rewrite.id() + "' changes nothing; take it out of 'patches'");
                }
            } else if (!groups.containsKey(rewrite.id())) {
                report(value(node, "id"), "rewrite '" + rewrite.id() + "' is in no patch; add it to 'rules' of one");
            }
        });
        if (!pack.patches().isEmpty() && root.get("cover").isEmpty()) {
            report(root, "missing key 'cover'; a pack with patches needs a cover letter with 'title' and 'body'");
        }
    }

    /** A rule about ports makes patches of its own, so it stands alone under {@code per: port}, and no other rule does. */
    private void perPort(Pack.PatchGroup group, Mapping node) {
        List<Rewrite> rules = pack.rewrites().stream().filter(r -> group.rules().contains(r.id())).toList();
        List<String> ports = rules.stream().filter(r -> r instanceof Rewrite.SoftintPorts).map(Rewrite::id).toList();
        if (group.perPort() && ports.size() < rules.size()) {
            report(value(node, "per"), "a rule here has no patch for each port; only kind 'softint-ports' has, so name no other");
        } else if (!group.perPort() && !ports.isEmpty()) {
            report(value(node, "rules"), "rewrite '" + ports.get(0) + "' is of kind 'softint-ports'; give it a patch of its own with"
                    + " 'per: port'");
        }
    }

    private void placeholders(Pack.PatchGroup group, Mapping node) {
        if (group.perSubsystem() && pack.subsystems().isEmpty()) {
            report(value(node, "per"), "the pack has no 'subsystems'; list them or remove 'per'");
        }
        if (group.perSubsystem() && !group.title().contains(PLACEHOLDER)) {
            report(value(node, "title"), "the title is the same for every subsystem; put " + PLACEHOLDER + " into it");
        }
        for (String which : List.of("title", "body")) {
            String text = node.text(which);
            if (group.perSubsystem()) {
                text = text.replace(PLACEHOLDER, "");
            }
            if (text.contains("${")) {
                report(value(node, which), "'" + which + "' has a placeholder that nothing fills; only " + PLACEHOLDER
                        + " is known, under 'per: subsystem'");
            }
        }
    }

    private void subsystems() {
        unique(root.mappings("subsystems"), "name", "subsystem");
        Map<String, String> owners = new HashMap<>();
        each("subsystems", pack.subsystems(), (subsystem, node) -> {
            for (YamlNode item : node.items("paths")) {
                String path = ((YamlNode.Scalar) item).text();
                String owner = owners.putIfAbsent(path, subsystem.name());
                if (owner != null) {
                    report(item, "path '" + path + "' belongs to subsystem '" + owner + "' already; list it once");
                }
            }
        });
    }

    private List<String> ids() {
        return pack.rewrites().stream().map(Rewrite::id).distinct().toList();
    }

    private static Set<String> keys(Pack.KeyedStruct struct) {
        return struct.legend().stream().map(Pack.LegendLine::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private <T> void each(String key, List<T> items, BiConsumer<T, Mapping> check) {
        List<Mapping> nodes = root.mappings(key);
        for (int i = 0; i < nodes.size(); i++) {
            check.accept(items.get(i), nodes.get(i));
        }
    }

    private void unique(List<Mapping> nodes, String key, String what) {
        unique(nodes, key, what, this::report);
    }

    /** Reports every item whose text under a key an earlier one has. */
    static void unique(List<Mapping> nodes, String key, String what, BiConsumer<YamlNode, String> report) {
        Map<String, YamlNode> first = new HashMap<>();
        for (Mapping node : nodes) {
            YamlNode value = value(node, key);
            YamlNode before = first.putIfAbsent(node.text(key), value);
            if (before != null) {
                report.accept(value, "duplicate " + what + " '" + node.text(key) + "', first on line " + before.line()
                        + "; keep one of the two");
            }
        }
    }

    static YamlNode value(Mapping node, String key) {
        return node.get(key).orElse(node);
    }

    private void report(YamlNode node, String what) {
        problems.add(problem.apply(node, what));
    }
}
