package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/** Carries out an {@code insert} rule. */
final class InsertRewrite {

    private final Workspace workspace;
    private final Rewrite.Insert rule;

    InsertRewrite(Workspace workspace, Rewrite.Insert rule) {
        this.workspace = workspace;
        this.rule = rule;
    }

    RuleResult run() {
        Optional<Declarations> file = Declarations.of(workspace, rule.file());
        if (file.isEmpty()) {
            return new RuleResult(rule.id(), List.of(), List.of(), 0, List.of(), List.of());
        }
        Optional<Node> present = function(file.get(), rule.declares());
        boolean isMacro = file.get().source().text().matches("(?s).*(?:^|\\n)[ \\t]*#[ \\t]*define[ \\t]+" + rule.declares() + "\\b.*");
        Optional<Node> anchor = function(file.get(), rule.beforeFunction());
        SourceText source = file.get().source();
        if (present.isPresent()) {
            return result(source, present.get(), Site.Outcome.RIGHT_BY_TEXT, "declared already", List.of());
        } else if (isMacro && anchor.isPresent()) {
            return result(source, anchor.get(), Site.Outcome.RIGHT_BY_TEXT, "defined already", List.of());
        } else if (anchor.isEmpty()) {
            return new RuleResult(rule.id(), List.of(), List.of(), 1, file.get().unit().gaps(), List.of());
        }
        int at = startWithComment(source, anchor.get().span().start());
        String text = lineEnds(source, rule.text().endsWith("\n") ? rule.text() + "\n" : rule.text() + "\n\n");
        Edit edit = new Edit(source.path(), new Span(at, at), "", text, rule.id());
        return result(source, anchor.get(), Site.Outcome.REWRITTEN, rule.declares(), List.of(edit));
    }

    private static Optional<Node> function(Declarations file, String name) {
        return file.unit().declarations().stream()
                .filter(d -> d.kind() == Kind.FUNCTION && d.text().equals(name) && d.origin().isExact())
                .findFirst();
    }

    private RuleResult result(SourceText source, Node at, Site.Outcome outcome, String detail, List<Edit> edits) {
        Span name = at.name().map(Node.NamePlace::span).orElse(at.span());
        Site site = new Site(rule.id(), source.path(), name, source.lines().line(name.start()), "", outcome, detail);
        return new RuleResult(rule.id(), edits, List.of(site), 1, List.of(), List.of());
    }

    /** Start of the line of {@code at}, or of the comment that stands directly above it. */
    private static int startWithComment(SourceText source, int at) {
        int line = source.lines().startOf(source.lines().line(at));
        Token above = null;
        for (Token token : Lexer.tokens(source)) {
            if (token.span().end() <= line) {
                above = token;
            }
        }
        boolean directly = above != null
                && above.kind() == Token.Kind.COMMENT
                && source.lines().line(above.span().end() - 1) == source.lines().line(at) - 1
                && source.text().substring(source.lines().startOf(source.lines().line(above.span().start())),
                        above.span().start()).isBlank();
        return directly ? source.lines().startOf(source.lines().line(above.span().start())) : line;
    }

    private static String lineEnds(SourceText source, String text) {
        return text.replace("\n", PatternText.lineEnd(source));
    }
}
