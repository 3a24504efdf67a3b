package org.lockwright.rules.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.rules.pack.YamlNode.Mapping;
import org.lockwright.rules.pack.YamlNode.Scalar;

/** Checks what a pack's sections on locks say of each other. */
final class LockingCheck {

    /** Acts that say nothing without a lock, or an object or a level in its place. */
    private static final Set<Locking.Act> LOCKED = Set.of(
            Locking.Act.ACQUIRE, Locking.Act.RELEASE, Locking.Act.RELEASE_AND_REACQUIRE, Locking.Act.ASSERT, Locking.Act.TEST,
            Locking.Act.UPGRADE, Locking.Act.DOWNGRADE, Locking.Act.RAISE_LEVEL, Locking.Act.FREE, Locking.Act.OWN, Locking.Act.DISOWN, Locking.Act.OWNED, Locking.Act.FRESH, Locking.Act.PUBLISH, Locking.Act.UNLOCKED, Locking.Act.USE, Locking.Act.WAIT,
            Locking.Act.WAKE, Locking.Act.INIT, Locking.Act.START, Locking.Act.AWAIT);

    private static final Pattern ROOT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PLAIN = Pattern.compile("arg[0-9]|result");
    private static final Pattern BOUND = Pattern.compile("arg[0-9]+|result|curlwp");
    private static final List<String> BOUND_NAMES = List.of("arg0", "arg1", "arg2", "arg3", "result", "curlwp");

    private final Locking locking;
    private final Mapping root;
    private final BiConsumer<YamlNode, String> report;

    /** Names of lock classes, and of variables that are locks or hold some. */
    private final Set<String> known = new TreeSet<>();

    LockingCheck(Locking locking, Mapping root, BiConsumer<YamlNode, String> report) {
        this.locking = locking;
        this.root = root;
        this.report = report;
        locking.locks().forEach(lock -> known.add(lock.name()));
        Stream.concat(
                locking.locks().stream().flatMap(lock -> lock.is().stream()),
                locking.aliases().stream().flatMap(alias -> Stream.of(alias.lock(), alias.is())))
                .forEach(lock -> known.add(lock.replaceFirst("\\..*", "")));
    }

    void run() {
        PackCheck.unique(root.mappings("locks"), "name", "lock name", report);
        for (Mapping alias : root.mappings("aliases")) {
            if (alias.text("lock").equals(alias.text("is"))) {
                report.accept(PackCheck.value(alias, "is"), "a lock is no alias of itself; say which other lock it is at run time");
            }
        }
        calls();
        for (Mapping slot : root.mappings("slots")) {
            slot.items("holds").forEach(this::expression);
            slot.items("owns").forEach(this::expression);
            slot.items("fresh").forEach(this::expression);
            slot.items("keeps").forEach(this::expression);
        }
        orders();
    }

    private void calls() {
        Set<Map.Entry<String, String>> seen = new HashSet<>();
        for (Mapping node : root.mappings("calls")) {
            String call = node.text("call");
            String act = node.text("act");
            lock(node, Locking.Act.valueOf(PackReader.constant(act)));
            mode(node);
            level(node);
            runs(node);
            plain(node);
            withoutEffect(node);
            if (!seen.add(Map.entry(call, act + " " + node.text("lock") + " " + node.text("when")))) {
                report.accept(node, "call '" + call + "' has this row already; keep one of the two");
            }
            boolean alone = act.equals("neutral") || act.equals("no-return");
            if (alone && locking.rows().stream().filter(row -> row.call().equals(call) && !row.act().isOwnership()).count() > 1) {
                report.accept(PackCheck.value(node, "act"), "call '" + call + "' has other rows, and '" + act + "' stands alone; remove it or them");
            }
        }
    }

    private void lock(Mapping node, Locking.Act act) {
        String text = node.text("lock");
        String word = node.text("act");
        if (!LOCKED.contains(act)) {
            if (!text.isEmpty()) {
                report.accept(PackCheck.value(node, "lock"), "'" + word + "' takes no 'lock'; remove it or change 'act'");
            }
        } else if (text.isEmpty()) {
            report.accept(node, "missing key 'lock'; '" + word + "' needs one, for example arg0->so_lock");
        } else if (act != Locking.Act.RAISE_LEVEL) {
            expression(PackCheck.value(node, "lock"));
        }
    }

    private void level(Mapping node) {
        boolean init = node.text("act").equals("init");
        if (!init && !node.text("level").isEmpty()) {
            report.accept(PackCheck.value(node, "level"), "'level' goes with 'act: init'; remove it or change 'act'");
        } else if (node.text("level").isEmpty() != node.items("adaptive-at").isEmpty()) {
            report.accept(node, "'level' and 'adaptive-at' go together: which argument is the level, and at which levels a holder may sleep");
        }
    }

    /** What makes a lock or a handler names it by an argument or the result alone. */
    private void plain(Mapping node) {
        boolean makes = node.text("act").equals("init") || node.text("act").equals("start");
        if (makes && !node.text("lock").isEmpty() && !PLAIN.matcher(node.text("lock")).matches()) {
            report.accept(PackCheck.value(node, "lock"), "'" + node.text("act") + "' needs an argument or 'result' as 'lock', such as arg0");
        }
    }

    private void runs(Mapping node) {
        if (node.text("act").equals("start") == node.text("runs").isEmpty()) {
            report.accept(node, "'runs' goes with 'act: start', and names the argument that is the handler, such as arg1");
        }
    }

    /** Keys that say how another key is meant, where that is not there. */
    private void withoutEffect(Mapping node) {
        boolean sleeps = node.text("sleeps").equals("true") || !node.items("sleeps-when").isEmpty();
        if (!sleeps && node.text("softint").equals("true")) {
            report.accept(PackCheck.value(node, "softint"), "'softint' goes with 'sleeps' or 'sleeps-when': a call that never sleeps may be made anywhere");
        }
        if (!sleeps && !node.items("sleeps-unless").isEmpty()) {
            report.accept(PackCheck.value(node, "sleeps-unless"), "'sleeps-unless' goes with 'sleeps' or 'sleeps-when', of which it is an exception");
        }
        if (!node.text("act").equals("acquire") && !node.items("thread-needs").isEmpty()) {
            report.accept(PackCheck.value(node, "thread-needs"), "'thread-needs' goes with 'act: acquire'; remove it or change 'act'");
        }
    }

    private void mode(Mapping node) {
        boolean argument = node.text("mode").startsWith("arg");
        if (argument && node.items("shared-when").isEmpty()) {
            report.accept(PackCheck.value(node, "mode"), "a mode that is an argument needs 'shared-when', the constants that mean shared");
        } else if (!argument && !node.items("shared-when").isEmpty()) {
            report.accept(PackCheck.value(node, "shared-when"), "'shared-when' goes with a 'mode' that is an argument, such as arg1");
        }
    }

    /** A lock expression starts with an argument, the result, the running thread, or a variable that the pack names. */
    private void expression(YamlNode node) {
        Matcher start = ROOT.matcher(((Scalar) node).text());
        if (start.lookingAt() && !BOUND.matcher(start.group()).matches() && !known.contains(start.group())) {
            Set<String> names = new TreeSet<>(known);
            names.addAll(BOUND_NAMES);
            report.accept(node, "lock '" + start.group() + "' is in no 'is' of 'locks', " + nearest(start.group(), names));
        }
    }

    private void orders() {
        for (Mapping node : root.mappings("orders")) {
            YamlNode line = PackCheck.value(node, "line");
            try {
                LockOrder order = LockOrder.parse(node.text("line"));
                if (order.classes().size() < 2) {
                    report.accept(line, "an order of one lock says nothing; write it as 'A > B'");
                }
                order.classes().stream().filter(name -> !name.contains(".") && !known.contains(name)).forEach(name -> report.accept(
                        line, "lock class '" + name + "' is not among 'locks', " + nearest(name, known)));
            } catch (IllegalArgumentException e) {
                report.accept(line, e.getMessage());
            }
        }
    }

    private static String nearest(String name, Set<String> names) {
        return Nearest.to(name, names).map(near -> "did you mean '" + near + "'?").orElse("add it there");
    }
}
