package org.lockwright.rules.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Parsing;

/**
 * C with metavariables in it: an expression, or statements in a row.
 *
 * <p>The front end reads it in a unit of its own, where the metavariables are parameters of a function around it, in a block in
 * which it may declare them anew. Names of functions
 * and macros that it does not declare are taken by their spelling.
 *
 * @param text as the pack has it
 * @param nodes the expression, or the statements
 * @param isExpression whether it is an expression
 * @param variables the metavariables by name
 */
record CodePattern(String text, List<Node> nodes, boolean isExpression, Map<String, Rewrite.Metavariable> variables) {

    private static final String PATH = "sys/kern/pattern.c";
    /** Types that kernel code declares variables with; source: {@code sys/types.h}. */
    private static final String TYPES = "typedef unsigned char u_char; typedef unsigned short u_short; typedef unsigned int u_int; typedef unsigned long u_long;\n";

    /**
     * Reads {@code text}.
     *
     * @throws DraftException if it is no C, naming {@code rule}
     */
    static CodePattern of(String rule, String text, List<Rewrite.Metavariable> variables, Parsing parsing) {
        Map<String, Rewrite.Metavariable> byName = new LinkedHashMap<>();
        variables.forEach(v -> byName.put(v.name(), v));
        String code = text.strip();
        boolean isExpression = !code.endsWith(";") && !code.endsWith("}");
        String parameters = variables.stream()
                .map(v -> (v.type().isEmpty() ? "int " : v.type() + " ") + v.name()).collect(Collectors.joining(", "));
        String around = TYPES + "void pattern(" + (parameters.isEmpty() ? "void" : parameters) + ")\n{\n{\n" + code + (isExpression ? ";" : "") + "\n}\n}\n";
        Unit unit = parsing.withMacros(SourceText.ofLatin1(PATH, around)).unit();
        List<Node> functions = unit.declarations().stream().filter(n -> n.kind() == Kind.FUNCTION).toList();
        List<Gap> gaps = unit.gaps().stream().filter(g -> g.stage() != Gap.Stage.RESOLVE).toList(); // it declares nothing that it names
        boolean isRead = gaps.isEmpty() && functions.size() == 1;
        List<Node> statements = isRead ? last(functions.get(0)).child(0).children() : List.of();
        if (statements.isEmpty() || isExpression && (statements.size() > 1 || statements.get(0).kind() != Kind.EXPRESSION_STATEMENT)) {
            String why = gaps.isEmpty() ? "an expression, or statements, are expected" : gaps.get(0).cause();
            throw new DraftException("rule '" + rule + "': the pattern '" + code.lines().findFirst().orElse("") + "' cannot be read as C: " + why);
        }
        return new CodePattern(code, isExpression ? List.of(statements.get(0).child(0)) : statements, isExpression, byName);
    }

    private static Node last(Node node) {
        return node.child(node.children().size() - 1);
    }

    /** The metavariable that {@code node} stands for, statements as {@code s;}; null if it is none. */
    Rewrite.Metavariable variable(Node node) {
        boolean isStatement = node.kind() == Kind.EXPRESSION_STATEMENT && node.children().size() == 1;
        Node name = isStatement ? node.child(0) : node;
        Rewrite.Metavariable found = name.kind() == Kind.NAME ? variables.get(name.text()) : null;
        return found != null && found.kind().isStatement() == isStatement ? found : null;
    }
}
