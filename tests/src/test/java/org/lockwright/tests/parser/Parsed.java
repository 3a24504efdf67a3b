package org.lockwright.tests.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Parsing;
import org.lockwright.tests.kit.MemoryTree;

/** A small C file, parsed, and questions these tests ask of it. */
record Parsed(Unit unit) {

    static final String PATH = "sys/kern/t.c";

    /** {@code c} alone, under amd64. */
    static Parsed of(String c) {
        return of(MemoryTree.kernel(), c);
    }

    /** {@code c} in {@code tree}, no header of interest. */
    static Parsed of(MemoryTree tree, String c) {
        return of(tree.with(PATH, c), PATH, HeaderInterest.none());
    }

    /** The file {@code path} of {@code tree}. */
    static Parsed of(SourceTree tree, String path, HeaderInterest interest) {
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        return new Parsed(new Parsing(tree, configuration, interest, 1).units(List.of(path)).get(0));
    }

    /** Every node that {@code wanted} holds for, in order. */
    List<Node> nodes(Predicate<Node> wanted) {
        List<Node> out = new ArrayList<>();
        unit.declarations().forEach(top -> top.walk(n -> {
            if (wanted.test(n)) {
                out.add(n);
            }
        }));
        return out;
    }

    List<Node> nodes(Kind kind) {
        return nodes(n -> n.kind() == kind);
    }

    /** The only node of a kind. */
    Node only(Kind kind) {
        List<Node> found = nodes(kind);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind + ", got " + found);
        }
        return found.get(0);
    }

    /** The bytes of the node's span in this unit's file. */
    String bytes(Node node) {
        return bytes(node.span());
    }

    String bytes(Span span) {
        return unit.source().slice(span);
    }

    /** Tag and name of what each field reference names, {@code "?"} where it is not known, in order. */
    List<String> fields() {
        return nodes(Kind.FIELD).stream()
                .map(n -> n.symbol().orElseThrow() instanceof Symbol.Field f ? f.tag() + "." + f.name() : "?").toList();
    }

    /** Stage and cause of each gap, in order. */
    List<String> gaps() {
        return unit.gaps().stream().map(g -> g.line() + " " + g.stage() + " " + g.cause()).toList();
    }
}
