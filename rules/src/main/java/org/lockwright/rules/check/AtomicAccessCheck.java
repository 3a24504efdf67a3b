package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.program.Access;
import org.lockwright.rules.program.AtomicText;
import org.lockwright.rules.program.FieldId;

/**
 * LW1003: plain access to a field under an atomic key.
 *
 * <p>A plain read-modify-write is a must finding: it can lose another CPU's update. A plain read is one where the legend line says
 * that loads are atomic too, else a may finding. A plain store is a may finding: it is right while nobody else can see the object,
 * which the lock analysis will tell.
 */
public final class AtomicAccessCheck implements Check {

    /** The check's id. */
    public static final String ID = "LW1003";

    private final KeyModel keys;

    /** A check against {@code keys}. */
    public AtomicAccessCheck(KeyModel keys) {
        this.keys = keys;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings(Unit unit, Function<String, Optional<SourceText>> texts) {
        Map<String, Finding> out = new LinkedHashMap<>();
        for (FieldId field : keys.atomicFields()) {
            Guard guard = keys.guard(field).orElseThrow();
            List<Node> tops = new ArrayList<>(unit.declarations());
            tops.addAll(unit.headerDeclarations());
            for (Node top : tops) {
                for (Access access : Access.in(top, field)) {
                    finding(unit, top, access, guard, texts)
                            .ifPresent(f -> out.putIfAbsent(f.path() + f.span() + f.subject(), f));
                }
            }
        }
        return out.values().stream().sorted().toList();
    }

    private Optional<Finding> finding(Unit unit, Node top, Access access, Guard guard,
            Function<String, Optional<SourceText>> texts) {
        String what = switch (access.use()) {
            case READ -> "read";
            case STORE -> "written";
            case OR, AND, ADD, MODIFY -> "changed";
            default -> null;
        };
        Node.NamePlace name = access.reference().name().orElseThrow();
        SourceText source = name.path().equals(unit.path()) ? unit.source() : texts.apply(name.path()).orElse(null);
        boolean isPlain = access.use() == Access.Use.READ || access.use() == Access.Use.STORE;
        boolean isSaid = guard.condition().isEmpty() && (!isPlain || guard.loadsAreAtomic());
        if (what == null || source == null || !isSaid || isAtomicOperand(access, source)) {
            return Optional.empty();
        }
        boolean must = access.use() != Access.Use.STORE;
        String function = top.kind() == Kind.FUNCTION ? top.text() : "";
        Span span = access.reference().origin().isExact() ? access.reference().span() : name.span();
        String path = access.reference().origin().isExact() ? fold(source.slice(span)) : access.field().toString();
        String key = "its key says: " + guard.text();
        return Optional.of(new Finding(ID, must ? Finding.Confidence.MUST : Finding.Confidence.MAY, name.path(), span,
                source.lines().line(span.start()), source.lines().column(span.start()), function,
                access.field() + " " + what + " " + (access.reference().origin().isExact() ? squeezed(source, span) : path),
                "'" + path + "' is " + what + " plainly, but " + access.field() + " is atomic",
                Note.all(key, remedy(access)), List.of(unit.configuration())));
    }

    private static boolean isAtomicOperand(Access access, SourceText source) {
        return access.reference().origin().isExact() && AtomicText.isOperand(source, access.reference().span());
    }

    private static String fold(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** The tokens in {@code span}, whatever stands between them. */
    private static String squeezed(SourceText source, Span span) {
        StringBuilder out = new StringBuilder();
        for (Token token : Lexer.tokens(source, span)) {
            String word = token.kind() == Token.Kind.COMMENT ? "" : token.in(source);
            boolean isApart = !word.isEmpty() && !out.isEmpty() && isWord(word.charAt(0)) && isWord(out.charAt(out.length() - 1));
            out.append(isApart ? " " : "").append(word);
        }
        return out.toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static String remedy(Access access) {
        return switch (access.use()) {
            case READ -> "use atomic_load_acquire(), or atomic_load_relaxed() where a lock orders it";
            case STORE -> "use atomic_store_release(), or atomic_store_relaxed() where a lock orders it; right as it is if nobody "
                    + "else can see the object yet";
            case OR -> "use atomic_or_uint()";
            case AND -> "use atomic_and_uint()";
            default -> "use an operation of atomic_ops(3)";
        };
    }
}
