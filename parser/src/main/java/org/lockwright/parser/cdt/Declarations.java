package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTArrayDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTArrayModifier;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTParameterDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStandardFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTTypeId;
import org.eclipse.cdt.core.dom.ast.gnu.c.ICASTKnRFunctionDeclarator;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.StructDef;

/** Adapts declarations: functions, variables, structs. */
final class Declarations {

    private final Adapting adapting;
    private final List<StructDef> structs = new ArrayList<>();

    Declarations(Adapting adapting) {
        this.adapting = adapting;
    }

    /** The struct and union definitions met so far, inner ones after the one they are in. */
    List<StructDef> structs() {
        return structs;
    }

    /** The nodes of a declaration; none for one that declares nothing we keep. */
    List<Node> declaration(IASTDeclaration d) {
        if (d instanceof IASTProblemHolder) {
            return List.of(adapting.problem(d));
        } else if (d instanceof IASTFunctionDefinition function) {
            return List.of(function(function));
        } else if (d instanceof IASTSimpleDeclaration simple) {
            return List.of(simple(simple));
        } else if (d instanceof IASTASMDeclaration) {
            return List.of(adapting.start(Kind.ASM, d).build());
        }
        List<Node> inside = adapting.others(d);
        return inside.isEmpty() ? List.of() : List.of(adapting.start(Kind.OTHER, d).children(inside).build());
    }

    private Node function(IASTFunctionDefinition f) {
        IASTFunctionDeclarator declarator = f.getDeclarator();
        List<Node> children = new ArrayList<>(specifierParts(f.getDeclSpecifier()));
        children.addAll(parameters(declarator));
        if (f.getBody() != null) {
            children.add(adapting.statements().statement(f.getBody()));
        }
        IASTName name = innermost(declarator).getName();
        return adapting.start(Kind.FUNCTION, f)
                .text(name.toString())
                .name(adapting.named(name))
                .symbol(adapting.symbols().of(name))
                .children(children)
                .build();
    }

    private List<Node> parameters(IASTFunctionDeclarator declarator) {
        List<Node> out = new ArrayList<>();
        if (declarator instanceof IASTStandardFunctionDeclarator standard) {
            for (IASTParameterDeclaration p : standard.getParameters()) {
                parameter(p.getDeclarator(), out);
            }
        } else if (declarator instanceof ICASTKnRFunctionDeclarator old) {
            for (IASTDeclaration d : old.getParameterDeclarations()) {
                if (d instanceof IASTSimpleDeclaration simple) {
                    for (IASTDeclarator one : simple.getDeclarators()) {
                        parameter(one, out);
                    }
                }
            }
        }
        return out;
    }

    private void parameter(IASTDeclarator declarator, List<Node> out) {
        if (declarator != null) {
            IASTName name = innermost(declarator).getName();
            out.add(adapting.start(Kind.PARAMETER, declarator)
                    .text(name.toString())
                    .name(adapting.named(name))
                    .type(adapting.symbols().typeOf(name))
                    .symbol(name.toString().isEmpty() ? null : adapting.symbols().of(name))
                    .build());
        }
    }

    private Node simple(IASTSimpleDeclaration d) {
        List<Node> children = new ArrayList<>(specifierParts(d.getDeclSpecifier()));
        for (IASTDeclarator declarator : d.getDeclarators()) {
            children.add(variable(declarator));
        }
        return adapting.start(Kind.DECLARATION, d).children(children).build();
    }

    private Node variable(IASTDeclarator declarator) {
        IASTDeclarator inner = innermost(declarator);
        List<Node> children = new ArrayList<>(arraySizes(inner));
        children.addAll(adapting.expressions().initializer(declarator.getInitializer()));
        return adapting.start(Kind.VARIABLE, declarator)
                .text(inner.getName().toString())
                .name(adapting.named(inner.getName()))
                .type(adapting.symbols().typeOf(inner.getName()))
                .symbol(inner.getName().toString().isEmpty() ? null : adapting.symbols().of(inner.getName()))
                .children(children)
                .build();
    }

    private List<Node> arraySizes(IASTDeclarator declarator) {
        List<Node> out = new ArrayList<>();
        if (declarator instanceof IASTArrayDeclarator array) {
            for (IASTArrayModifier modifier : array.getArrayModifiers()) {
                if (modifier.getConstantExpression() != null) {
                    out.add(adapting.expressions().expression(modifier.getConstantExpression()));
                }
            }
        }
        return out;
    }

    static IASTDeclarator innermost(IASTDeclarator declarator) {
        IASTDeclarator d = declarator;
        while (d.getNestedDeclarator() != null) {
            d = d.getNestedDeclarator();
        }
        return d;
    }

    /** Nodes inside a declaration specifier: a struct's members, {@code typeof} operands. */
    private List<Node> specifierParts(IASTDeclSpecifier specifier) {
        if (specifier instanceof IASTCompositeTypeSpecifier composite) {
            return List.of(struct(composite));
        } else if (specifier instanceof IASTEnumerationSpecifier e) {
            return List.of(adapting.start(Kind.ENUM, e)
                    .text(e.getName().toString())
                    .name(adapting.named(e.getName()))
                    .children(Arrays.stream(e.getEnumerators()).map(this::enumerator).toList())
                    .build());
        } else if (specifier instanceof IASTSimpleDeclSpecifier simple && simple.getDeclTypeExpression() != null) {
            return List.of(adapting.start(Kind.UNEVALUATED, specifier)
                    .operator("typeof")
                    .children(List.of(adapting.expressions().expression(simple.getDeclTypeExpression())))
                    .build());
        }
        return List.of();
    }

    private Node enumerator(IASTEnumerationSpecifier.IASTEnumerator e) {
        return adapting.start(Kind.ENUMERATOR, e)
                .text(e.getName().toString())
                .name(adapting.named(e.getName()))
                .children(e.getValue() == null ? List.of() : List.of(adapting.expressions().expression(e.getValue())))
                .build();
    }

    /** Nodes inside a type name: array sizes and {@code typeof} operands. */
    List<Node> evaluatedParts(IASTTypeId type) {
        List<Node> out = new ArrayList<>(specifierParts(type.getDeclSpecifier()));
        if (type.getAbstractDeclarator() != null) {
            out.addAll(arraySizes(innermost(type.getAbstractDeclarator())));
        }
        return out;
    }

    private Node struct(IASTCompositeTypeSpecifier s) {
        StructDefs.of(adapting, s).ifPresent(structs::add);
        List<Node> children = new ArrayList<>();
        for (IASTDeclaration member : s.getMembers()) {
            children.addAll(declaration(member));
        }
        return adapting.start(Kind.STRUCT, s)
                .text(s.getName().toString())
                .name(adapting.named(s.getName()))
                .children(children)
                .build();
    }
}
