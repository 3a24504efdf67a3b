package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;

/** Carries out a {@code field-type} rule. */
final class FieldTypeRewrite {

    private static final int TAB = 8;

    private final Workspace workspace;
    private final Rewrite.FieldType rule;

    FieldTypeRewrite(Workspace workspace, Rewrite.FieldType rule) {
        this.workspace = workspace;
        this.rule = rule;
    }

    RuleResult run() {
        FieldId id = FieldId.parse(rule.field());
        Optional<Declarations> header = Declarations.of(workspace, Declarations.headerOf(workspace.pack(), id.tag()));
        Optional<FieldDef> field = header.flatMap(h -> h.field(id));
        if (field.isEmpty()) {
            return new RuleResult(rule.id(), List.of(), List.of(), header.isPresent() ? 1 : 0,
                    header.map(h -> h.unit().gaps()).orElse(List.of()), List.of());
        }
        SourceText source = header.get().source();
        boolean shared = header.get().struct(id.tag()).map(StructDef::fields).orElse(List.of()).stream()
                .anyMatch(f -> f != field.get() && f.declaration().equals(field.get().declaration()));
        if (field.get().type().equals(rule.to())) {
            return result(source, field.get(), Site.Outcome.RIGHT_BY_TEXT, "declared so already", List.of());
        } else if (shared || !field.get().type().equals(rule.from())) {
            return result(source, field.get(), Site.Outcome.REFUSED, Reason.DECLARATION_DIFFERS.code(), List.of());
        }
        return result(source, field.get(), Site.Outcome.REWRITTEN, rule.to(), List.of(edit(source, field.get())));
    }

    private RuleResult result(SourceText source, FieldDef field, Site.Outcome outcome, String detail, List<Edit> edits) {
        Site site = new Site(rule.id(), source.path(), field.nameSpan(), source.lines().line(field.nameSpan().start()), "",
                outcome, detail);
        return new RuleResult(rule.id(), edits, List.of(site), 1, List.of(), List.of());
    }

    /** Replaces the type words, and the white space up to the name so that the name keeps its column where it can. */
    private Edit edit(SourceText source, FieldDef field) {
        Span span = new Span(field.declaration().start(), field.nameSpan().start());
        String old = source.slice(span);
        String gap = old.substring(old.stripTrailing().length());
        int lineStart = source.lines().startOf(source.lines().line(span.start()));
        int column = Columns.width(source.text().substring(lineStart, span.end()), TAB);
        int typeEnd = Columns.width(source.text().substring(lineStart, span.start()) + rule.to(), TAB);
        String newGap = gap;
        if (gap.chars().allMatch(c -> c == '\t')) {
            int tabs = Math.max(1, (column - typeEnd + TAB - 1) / TAB);
            newGap = "\t".repeat(tabs);
        }
        return new Edit(source.path(), span, old, rule.to() + newGap, rule.id());
    }
}
