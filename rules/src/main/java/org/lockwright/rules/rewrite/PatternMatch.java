package org.lockwright.rules.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.rules.pack.Rewrite;

/**
 * A place where a pattern fits.
 *
 * @param whole the expression, or the statements
 * @param bound what each metavariable stands for there
 * @param untyped a metavariable whose type could not be told; null for none
 */
record PatternMatch(List<Node> whole, Map<String, Bound> bound, String untyped) {

    /** Kinds of which the tree does not have all that was written. */
    private static final Set<Kind> UNREAD = Set.of(Kind.ASM, Kind.OTHER, Kind.PROBLEM);

    /** What a metavariable stands for: nodes, or a declared name alone; {@code span} is empty for no statements at all. */
    record Bound(List<Node> nodes, Span span, String text) {
    }

    /** The bytes from the first to the last of {@link #whole}. */
    Span span() {
        return new Span(whole.get(0).span().start(), whole.get(whole.size() - 1).span().end());
    }

    /** This with only those metavariables that {@code kept} names: what the others stand for goes. */
    PatternMatch keeping(Set<String> kept) {
        Map<String, Bound> left = new HashMap<>(bound);
        left.keySet().retainAll(kept);
        return new PatternMatch(whole, left, untyped);
    }

    /** Whether {@code place} lies in what the pattern itself has, and in no metavariable's part. */
    boolean covers(Span place) {
        return span().contains(place) && bound.values().stream().noneMatch(b -> b.span().length() > 0 && b.span().contains(place));
    }

    /** The match of {@code pattern} that covers {@code use}, the smallest first; empty if there is none. */
    static Optional<PatternMatch> around(CodePattern pattern, Node use, SourceText source) {
        for (Node at = use; at != null && at.kind() != Kind.FUNCTION; at = at.parent().orElse(null)) {
            Optional<PatternMatch> found = pattern.isExpression() ? expression(pattern, at, source) : statements(pattern, at, source);
            if (found.filter(m -> m.covers(use.span())).isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<PatternMatch> expression(CodePattern pattern, Node at, SourceText source) {
        Matching matching = new Matching(pattern, source);
        return matching.fits(pattern.nodes().get(0), at) ? Optional.of(new PatternMatch(List.of(at), matching.bound, matching.untyped)) : Optional.empty();
    }

    /** A match that has {@code at}, a statement, as one of its own. */
    private static Optional<PatternMatch> statements(CodePattern pattern, Node at, SourceText source) {
        Node parent = at.parent().orElse(null);
        List<Node> row = parent != null && parent.kind() == Kind.COMPOUND ? parent.children() : List.of(at);
        int here = row.indexOf(at);
        for (int from = here; from >= 0; from--) {
            Matching matching = new Matching(pattern, source);
            int end = matching.row(pattern.nodes(), 0, row, from, false);
            if (end > here) {
                return Optional.of(new PatternMatch(row.subList(from, end), matching.bound, matching.untyped));
            }
        }
        return Optional.empty();
    }

    /** One attempt. */
    private static final class Matching {

        private final CodePattern pattern;
        private final SourceText source;
        private Map<String, Bound> bound = new HashMap<>();
        private String untyped;

        Matching(CodePattern pattern, SourceText source) {
            this.pattern = pattern;
            this.source = source;
        }

        /**
         * Where in {@code row} the statements of the pattern from {@code p} end that begin at {@code t}, which is its end if {@code whole};
         * -1 if they do not fit.
         */
        int row(List<Node> patterns, int p, List<Node> row, int t, boolean whole) {
            if (p == patterns.size()) {
                return whole && t < row.size() ? -1 : t;
            }
            Rewrite.Metavariable variable = pattern.variable(patterns.get(p));
            int most = variable == null || variable.kind() == Rewrite.MetavariableKind.STATEMENT ? t + 1 : row.size();
            int least = variable == null || variable.kind() == Rewrite.MetavariableKind.STATEMENT ? t + 1 : t;
            for (int end = least; end <= Math.min(most, row.size()); end++) {
                Map<String, Bound> before = new HashMap<>(bound);
                boolean fits = variable != null ? bind(variable, statements(row, t, end, p > 0)) : fits(patterns.get(p), row.get(t));
                int last = fits ? row(patterns, p + 1, row, end, whole) : -1;
                if (last >= 0) {
                    return last;
                }
                bound = before;
            }
            return -1;
        }

        /** The statements of {@code row} from {@code t} to {@code end}; {@code inner} with the comments on lines of their own in front of the first. */
        private Bound statements(List<Node> row, int t, int end, boolean inner) {
            if (t == end) {
                return new Bound(List.of(), new Span(0, 0), "");
            }
            int start = row.get(t).span().start();
            if (inner && t > 0 && isHere(row.get(t)) && isHere(row.get(t - 1)) && row.get(t - 1).span().end() < start) {
                Span gap = new Span(row.get(t - 1).span().end(), start);
                start = Lexer.tokens(source, gap).stream().mapToInt(c -> c.span().start()).filter(this::beginsLine).findFirst().orElse(start);
            }
            return new Bound(List.copyOf(row.subList(t, end)), new Span(start, row.get(end - 1).span().end()), "");
        }

        private boolean isHere(Node node) {
            return node.origin().isExact() && node.path().equals(source.path());
        }

        private boolean beginsLine(int at) {
            return source.text().substring(source.text().lastIndexOf('\n', at - 1) + 1, at).isBlank();
        }

        boolean fits(Node p, Node t) {
            Rewrite.Metavariable variable = pattern.variable(p);
            if (variable != null) {
                return isOf(variable, t) && bind(variable, new Bound(List.of(t), t.span(), t.kind() == Kind.NAME ? t.text() : ""));
            }
            if (MacroText.isUse(p, t)) {
                return MacroText.arguments(p, t, source).filter(this::all).isPresent();
            } else if (MacroText.isWhole(t)) {
                return false; // it is written as something else
            }
            if (p.kind() == Kind.PAREN || t.kind() == Kind.PAREN) {
                return fits(p.kind() == Kind.PAREN ? p.child(0) : p, t.kind() == Kind.PAREN ? t.child(0) : t);
            }
            if (p.kind() == Kind.COMPOUND || t.kind() == Kind.COMPOUND) {
                List<Node> row = t.kind() == Kind.COMPOUND ? t.children() : List.of(t);
                return row(p.kind() == Kind.COMPOUND ? p.children() : List.of(p), 0, row, 0, true) >= 0;
            }
            boolean alike = p.kind() == t.kind() && !UNREAD.contains(t.kind()) && p.operator().equals(t.operator()) && p.children().size() == t.children().size();
            return alike && isNamedAlike(p, t) && children(p, t);
        }

        private boolean all(List<Node[]> pairs) {
            return pairs.stream().allMatch(pair -> fits(pair[0], pair[1]));
        }

        private boolean children(Node p, Node t) {
            for (int i = 0; i < p.children().size(); i++) {
                if (!fits(p.child(i), t.child(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Whether what the two are called, or declare, is the same; a declared metavariable is bound. */
        private boolean isNamedAlike(Node p, Node t) {
            Rewrite.Metavariable declared = p.kind() == Kind.VARIABLE ? pattern.variables().get(p.text()) : null;
            if (declared != null) {
                Span name = t.name().filter(n -> n.origin().isExact()).map(Node.NamePlace::span).orElse(null);
                return name != null && type(p.type()).equals(type(t.type())) && bind(declared, new Bound(List.of(), name, t.text()));
            }
            boolean isMember = p.kind() != Kind.FIELD || t.symbol().orElse(null) instanceof Symbol.Field f && isOfStruct(p.child(0), f);
            boolean isLocal = p.kind() == Kind.NAME && t.symbol().orElse(null) instanceof Symbol.Variable v && v.scope() != Symbol.Scope.FILE;
            return p.text().equals(t.text()) && isMember && !isLocal;
        }

        /** Whether a member of {@code p}, if that is a metavariable with a type, is one of the struct that type speaks of. */
        private boolean isOfStruct(Node p, Symbol.Field member) {
            Rewrite.Metavariable variable = pattern.variable(p);
            return variable == null || variable.type().isEmpty() || type(variable.type()).replace("*", "").strip().equals(member.tag());
        }

        private boolean isOf(Rewrite.Metavariable variable, Node t) {
            boolean isKind = switch (variable.kind()) {
                case IDENTIFIER -> t.kind() == Kind.NAME && t.symbol().orElse(null) instanceof Symbol.Variable;
                case CONSTANT -> t.kind() == Kind.LITERAL || t.symbol().orElse(null) instanceof Symbol.Enumerator;
                default -> true;
            };
            if (!isKind || variable.type().isEmpty() || variable.kind().isStatement()) {
                return isKind;
            }
            Node bare = t;
            while (bare.kind() == Kind.PAREN) {
                bare = bare.child(0);
            }
            boolean member = t.parent().filter(o -> o.kind() == Kind.FIELD).isPresent(); // the member's struct has told
            if (bare.type().isEmpty() && !member) {
                untyped = variable.name();
            }
            return bare.type().isEmpty() || type(bare.type()).equals(type(variable.type()));
        }

        private boolean bind(Rewrite.Metavariable variable, Bound now) {
            Bound before = bound.putIfAbsent(variable.name(), now);
            return before == null || isSame(before, now);
        }

        private static boolean isSame(Bound a, Bound b) {
            boolean declared = a.nodes().isEmpty() != b.nodes().isEmpty();
            boolean same = declared ? !a.text().isEmpty() && a.text().equals(b.text()) : a.nodes().size() == b.nodes().size() && a.text().equals(b.text());
            for (int i = 0; same && !declared && i < a.nodes().size(); i++) {
                same = isSame(a.nodes().get(i), b.nodes().get(i));
            }
            return same;
        }

        private static boolean isSame(Node a, Node b) {
            if (a.kind() == Kind.PAREN || b.kind() == Kind.PAREN) {
                return isSame(a.kind() == Kind.PAREN ? a.child(0) : a, b.kind() == Kind.PAREN ? b.child(0) : b);
            }
            boolean alike = a.kind() == b.kind() && !UNREAD.contains(a.kind()) && a.operator().equals(b.operator()) && a.text().equals(b.text())
                    && a.symbol().equals(b.symbol()) && a.children().size() == b.children().size();
            for (int i = 0; alike && i < a.children().size(); i++) {
                alike = isSame(a.child(i), b.child(i));
            }
            return alike;
        }

        private static String type(String spelt) {
            return spelt.replaceAll("\\b(struct|union|enum|const|volatile)\\b", " ").replaceAll("\\s*\\*", " *").replaceAll("\\s+", " ").strip();
        }
    }
}
