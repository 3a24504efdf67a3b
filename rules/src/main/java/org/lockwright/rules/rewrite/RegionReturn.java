package org.lockwright.rules.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Takes what a function returns into a variable in a region, and returns it after that. */
final class RegionReturn {

    private static final Pattern WORDS = Pattern.compile("\\b(static|extern|inline|__inline|__inline__|__unused|__noinline)\\b");
    private static final Pattern TYPE = Pattern.compile("([A-Za-z_]\\w*(?: [A-Za-z_]\\w*)*)\\s*(\\**)");

    private final SourceText source;
    private final Node function;
    private final RegionText text;

    RegionReturn(SourceText source, Node function, RegionText text) {
        this.source = source;
        this.function = function;
        this.text = text;
    }

    /** The statement and the variable's declaration; nothing if the function's type is not plain, or the statement has no braces around it. */
    List<Replacement> of(Node s) {
        Optional<String> type = type();
        Optional<String> variable = variable();
        boolean inBlock = s.parent().filter(p -> p.kind() == Kind.COMPOUND).isPresent();
        if (type.isEmpty() || variable.isEmpty() || !inBlock) {
            return List.of();
        }
        Optional<Replacement> taken = text.returned(s, variable.get());
        Optional<Replacement> declared = text.declared(function.child(function.children().size() - 1), type.get(), variable.get());
        return taken.isPresent() && declared.isPresent() ? List.of(taken.get(), declared.get()) : List.of();
    }

    /** What the function returns, as it is spelt in front of its name. */
    private Optional<String> type() {
        Optional<Node.NamePlace> name = function.name();
        if (!function.origin().isExact() || name.isEmpty() || name.get().span().start() < function.span().start()) {
            return Optional.empty();
        }
        String before = source.slice(new Span(function.span().start(), name.get().span().start()));
        Matcher type = TYPE.matcher(WORDS.matcher(before).replaceAll(" ").strip().replaceAll("\\s+", " "));
        return type.matches() ? Optional.of(type.group(1) + (type.group(2).isEmpty() ? " " : " " + type.group(2))) : Optional.empty();
    }

    private Optional<String> variable() {
        Set<String> used = new HashSet<>();
        function.walk(n -> used.add(n.text()));
        return List.of("rv", "result", "value").stream().filter(v -> !used.contains(v)).findFirst();
    }
}
