package org.lockwright.parser.cdt;

import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.dom.parser.ISourceCodeParser;
import org.eclipse.cdt.core.dom.parser.c.ICParserExtensionConfiguration;
import org.eclipse.cdt.core.index.IIndex;
import org.eclipse.cdt.core.parser.EndOfFileException;
import org.eclipse.cdt.core.parser.IParserLogService;
import org.eclipse.cdt.core.parser.IParserSettings;
import org.eclipse.cdt.core.parser.IScanner;
import org.eclipse.cdt.core.parser.ParseError;
import org.eclipse.cdt.core.parser.ParserMode;
import org.eclipse.cdt.internal.core.dom.parser.BacktrackException;
import org.eclipse.cdt.internal.core.dom.parser.DeclarationOptions;
import org.eclipse.cdt.internal.core.dom.parser.c.GNUCSourceParser;

/**
 * CDT's C with a limit to the work of its parser, which tries each nested {@code f(f(f(} and {@code ({ ({} in two ways: some sixty of
 * them would keep it busy for years. The limit is a count of what it tries, so that it is the same on every machine.
 */
final class CountingLanguage extends GCCLanguage {

    private final long limit;
    private boolean isExhausted;

    /** A parser of this language tries at most {@code limit} things; one for each unit. */
    CountingLanguage(long limit) {
        this.limit = limit;
    }

    /** Whether the parser gave up for that reason. */
    boolean isExhausted() {
        return isExhausted;
    }

    @Override
    protected ISourceCodeParser createParser(IScanner scanner, ParserMode mode, IParserLogService log, IIndex index) {
        return new Counting(scanner, mode, log, getParserExtensionConfiguration(), index);
    }

    @Override
    protected ISourceCodeParser createParser(IScanner scanner, ParserMode mode, IParserLogService log, IIndex index, int options, IParserSettings settings) {
        return createParser(scanner, mode, log, index);
    }

    private final class Counting extends GNUCSourceParser {

        private long tried;

        Counting(IScanner scanner, ParserMode mode, IParserLogService log, ICParserExtensionConfiguration configuration, IIndex index) {
            super(scanner, mode, log, configuration, index);
        }

        /** Ends the parse with an error of CDT's, as it goes on after exceptions. */
        private void count() {
            if (++tried > limit) {
                isExhausted = true;
                throw new ParseError(ParseError.ParseErrorKind.TOO_MANY_TOKENS);
            }
        }

        @Override
        protected IASTDeclarator declarator(IASTDeclSpecifier specifier, DeclarationOptions options) throws EndOfFileException, BacktrackException {
            count();
            return super.declarator(specifier, options);
        }

        /** {@code T(d) = e;} in a struct is no C, but CDT then asks its own node for what it does not do, and the file would be lost. */
        @Override
        protected IASTDeclarator initDeclarator(IASTDeclSpecifier specifier, DeclarationOptions options)
                throws EndOfFileException, BacktrackException, FoundAggregateInitializer {
            int from = LA(1).getOffset();
            try {
                return super.initDeclarator(specifier, options);
            } catch (IllegalArgumentException e) {
                throwBacktrack(from, 1);
                throw e;
            }
        }

        @Override
        protected IASTExpression unaryExpression(CastExprCtx context, ITemplateIdStrategy strategy) throws EndOfFileException, BacktrackException {
            count();
            return super.unaryExpression(context, strategy);
        }

        @Override
        protected IASTStatement statement() throws EndOfFileException, BacktrackException {
            count();
            return super.statement();
        }
    }
}
