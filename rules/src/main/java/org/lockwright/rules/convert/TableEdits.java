package org.lockwright.rules.convert;

import java.util.List;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.softint.PortSpec;

/** Carries out edits one after the other, all on the same state of the tree. */
final class TableEdits {

    private final Bench bench;
    private final PortSpec spec;
    private final DirectiveEdits directives;
    private final CodeEdits code;
    private final OrderEdits order;
    private final WordEdits words;
    private final TableRowEdits rows;
    private final EstablishEdits establish;

    /** Edits on {@code bench}; {@code spec} is the port's, or null. */
    TableEdits(Bench bench, PortSpec spec) {
        this.bench = bench;
        this.spec = spec;
        this.directives = new DirectiveEdits(bench);
        this.code = new CodeEdits(bench);
        this.order = new OrderEdits(bench);
        this.words = new WordEdits(bench);
        this.rows = new TableRowEdits(bench);
        this.establish = new EstablishEdits(bench);
    }

    void run(List<TableEdit> edits) {
        for (TableEdit edit : edits) {
            int before = bench.answered();
            run(edit);
            boolean optional = edit instanceof TableEdit.Phrase || edit instanceof TableEdit.Tokens t && t.optional();
            if (edit.in() != null && !optional && bench.answered() == before) {
                bench.read(edit.in()).ifPresent(source -> bench.refuse(source, new Span(0, 0), Reason.OTHER_SHAPE));
            }
        }
    }

    private void run(TableEdit edit) {
        if (edit instanceof TableEdit.Defines e) {
            directives.defines(e);
        } else if (edit instanceof TableEdit.Value e) {
            directives.value(e);
        } else if (edit instanceof TableEdit.Insert e) {
            directives.insert(e);
        } else if (edit instanceof TableEdit.Lines e) {
            directives.lines(e);
        } else if (edit instanceof TableEdit.Tokens e) {
            directives.tokens(e);
        } else if (edit instanceof TableEdit.ArraySize e) {
            directives.arraySize(e);
        } else if (edit instanceof TableEdit.Clone e) {
            code.copy(e);
        } else if (edit instanceof TableEdit.SwitchBody e) {
            code.switchBody(e);
        } else if (edit instanceof TableEdit.Initializer e) {
            code.initializer(e);
        } else {
            other(edit);
        }
    }

    private void other(TableEdit edit) {
        if (edit instanceof TableEdit.Arrange e) {
            order.arrange(e);
        } else if (edit instanceof TableEdit.Steps e) {
            order.steps(e);
        } else if (edit instanceof TableEdit.Rename e) {
            words.rename(e);
        } else if (edit instanceof TableEdit.Phrase e) {
            words.phrase(e);
        } else if (edit instanceof TableEdit.Rows e) {
            rows.rows(e);
        } else if (edit instanceof TableEdit.MaskRows) {
            rows.maskRows(spec);
        } else if (edit instanceof TableEdit.Names e) {
            words.names(e);
        } else if (edit instanceof TableEdit.Refuse e) {
            code.refuse(e);
        } else if (edit instanceof TableEdit.Establish e) {
            establish.establish(e);
        } else {
            throw new IllegalStateException("no way to carry out " + edit.getClass());
        }
    }
}
