package org.lockwright.parser.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockwright.parser.config.Statement.Conditional;

/**
 * Reads a config file and all it includes, in config(1)'s order: follows includes, decides conditionals, keeps prefixes.
 *
 * <p>Names of files are relative to {@code sys/} and the prefix in force, or beside the including file for {@code "./x"}.
 */
final class ConfigReader {

    /** How deep includes may nest, and how many one kernel may have: more is a loop. */
    private static final int DEPTH = 40;
    private static final int FILES = 4000;
    /** Statements one kernel may have. */
    private static final int STATEMENTS = 400_000;

    private final ConfigSources sources;
    private final Visitor visitor;
    private final Predicate<String> isAttribute;
    private final List<ConfigGap> gaps;
    private final Deque<String> prefixes = new ArrayDeque<>();
    private int depth;
    private int files;
    private int statements;

    /** Takes each statement that is in force, with the prefix of the files it names. */
    interface Visitor {

        /** {@code prefix} ends in a slash: {@code "sys/"} without any. */
        void visit(Statement statement, String prefix);
    }

    /** A reader that asks {@code isAttribute} for {@code ifdef} and notes problems in {@code gaps}. */
    ConfigReader(ConfigSources sources, Visitor visitor, Predicate<String> isAttribute, List<ConfigGap> gaps) {
        this.sources = sources;
        this.visitor = visitor;
        this.isAttribute = isAttribute;
        this.gaps = gaps;
    }

    /** Reads {@code path}; false if there is no such file. */
    boolean read(String path) {
        Optional<List<Statement>> found = sources.statements(path);
        if (found.isEmpty()) {
            return false;
        }
        depth++;
        Branches branches = new Branches();
        for (Statement statement : found.get()) {
            if (++statements > STATEMENTS) {
                if (statements == STATEMENTS + 1) {
                    gaps.add(new ConfigGap(statement.place(), "more than " + STATEMENTS + " statements, the rest is left out"));
                }
                break;
            }
            if (statement instanceof Conditional conditional) {
                branches.take(conditional);
            } else if (branches.inForce()) {
                deliver(statement);
            }
        }
        branches.close();
        depth--;
        return true;
    }

    private void deliver(Statement statement) {
        if (statement instanceof Statement.Include include) {
            include(include);
        } else if (statement instanceof Statement.Prefix prefix) {
            prefix(prefix);
        } else if (statement instanceof Statement.Unknown unknown) {
            gaps.add(new ConfigGap(unknown.place(), unknown.cause()));
        } else {
            visitor.visit(statement, prefix());
        }
    }

    private String prefix() {
        return prefixes.isEmpty() ? "sys/" : prefixes.peek();
    }

    private void prefix(Statement.Prefix statement) {
        if (statement.path().isPresent()) {
            prefixes.push(TreePaths.join("sys/", statement.path().get()) + "/");
        } else if (prefixes.isEmpty()) {
            gaps.add(new ConfigGap(statement.place(), "takes back a prefix, and none is in force"));
        } else {
            prefixes.pop();
        }
    }

    private void include(Statement.Include include) {
        String path = resolve(include);
        if (depth >= DEPTH || ++files > FILES) {
            gaps.add(new ConfigGap(include.place(), "include of " + TokenCursor.printable(path) + " is the "
                    + (depth >= DEPTH ? DEPTH + "th in each other" : FILES + "th") + ", a loop it seems; left out"));
            return;
        }
        if (include.isPackage()) {
            prefixes.push(path.substring(0, path.lastIndexOf('/') + 1));
        }
        boolean found = read(path);
        if (include.isPackage()) {
            prefixes.pop();
        }
        if (!found && !include.mayBeMissing()) {
            gaps.add(new ConfigGap(include.place(), "includes " + TokenCursor.printable(path) + ", which the tree lacks"));
        }
    }

    private String resolve(Statement.Include include) {
        if (include.path().startsWith("./")) {
            String from = include.place().path();
            return TreePaths.join(from.substring(0, from.lastIndexOf('/') + 1), include.path());
        }
        return TreePaths.join(prefix(), include.path());
    }

    /** The conditionals that are open in one file. */
    private final class Branches {

        private final Deque<Branch> open = new ArrayDeque<>();
        private Place last;

        boolean inForce() {
            return open.isEmpty() || open.peek().inForce;
        }

        void take(Conditional c) {
            last = c.place();
            switch (c.kind()) {
                case IFDEF, IFNDEF -> {
                    boolean outer = inForce();
                    boolean holds = outer && isAttribute.test(c.name()) == (c.kind() == Conditional.Kind.IFDEF);
                    open.push(new Branch(outer, holds, holds, false));
                }
                case ELIFDEF, ELIFNDEF -> next(c, isAttribute.test(c.name()) == (c.kind() == Conditional.Kind.ELIFDEF), false);
                case ELSE -> next(c, true, true);
                case ENDIF -> {
                    if (open.poll() == null) {
                        gaps.add(new ConfigGap(c.place(), "endif without ifdef"));
                    }
                }
            }
        }

        private void next(Conditional c, boolean holds, boolean isLast) {
            Branch branch = open.poll();
            if (branch == null || branch.isLast) {
                gaps.add(new ConfigGap(c.place(), (isLast ? "else" : "elifdef") + " without ifdef"));
                if (branch != null) {
                    open.push(branch);
                }
                return;
            }
            boolean inForce = branch.outer && !branch.taken && holds;
            open.push(new Branch(branch.outer, branch.taken || inForce, inForce, isLast));
        }

        void close() {
            if (!open.isEmpty()) {
                gaps.add(new ConfigGap(last, open.size() + " ifdef without endif at the end of the file"));
            }
        }
    }

    /** One open conditional: whether what is around it is in force, a branch was taken, this one is, and it is the {@code else}. */
    private record Branch(boolean outer, boolean taken, boolean inForce, boolean isLast) {
    }
}
