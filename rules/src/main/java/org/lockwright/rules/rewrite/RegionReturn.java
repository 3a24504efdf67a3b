package org.lockwright.rules.rewrite;

import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Takes what a function returns into a variable in a region, and returns it after that. */
final class RegionReturn {

    private final SourceText source;
    private final Node function;
    private final RegionText text;
    private final RegionLocals locals;

    RegionReturn(SourceText source, Node function, RegionText text, RegionLocals locals) {
        this.source = source;
        this.function = function;
        this.text = text;
        this.locals = locals;
    }

    /** The statement; empty if the function's type is not plain, or the statement has no braces around it. */
    Optional<Replacement> of(Node s) {
        Optional<RegionLocals.Local> local = ValueType.returned(function, source).flatMap(locals::returned);
        boolean inBlock = s.parent().filter(p -> p.kind() == Kind.COMPOUND).isPresent();
        Optional<Replacement> taken = inBlock && locals.isPlaced() ? local.flatMap(l -> text.returned(s, l.name())) : Optional.empty();
        taken.ifPresent(t -> locals.declare(local.get()));
        return taken;
    }
}
