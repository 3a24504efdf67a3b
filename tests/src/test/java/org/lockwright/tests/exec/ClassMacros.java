package org.lockwright.tests.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/**
 * A lock class that a series brings as names for the lock that holds today.
 *
 * @param rule the rule that brackets accesses with the names
 * @param lock the class, as the pack's order has it
 * @param tag the struct whose address names a lock of the class
 * @param names its macros
 */
record ClassMacros(Rewrite.Region rule, String lock, String tag, Rewrite.ClassNames names) {

    private static final Pattern OBJECT = Pattern.compile("arg0->(\\w+)::(\\w+)");

    /** The classes of a pack's region rules, in the pack's order. */
    static List<ClassMacros> of(Pack pack) {
        List<ClassMacros> out = new ArrayList<>();
        for (Rewrite rewrite : pack.rewrites()) {
            if (rewrite instanceof Rewrite.Region rule) {
                out.add(of(pack.locking(), rule));
            }
        }
        return out;
    }

    private static ClassMacros of(Locking locking, Rewrite.Region rule) {
        Locking.Row row = locking.rows().stream().filter(r -> r.call().equals(rule.names().enter()) && r.act() == Locking.Act.ACQUIRE)
                .findFirst().orElseThrow();
        Matcher m = OBJECT.matcher(row.lock());
        if (!m.matches()) {
            throw new IllegalArgumentException(rule.id() + ": " + row.lock() + " names no object by its first argument");
        }
        String field = m.group(1) + "." + m.group(2);
        String lock = locking.locks().stream().filter(l -> l.is().contains(field)).map(Locking.LockName::name).findFirst().orElseThrow();
        return new ClassMacros(rule, lock, m.group(1), rule.names());
    }

    /**
     * The header of a tree with its class macros made real: each does what it did, and takes, gives up or asserts a lock of the shims that
     * belongs to the object named.
     *
     * @param text the tree's own
     * @param place what the compiler is to call it
     */
    static String real(Pack pack, String text, String place) {
        String out = text;
        for (ClassMacros one : of(pack)) {
            out = one.replace(out, one.names.enter(), "enter");
            out = one.replace(out, one.names.exit(), "exit");
            out = one.replace(out, one.names.assertion(), "assert");
        }
        return "#include \"kern_class.h\"\n#line 1 \"" + place + "\"\n" + out;
    }

    private String replace(String text, String macro, String act) {
        long all = Pattern.compile("(?m)^[ \\t]*#[ \\t]*define[ \\t]+" + macro + "\\b").matcher(text).results().count();
        Matcher m = Pattern.compile("(?m)^(#define[ \\t]+" + macro + "\\((\\w+)\\)[ \\t]+)(\\S.*(?<![\\\\\\s]))$").matcher(text);
        if (all != 1 || !m.find()) {
            throw new IllegalArgumentException("the header has " + all + " definitions of " + macro + ", not one on a line of its own");
        }
        String before = act.equals("exit") ? "" : " " + m.group(3) + ";";
        String after = act.equals("exit") ? " " + m.group(3) + ";" : "";
        return text.substring(0, m.start()) + m.group(1) + "do { const struct " + tag + " *lockwright_object = (" + m.group(2) + ");" + before
                + " exec_class_" + act + "(\"" + lock + "\", lockwright_object);" + after + " } while (0)" + text.substring(m.end());
    }
}
