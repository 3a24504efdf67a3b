package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.StructDef;

/** Cuts struct definitions into fields with the places that comments attach to. */
final class StructDefs {

    private final Adapting adapting;
    private final String path;
    private final SourceText source;
    private final List<FieldDef> fields = new ArrayList<>();

    private StructDefs(Adapting adapting, String path, SourceText source) {
        this.adapting = adapting;
        this.path = path;
        this.source = source;
    }

    /** The definition as written in its file; empty when it comes out of a macro or a file that is not kept. */
    static Optional<StructDef> of(Adapting adapting, IASTCompositeTypeSpecifier s) {
        Places.Place place = adapting.places().of(s);
        SourceText source = adapting.sourceOf(place.path());
        if (source == null || place.origin() != Origin.FILE || place.span().end() > source.length()) {
            return Optional.empty();
        }
        StructDefs cut = new StructDefs(adapting, place.path(), source);
        cut.members(s);
        return Optional.of(new StructDef(place.path(), place.span(), tag(s), cut.fields));
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

    private void members(IASTCompositeTypeSpecifier s) {
        for (IASTDeclaration member : s.getMembers()) {
            if (member instanceof IASTSimpleDeclaration d) {
                if (d.getDeclarators().length == 0 && d.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner) {
                    members(inner);
                }
                for (IASTDeclarator declarator : d.getDeclarators()) {
                    field(d, declarator);
                }
            }
        }
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
        Places.Place specifier = adapting.places().of(d.getDeclSpecifier());
        Places.Place own = adapting.places().of(declarator);
        StringBuilder out = new StringBuilder();
        boolean known = specifier.path().equals(path) && specifier.span().end() <= source.length();
        if (isInner(d.getDeclSpecifier())) {
            boolean written = known && source.slice(specifier.span()).matches("(?s)\\s*(struct|union)\\b.*");
            if (known && !written) {
                append(out, specifier.span(), name); // a macro such as TAILQ_ENTRY(x)
            } else {
                out.append(known && source.slice(specifier.span()).startsWith("union") ? "union" : "struct");
            }
        } else if (specifier.origin() == Origin.FILE && specifier.span().end() <= source.length()) {
            append(out, specifier.span(), name);
        }
        if (own.origin() == Origin.FILE && own.span().end() <= source.length()) {
            append(out, own.span(), name);
        }
        return out.toString().strip();
    }

    private static boolean isInner(IASTNode specifier) {
        return specifier instanceof IASTCompositeTypeSpecifier;
    }

    private void append(StringBuilder out, Span part, Span name) {
        for (Token token : Lexer.tokens(source, part)) {
            if (token.kind() == Token.Kind.COMMENT || token.span().equals(name)) {
                continue;
            }
            String text = token.in(source);
            boolean word = Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '_';
            boolean afterWord = out.length() > 0
                    && (Character.isLetterOrDigit(out.charAt(out.length() - 1)) || out.charAt(out.length() - 1) == '_');
            boolean afterComma = out.length() > 0 && out.charAt(out.length() - 1) == ',';
            if (word && (afterWord || afterComma || endsPointer(out)) || text.equals("*") && afterWord) {
                out.append(' ');
            }
            out.append(text);
        }
    }

    private static boolean endsPointer(StringBuilder out) {
        return out.length() > 0 && out.charAt(out.length() - 1) == '*';
    }
}
