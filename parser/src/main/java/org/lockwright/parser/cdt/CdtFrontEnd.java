package org.lockwright.parser.cdt;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.model.ILanguage;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.ExtendedScannerInfo;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.core.parser.IParserSettings2;
import org.eclipse.cdt.core.parser.ParseError;
import org.eclipse.core.runtime.CoreException;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.parser.tree.FrontEnd;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.MacroDef;
import org.lockwright.parser.tree.MacroUnit;
import org.lockwright.parser.tree.Unit;

/**
 * Parses C files of one tree under one configuration with Eclipse CDT and adapts the result to our tree.
 *
 * <p>Header texts are read once for all units. A top-level declaration of a header that is not of interest is checked for parse
 * problems once, not once for each unit that includes it. Call it on a thread with a big stack, see {@link BigStack}: CDT's parser
 * is recursive. Whatever goes wrong with a unit ends as a {@link Gap} of that unit.
 */
public final class CdtFrontEnd implements FrontEnd {

    private static final int OPTIONS = ILanguage.OPTION_IS_SOURCE_UNIT;

    private final HeaderTexts headers;
    private final Configuration configuration;
    private final HeaderInterest interest;
    private final Budget budget;
    private final Map<String, String> macros;
    private final HeaderCache cache;
    private final Set<Gap> headerGaps;
    private final ParseTrace trace;

    /** A front end for {@code tree} under {@code configuration} that adapts the headers {@code interest} wants. */
    public CdtFrontEnd(SourceTree tree, Configuration configuration, HeaderInterest interest, Budget budget) {
        this(tree, configuration, interest, budget, new HeaderCache());
    }

    /** The same, knowing of headers what {@code cache} knows; headers checked through it before are not checked again. */
    public CdtFrontEnd(SourceTree tree, Configuration configuration, HeaderInterest interest, Budget budget, HeaderCache cache) {
        this.cache = cache;
        this.headers = new HeaderTexts(tree, configuration, cache);
        this.configuration = configuration;
        this.interest = interest;
        this.budget = budget;
        this.macros = new HashMap<>(configuration.macros());
        this.headerGaps = ConcurrentHashMap.newKeySet();
        this.trace = null;
    }

    private CdtFrontEnd(CdtFrontEnd of, ParseTrace trace) {
        this.cache = of.cache;
        this.headers = of.headers;
        this.configuration = of.configuration;
        this.interest = of.interest;
        this.budget = of.budget;
        this.macros = of.macros;
        this.headerGaps = of.headerGaps;
        this.trace = trace;
    }

    /** This front end, telling {@code trace} what it looks at; for one thread. */
    public CdtFrontEnd traced(ParseTrace trace) {
        return new CdtFrontEnd(this, trace);
    }

    @Override
    public Unit parse(SourceText source) {
        return parseWithMacros(source, false).unit();
    }

    /** The unit of {@code source} with the macros that were defined in it; like {@link #parse} it never throws for what the text holds. */
    public MacroUnit parseWithMacros(SourceText source) {
        return parseWithMacros(source, true);
    }

    private MacroUnit parseWithMacros(SourceText source, boolean keepMacros) {
        Map<String, MacroDef> kept = new HashMap<>();
        Unit unit = parse(source, parsed -> {
            if (keepMacros) {
                kept.putAll(macros(parsed));
            }
        });
        return new MacroUnit(unit, kept);
    }

    private Map<String, MacroDef> macros(IASTTranslationUnit parsed) {
        Map<String, MacroDef> out = new HashMap<>();
        for (IASTPreprocessorMacroDefinition definition : parsed.getMacroDefinitions()) {
            IASTFileLocation at = definition.getFileLocation();
            if (at != null && definition.isActive()) {
                String name = definition.getName().toString();
                Span span = new Span(at.getNodeOffset(), at.getNodeOffset() + at.getNodeLength());
                out.put(name, new MacroDef(name, definition.getExpansion(), headers.pathOf(at.getFileName()), span));
            }
        }
        return out;
    }

    private Unit parse(SourceText source, Consumer<IASTTranslationUnit> seen) {
        if (depth(source.text()) > budget.depth()) {
            return failed(source, Gap.Stage.BUDGET, "nested deeper than " + budget.depth() + " parentheses or braces");
        }
        CountingLanguage language = new CountingLanguage(budget.triesFor(source.length()));
        try {
            IASTTranslationUnit parsed = translationUnit(source, language);
            if (parsed == null) {
                return exhausted(source, language);
            }
            seen.accept(parsed);
            return new UnitAdapter(source, configuration.name(), parsed, headers, interest, this, budget).adapt();
        } catch (ParseError e) {
            return exhausted(source, language);
        } catch (BudgetExceededException e) {
            return failed(source, Gap.Stage.BUDGET, e.getMessage());
        } catch (UnreadableFileException e) {
            return failed(source, Gap.Stage.READ, e.getMessage());
        } catch (StackOverflowError e) {
            return failed(source, Gap.Stage.BUDGET, "nested too deeply for the parser's stack");
        } catch (OutOfMemoryError e) {
            return failed(source, Gap.Stage.BUDGET, "not enough memory for this unit");
        } catch (CoreException | RuntimeException | AssertionError e) {
            return failed(source, Gap.Stage.INTERNAL, "front end failed: " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("")));
        }
    }

    /** CDT says in one way that there are too many tokens, and that {@code language} tried enough. */
    private Unit exhausted(SourceText source, CountingLanguage language) {
        return failed(source, Gap.Stage.BUDGET, language.isExhausted()
                ? "the parser tried more than " + budget.triesFor(source.length()) + " declarators, expressions and statements" : "more than " + budget.tokens() + " tokens");
    }

    private IASTTranslationUnit translationUnit(SourceText source, CountingLanguage language) throws CoreException {
        ExtendedScannerInfo info = new ExtendedScannerInfo(macros, headers.searchPath());
        info.setParserSettings(new TokenLimit(budget.tokens()));
        FileContent content = FileContent.create(HeaderTexts.TREE + source.path(), true, VaOpt.older(source.text()).toCharArray());
        return language.getASTTranslationUnit(
                content, info, headers.forOneUnit(trace), null, OPTIONS, new DefaultLogService());
    }

    /** The deepest nesting of brackets in a text, those in comments and strings included: an upper bound, found in one pass. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if ((c == ')' || c == '}' || c == ']') && depth > 0) {
                depth--;
            }
        }
        return deepest;
    }

    /** Notes that a file could not be read or parsed to its end. */
    public void failed() {
        if (trace != null) {
            trace.failed();
        }
    }

    private Unit failed(SourceText source, Gap.Stage stage, String cause) {
        failed();
        Gap gap = new Gap(stage, source.path(), 0, cause);
        return new Unit(source, configuration.name(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(),
                List.of(gap), Unit.Counts.NONE);
    }

    /** Claims the check of a header's declaration; false if it was done before. */
    boolean claim(HeaderCache.Entity entity) {
        long number = entity.number();
        boolean first = cache.claim(number);
        if (trace != null) {
            trace.met(entity.path(), number, first);
        }
        return first;
    }

    /** Notes a problem that lies in a header. */
    void headerGap(Gap gap) {
        headerGaps.add(gap);
        if (trace != null) {
            trace.gap(gap);
        }
    }

    /** Takes {@code declarations} of headers as checked, with the problems that were met in them: an earlier run did it. */
    public void known(Collection<Long> declarations, Collection<Gap> problems) {
        cache.claimed(declarations);
        headerGaps.addAll(problems);
    }

    /** Takes {@code declarations} of headers as not checked after all. */
    public void forget(Collection<Long> declarations) {
        cache.forget(declarations);
    }

    /** Problems met in headers so far, sorted; a header's problem is one gap however many units include it. */
    public List<Gap> headerGaps() {
        return headerGaps.stream().sorted().toList();
    }

    private record TokenLimit(int tokens) implements IParserSettings2 {

        @Override
        public boolean shouldLimitTokensPerTranslationUnit() {
            return true;
        }

        @Override
        public int getMaximumTokensPerTranslationUnit() {
            return tokens;
        }

        @Override
        public int getMaximumTrivialExpressionsInAggregateInitializers() {
            return -1;
        }
    }
}
