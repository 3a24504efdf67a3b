package org.lockwright.parser.cdt;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.ASTTypeUtil;
import org.eclipse.cdt.core.dom.ast.EScopeKind;
import org.eclipse.cdt.core.dom.ast.DOMException;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IEnumerator;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IParameter;
import org.eclipse.cdt.core.dom.ast.IProblemBinding;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.internal.core.dom.parser.c.CExternalFunction;
import org.eclipse.cdt.internal.core.dom.parser.c.ICInternalBinding;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Symbol;

/** Turns CDT bindings of one unit into {@link Symbol}s that hold no CDT object. */
final class Symbols {

    private final Places places;
    private final Map<IBinding, Symbol> known = new IdentityHashMap<>();
    private final Map<IBinding, String> types = new IdentityHashMap<>();

    Symbols(Places places) {
        this.places = places;
    }

    /** What {@code name} refers to or declares. */
    Symbol of(IASTName name) {
        IBinding binding = resolve(name);
        if (binding == null) {
            return new Symbol.Unresolved(name.toString(), "no binding");
        }
        if (binding instanceof IProblemBinding problem) {
            return new Symbol.Unresolved(name.toString(), problem.getMessage());
        }
        Symbol symbol = known.get(binding);
        if (symbol == null) {
            symbol = make(binding);
            known.put(binding, symbol);
        }
        return symbol;
    }

    /** The declared type of what {@code name} refers to, as C spells it; empty if it has none or it is unknown. */
    String typeOf(IASTName name) {
        IBinding binding = resolve(name);
        if (!(binding instanceof IVariable variable) || binding instanceof IProblemBinding) {
            return "";
        }
        return types.computeIfAbsent(binding, b -> spell(variable.getType()));
    }

    private static String spell(IType type) {
        return type == null ? "" : ASTTypeUtil.getType(type, false);
    }

    private static IBinding resolve(IASTName name) {
        try {
            return name.resolveBinding();
        } catch (ClassCastException | NullPointerException e) {
            // CDT's C resolution trips over some ill-formed declarations; the name stays unresolved and taints its facts.
            return null;
        }
    }

    private Symbol make(IBinding binding) {
        if (binding instanceof IField field) {
            return field(field);
        }
        if (binding instanceof IFunction function) {
            return new Symbol.Function(function.getName(), isStatic(function) ? declaredAt(function).path() : "", !(function instanceof CExternalFunction));
        }
        if (binding instanceof IVariable variable) {
            Places.Place at = declaredAt(variable);
            return new Symbol.Variable(variable.getName(), at.path(), at.span().start(), scopeOf(variable));
        }
        return binding instanceof IEnumerator enumerator ? new Symbol.Enumerator(enumerator.getName(), value(enumerator)) : new Symbol.Other(binding.getName());
    }

    private static Long value(IEnumerator enumerator) {
        Number value = enumerator.getValue() == null ? null : enumerator.getValue().numberValue();
        return value == null ? null : (Long) value.longValue();
    }

    /** CDT's own {@code isStatic} searches the whole unit for further declarations; those met so far are enough. */
    private static boolean isStatic(IFunction function) {
        if (!(function instanceof ICInternalBinding internal)) {
            return false;
        }
        if (isStaticDeclaration(internal.getDefinition())) {
            return true;
        }
        IASTNode[] declarations = internal.getDeclarations();
        return declarations != null && Arrays.stream(declarations).anyMatch(Symbols::isStaticDeclaration);
    }

    private static boolean isStaticDeclaration(IASTNode declarator) {
        IASTNode node = declarator;
        while (node != null && !(node instanceof IASTDeclaration)) {
            node = node.getParent();
        }
        IASTDeclSpecifier specifier = node instanceof IASTFunctionDefinition f
                ? f.getDeclSpecifier()
                : node instanceof IASTSimpleDeclaration d ? d.getDeclSpecifier() : null;
        return specifier != null && specifier.getStorageClass() == IASTDeclSpecifier.sc_static;
    }

    private Symbol field(IField field) {
        Places.Place at = declaredAt(field);
        return new Symbol.Field(tagOf(field), at.path(), at.span(), field.getName());
    }

    private static String tagOf(IField field) {
        IBinding owner = field.getCompositeTypeOwner();
        while (owner instanceof ICompositeType composite && composite.isAnonymous()) {
            IBinding outer = owner.getOwner();
            if (outer == null) {
                break;
            }
            owner = outer;
        }
        return owner == null ? "" : owner.getName();
    }

    private static Symbol.Scope scopeOf(IVariable variable) {
        if (variable instanceof IParameter) {
            return Symbol.Scope.PARAMETER;
        }
        try {
            return variable.getScope() != null && variable.getScope().getKind() == EScopeKind.eGlobal
                    ? Symbol.Scope.FILE
                    : Symbol.Scope.LOCAL;
        } catch (DOMException e) {
            return Symbol.Scope.FILE;
        }
    }

    private Places.Place declaredAt(IBinding binding) {
        IASTNode node = binding instanceof ICInternalBinding internal ? internal.getPhysicalNode() : null;
        return node == null ? new Places.Place("", new Span(0, 0), org.lockwright.parser.tree.Origin.FILE, null) : places.of(node);
    }
}
