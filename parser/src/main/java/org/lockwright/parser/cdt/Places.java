package org.lockwright.parser.cdt;

import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTImageLocation;
import org.eclipse.cdt.core.dom.ast.IASTMacroExpansionLocation;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTNodeLocation;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroExpansion;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.internal.core.dom.parser.ASTNode;
import org.eclipse.cdt.internal.core.parser.scanner.ILocationResolver;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Origin;

/**
 * Maps CDT nodes to the bytes they come from.
 *
 * <p>CDT counts positions in the preprocessed stream, in which each token of a macro expansion is one wide. A run of tokens that
 * all come from one macro argument has an <em>image location</em> that gives their bytes; a run that mixes body and argument has
 * none.
 */
final class Places {

    /**
     * Where a node comes from.
     *
     * @param path file
     * @param span its bytes, or those of the macro use, see {@link Origin}
     * @param origin which of them
     * @param macro the outermost macro use; null for {@link Origin#FILE}
     */
    record Place(String path, Span span, Origin origin, MacroUse macro) {
    }

    private static final Place NOWHERE = new Place("", new Span(0, 0), Origin.MACRO_MIXED, null);

    private final ILocationResolver resolver;
    private final HeaderTexts headers;
    private final Map<IASTPreprocessorMacroExpansion, MacroUse> uses = new IdentityHashMap<>();
    private final Map<IBinding, String> definedIn = new IdentityHashMap<>();

    Places(ILocationResolver resolver, HeaderTexts headers) {
        this.resolver = resolver;
        this.headers = headers;
    }

    /** The place of {@code node}. */
    Place of(IASTNode node) {
        ASTNode n = (ASTNode) node;
        return of(n.getOffset(), n.getLength());
    }

    /** The place of {@code length} positions from {@code offset} of the preprocessed stream. */
    Place of(int offset, int length) {
        IASTNodeLocation[] parts = resolver.getLocations(offset, length);
        if (parts.length == 0) {
            return emptyAt(offset);
        }
        IASTNodeLocation first = parts[0];
        if (parts.length == 1) {
            return first instanceof IASTFileLocation file
                    ? file(file.getFileName(), file.getNodeOffset(), file.getNodeOffset() + file.getNodeLength())
                    : inside((IASTMacroExpansionLocation) first, offset, length);
        }
        IASTNodeLocation last = parts[parts.length - 1];
        IASTFileLocation from = first.asFileLocation();
        IASTFileLocation to = last.asFileLocation();
        if (from == null || to == null || !from.getFileName().equals(to.getFileName())) {
            return NOWHERE;
        }
        int end = to.getNodeOffset() + to.getNodeLength();
        if (end < from.getNodeOffset()) {
            return NOWHERE;
        }
        boolean startsWhole = !(first instanceof IASTMacroExpansionLocation) || first.getNodeOffset() == 0;
        boolean endsWhole = !(last instanceof IASTMacroExpansionLocation m) || !goesOn(m, offset + length);
        if (startsWhole && endsWhole) {
            return file(from.getFileName(), from.getNodeOffset(), end);
        }
        IASTMacroExpansionLocation crossing = (IASTMacroExpansionLocation) (startsWhole ? last : first);
        return new Place(headers.pathOf(from.getFileName()), new Span(from.getNodeOffset(), end), Origin.MACRO_MIXED,
                use(crossing.getExpansion()));
    }

    private Place emptyAt(int offset) {
        IASTFileLocation at = resolver.getMappedFileLocation(offset, 0);
        return at == null ? NOWHERE : file(at.getFileName(), at.getNodeOffset(), at.getNodeOffset());
    }

    private Place file(String name, int start, int end) {
        return new Place(headers.pathOf(name), new Span(start, end), Origin.FILE, null);
    }

    private Place inside(IASTMacroExpansionLocation part, int offset, int length) {
        MacroUse use = use(part.getExpansion());
        IASTImageLocation image = resolver.getImageLocation(offset, length);
        if (image == null || image.getLocationKind() == IASTImageLocation.REGULAR_CODE) {
            return new Place(use.path(), use.span(), Origin.MACRO_MIXED, use);
        }
        Span bytes = new Span(image.getNodeOffset(), image.getNodeOffset() + image.getNodeLength());
        boolean argument = image.getLocationKind() == IASTImageLocation.ARGUMENT_TO_MACRO_EXPANSION;
        return new Place(headers.pathOf(image.getFileName()), bytes, argument ? Origin.MACRO_ARGUMENT : Origin.MACRO_BODY, use);
    }

    /** Whether the expansion that {@code part} is of has a further token at {@code offset}. */
    private boolean goesOn(IASTMacroExpansionLocation part, int offset) {
        IASTNodeLocation[] next = resolver.getLocations(offset, 1);
        return next.length > 0
                && next[0] instanceof IASTMacroExpansionLocation more
                && more.getExpansion() == part.getExpansion();
    }

    /** The macro use behind an expansion, the same object each time. */
    MacroUse use(IASTPreprocessorMacroExpansion expansion) {
        return uses.computeIfAbsent(expansion, this::newUse);
    }

    private MacroUse newUse(IASTPreprocessorMacroExpansion expansion) {
        IASTFileLocation at = expansion.getFileLocation();
        String name = expansion.getMacroReference().toString();
        if (at == null) {
            return new MacroUse(name, "", new Span(0, 0), "");
        }
        Span span = new Span(at.getNodeOffset(), at.getNodeOffset() + at.getNodeLength());
        String defined = definedIn.computeIfAbsent(expansion.getMacroReference().resolveBinding(), b -> definedIn(expansion));
        return new MacroUse(name, headers.pathOf(at.getFileName()), span, defined);
    }

    /** CDT searches for a definition at each call, so it is asked once for each macro. */
    private String definedIn(IASTPreprocessorMacroExpansion expansion) {
        IASTPreprocessorMacroDefinition definition = expansion.getMacroDefinition();
        IASTFileLocation at = definition == null ? null : definition.getFileLocation();
        return at == null ? "" : headers.pathOf(at.getFileName());
    }
}
