package org.lockwright.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.key.LockResolver;
import org.lockwright.rules.key.Rule;

/** The keys of fields, as lockwright's key model has them, as Clang's attributes. */
final class GuardExport {

    private static final Pattern LOCK_TYPE = Pattern.compile("(?m)^typedef struct (kmutex|krwlock) \\{");

    private final Map<String, Insertions> files;
    private final KeyModel keys;
    private final List<String> left = new ArrayList<>();

    private GuardExport(Map<String, Insertions> files, KeyModel keys) {
        this.files = files;
        this.keys = keys;
    }

    /** Adds the guards of {@code keys} to the files they stand in; gives what Clang has no words for, a line each. */
    static List<String> add(Map<String, Insertions> files, KeyModel keys) {
        GuardExport export = new GuardExport(files, keys);
        files.values().forEach(GuardExport::lockTypes);
        keys.structs().forEach(export::struct);
        return export.left;
    }

    private static void lockTypes(Insertions file) {
        Matcher m = LOCK_TYPE.matcher(file.text());
        while (m.find()) {
            file.add(m.start(1), "__attribute__((capability(\"" + (m.group(1).equals("kmutex") ? "mutex" : "rwlock") + "\"))) ");
        }
    }

    private void struct(KeyedStruct struct) {
        LockResolver locks = keys.locksOf(struct).orElseThrow();
        for (FieldDef field : struct.def().fields()) {
            Optional<Mark> mark = struct.mark(field);
            if (mark.isPresent()) {
                field(struct, field, KeyModel.guard(struct.legend(), mark.get()), locks);
            }
        }
    }

    private void field(KeyedStruct struct, FieldDef field, Guard guard, LockResolver locks) {
        String name = struct.def().tag() + "." + field.name();
        if (guard.condition().isPresent() || !isSayable(guard)) {
            left.add(name + ": " + guard.print());
            return;
        }
        for (LockPath lock : guard.write().locks()) {
            Optional<String> expression = expression(struct, lock, locks.resolve(lock, guard.text()));
            if (expression.isPresent()) {
                file(struct).add(endOfDeclarator(struct, field), " __attribute__((guarded_by(" + expression.get() + ")))");
            } else {
                left.add(name + ": " + guard.print() + ", of which " + lock.text());
            }
        }
    }

    /** Clang's guards are locks, all of which it asks for, shared to read and exclusively to write. */
    private static boolean isSayable(Guard guard) {
        return guard.locks().isEmpty() || isHeld(guard.write()) && guard.read().locks().containsAll(guard.write().locks());
    }

    private static boolean isHeld(Rule rule) {
        return rule instanceof Rule.All all ? all.rules().stream().allMatch(GuardExport::isHeld)
                : rule instanceof Rule.Held held && held.mode() != Rule.Mode.SHARED;
    }

    private Insertions file(KeyedStruct struct) {
        return files.get(struct.def().path());
    }

    private int endOfDeclarator(KeyedStruct struct, FieldDef field) {
        Matcher m = Pattern.compile("[,;]").matcher(file(struct).text());
        m.find(field.nameSpan().end());
        return m.start();
    }

    /** The lock in C, as from inside the struct. */
    private Optional<String> expression(KeyedStruct struct, LockPath lock, LockClass resolved) {
        if (!resolved.isResolved()) {
            return Optional.empty();
        } else if (resolved.root() == LockPath.Root.GLOBAL) {
            return variable(struct, resolved.name());
        }
        List<String> names = lock.names();
        boolean isOwn = struct.def().fields().stream().anyMatch(f -> f.name().equals(names.get(0)));
        String owner = resolved.name().substring(0, resolved.name().indexOf('.'));
        String path = lock.text().replaceFirst("^\\*", "");
        return !isOwn || path.contains("[") ? Optional.empty() : Optional.of(names.size() == 1 ? path : member(struct, owner, path));
    }

    /** A lock of another struct; where that is defined further down, a function stands for it that says there which lock it means. */
    private String member(KeyedStruct struct, String owner, String path) {
        Insertions file = file(struct);
        Matcher definition = Pattern.compile("(?m)^struct " + owner + " \\{[^}]*^\\};").matcher(file.text());
        if (!definition.find(0) || definition.start() < struct.def().span().start()) {
            return path;
        }
        String function = "lw_" + struct.def().tag() + "_" + path.replaceAll("\\W+", "_");
        String declared = "kmutex_t *" + function + "(struct " + struct.def().tag() + " *arg0)";
        if (!file.result().contains(declared)) {
            file.addBeforeLine(struct.def().span().start(), declared + "; ");
            file.add(definition.end(), " " + declared + " __attribute__((lock_returned(arg0->" + path + ")));");
        }
        return function + "(this)";
    }

    /** A variable that is a lock; where it is declared below the struct only, it is declared before it too. */
    private Optional<String> variable(KeyedStruct struct, String name) {
        Insertions file = file(struct);
        Matcher m = Pattern.compile("(?m)^(static |extern )?(k(?:mutex|rwlock)_t\\s+\\*?)" + name + ";").matcher(file.text());
        if (!m.find()) {
            return Optional.empty();
        }
        String declared = "extern " + m.group(2) + name + "; ";
        if (m.start() > struct.def().span().start() && !file.result().contains(declared)) {
            file.addBeforeLine(struct.def().span().start(), declared);
            if ("static ".equals(m.group(1))) {
                file.replace(m.start(), m.end(1), "");
            }
        }
        return Optional.of(name);
    }
}
