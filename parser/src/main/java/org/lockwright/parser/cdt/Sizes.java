package org.lockwright.parser.cdt;

import org.eclipse.cdt.core.dom.ast.IASTAttributeOwner;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFieldDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IArrayType;
import org.eclipse.cdt.core.dom.ast.IBasicType;
import org.eclipse.cdt.core.dom.ast.IPointerType;
import org.eclipse.cdt.core.dom.ast.IQualifierType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.ITypedef;
import org.eclipse.cdt.internal.core.dom.parser.SizeofCalculator;
import org.eclipse.cdt.internal.core.dom.parser.c.CStructure;
import org.eclipse.cdt.internal.core.dom.parser.c.CVisitor;

/** What {@code sizeof(T)} is, where {@code T} is laid out plainly: no bit-fields, attributes or members without a name. */
final class Sizes {

    private static final int DEEPEST = 6;

    private SizeofCalculator calculator;

    /** The bytes that {@code e} is; empty if it is no {@code sizeof} or the size cannot be told. */
    String of(IASTTypeIdExpression e) {
        if (e.getOperator() != IASTTypeIdExpression.op_sizeof) {
            return "";
        }
        IType type = CVisitor.createType(e.getTypeId().getAbstractDeclarator());
        if (!isPlain(type, DEEPEST)) {
            return "";
        }
        calculator = calculator == null ? new SizeofCalculator(e.getTranslationUnit()) : calculator;
        SizeofCalculator.SizeAndAlignment size = calculator.sizeAndAlignment(type);
        return size == null ? "" : Long.toString(size.size);
    }

    private static boolean isPlain(IType named, int depth) {
        IType type = named;
        while (type instanceof ITypedef || type instanceof IQualifierType) {
            type = type instanceof ITypedef t ? t.getType() : ((IQualifierType) type).getType();
        }
        if (type instanceof IArrayType array) {
            return isPlain(array.getType(), depth);
        } else if (type instanceof CStructure struct) {
            return depth > 0 && struct.getDefinition() != null && struct.getDefinition().getParent() instanceof IASTCompositeTypeSpecifier definition
                    && isPlain(definition, depth - 1);
        }
        return type instanceof IBasicType || type instanceof IPointerType;
    }

    private static boolean isPlain(IASTCompositeTypeSpecifier definition, int depth) {
        if (hasAttributes(definition)) {
            return false;
        }
        for (IASTDeclaration member : definition.getMembers()) {
            if (!(member instanceof IASTSimpleDeclaration fields) || fields.getDeclarators().length == 0 || hasAttributes(fields)) {
                return false;
            }
            for (IASTDeclarator field : fields.getDeclarators()) {
                if (field instanceof IASTFieldDeclarator || hasAttributes(field) || !isPlain(CVisitor.createType(field), depth)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasAttributes(IASTAttributeOwner owner) {
        return owner.getAttributeSpecifiers().length > 0;
    }
}
