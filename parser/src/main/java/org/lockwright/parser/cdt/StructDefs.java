package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.cdt.core.dom.ast.IASTArrayDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.StructDef;

/** Cuts struct definitions into fields with the places that comments attach to. */
final class StructDefs {

    /** Structs within structs beyond which nothing is read: each is cut out of its text by itself and within each around it. */
    private static final int DEEPEST = 12;

    private final Adapting adapting;
    private final String path;
    private final SourceText source;
    private final List<FieldDef> fields = new ArrayList<>();
    private final List<Span> unread = new ArrayList<>();

    private StructDefs(Adapting adapting, String path, SourceText source) {
        this.adapting = adapting;
        this.path = path;
        this.source = source;
    }

    /** The definition as written in its file; empty when it comes out of a macro or a file that is not kept, or lies too deep in others. */
    static Optional<StructDef> of(Adapting adapting, IASTCompositeTypeSpecifier s) {
        Places.Place place = adapting.places().of(s);
        SourceText source = adapting.sourceOf(place.path());
        if (source == null || place.origin() != Origin.FILE || place.span().end() > source.length() || depth(s) > DEEPEST) {
            return Optional.empty();
        }
        StructDefs cut = new StructDefs(adapting, place.path(), source);
        cut.members(s, 0);
        cut.fields.sort(Comparator.comparing(FieldDef::nameSpan));
        return Optional.of(new StructDef(place.path(), place.span(), tag(s), cut.fields, cut.unread));
    }

    private static String tag(IASTCompositeTypeSpecifier s) {
        if (s.getName().getLookupKey().length > 0) {
            return s.getName().toString();
        }
        if (s.getParent() instanceof IASTSimpleDeclaration d && d.getDeclarators().length > 0) {
            return Declarations.innermost(d.getDeclarators()[0]).getName().toString();
        }
        return "(anonymous)";
    }

    /** How many structs are around {@code s}; one more than {@link #DEEPEST} if there are more. */
    private static int depth(IASTCompositeTypeSpecifier s) {
        int depth = 0;
        for (IASTNode at = s.getParent(); at != null && depth <= DEEPEST; at = at.getParent()) {
            depth += at instanceof IASTCompositeTypeSpecifier ? 1 : 0;
        }
        return depth;
    }

    private void members(IASTCompositeTypeSpecifier s, int depth) {
        List<Span> broken = broken(s);
        for (IASTDeclaration member : s.getMembers()) {
            if (member instanceof IASTSimpleDeclaration d && !isIn(broken, d)) {
                if (d.getDeclarators().length == 0 && d.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner) {
                    inner(inner, depth + 1);
                }
                for (IASTDeclarator declarator : d.getDeclarators()) {
                    field(d, declarator);
                }
            }
        }
        for (Span member : broken) {
            List<FieldDef> found = MemberText.fields(source, member);
            fields.addAll(found);
            if (found.isEmpty()) {
                unread.add(member);
            }
        }
    }

    private void inner(IASTCompositeTypeSpecifier s, int depth) {
        if (depth <= DEEPEST) {
            members(s, depth);
        } else {
            unread.add(adapting.places().of(s).span());
        }
    }

    /** The members of {@code s}, by their text, in which something did not parse. */
    private List<Span> broken(IASTCompositeTypeSpecifier s) {
        List<Span> problems = new ArrayList<>();
        for (IASTDeclaration member : s.getMembers()) {
            Places.Place place = isBroken(member) ? adapting.places().of(member) : null;
            if (place != null && place.path().equals(path) && place.span().end() <= source.length()) {
                problems.add(place.span());
            }
        }
        Places.Place whole = adapting.places().of(s);
        if (problems.isEmpty() || whole.origin() != Origin.FILE || !whole.path().equals(path)) {
            return List.of();
        }
        return MemberText.members(source, whole.span()).stream().filter(m -> problems.stream().anyMatch(m::overlaps)).toList();
    }

    /** A problem, or a macro that the grammar takes for a name in parentheses: {@code SOME_FIELDS(x);}. */
    private static boolean isBroken(IASTDeclaration member) {
        return member instanceof IASTProblemDeclaration
                || member instanceof IASTSimpleDeclaration d && d.getDeclarators().length == 1 && isBare(d.getDeclarators()[0]);
    }

    private static boolean isBare(IASTDeclarator d) {
        return !(d instanceof IASTFunctionDeclarator) && !(d instanceof IASTArrayDeclarator) && d.getPointerOperators().length == 0
                && d.getNestedDeclarator() != null && d.getNestedDeclarator().getPointerOperators().length == 0;
    }

    private boolean isIn(List<Span> members, IASTDeclaration d) {
        return !members.isEmpty() && members.stream().anyMatch(adapting.places().of(d).span()::overlaps);
    }

    private void field(IASTSimpleDeclaration d, IASTDeclarator declarator) {
        IASTName name = Declarations.innermost(declarator).getName();
        Places.Place whole = adapting.places().of(d);
        Places.Place named = adapting.places().of(name);
        boolean written = whole.origin() == Origin.FILE
                && whole.path().equals(path)
                && whole.span().end() <= source.length()
                && whole.span().contains(named.span());
        if (written && named.origin().isExact() && !name.toString().isEmpty()) {
            fields.add(new FieldDef(name.toString(), type(d, declarator, named.span()), whole.span(), named.span()));
        }
    }

    /** The type as written: specifiers and this declarator without the name, comments left out, white space folded. */
    private String type(IASTSimpleDeclaration d, IASTDeclarator declarator, Span name) {
        Span specifier = written(d.getDeclSpecifier());
        TypeText out = new TypeText();
        if (d.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier) {
            String text = specifier == null ? "struct" : source.slice(specifier);
            if (text.startsWith("struct") || text.startsWith("union")) {
                out.append(text.startsWith("union") ? "union" : "struct");
            } else {
                append(out, specifier, name); // a macro such as TAILQ_ENTRY(x)
            }
        } else if (specifier != null) {
            append(out, specifier, name);
        }
        Places.Place own = adapting.places().of(declarator);
        if (own.origin() == Origin.FILE && own.span().end() <= source.length()) {
            append(out, own.span(), name);
        }
        return out.toString();
    }

    /** The bytes of {@code node} in this file, or those of the macro use it comes out of; null for neither. */
    private Span written(IASTNode node) {
        Places.Place place = adapting.places().of(node);
        boolean here = place.path().equals(path) && place.origin() == Origin.FILE;
        Span span = here ? place.span() : place.macro() != null && place.macro().path().equals(path) ? place.macro().span() : null;
        return span == null || span.end() > source.length() ? null : span;
    }

    private void append(TypeText out, Span part, Span name) {
        Lexer.tokens(source, part).stream().filter(t -> !t.span().equals(name)).forEach(t -> out.append(t, source));
    }
}
