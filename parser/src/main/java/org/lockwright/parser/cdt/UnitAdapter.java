package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroExpansion;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.internal.core.parser.scanner.ILocationResolver;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Region;
import org.lockwright.parser.tree.Unit;

/** Adapts one CDT unit; nothing of CDT outlives {@link #adapt()}. */
final class UnitAdapter {

    private final SourceText source;
    private final String configuration;
    private final IASTTranslationUnit unit;
    private final HeaderTexts headers;
    private final HeaderInterest interest;
    private final CdtFrontEnd shared;
    private final Adapting adapting;
    private final Preprocessing preprocessing;
    private final Map<String, SourceText> keptTexts = new HashMap<>();

    UnitAdapter(SourceText source, String configuration, IASTTranslationUnit unit, HeaderTexts headers,
            HeaderInterest interest, CdtFrontEnd shared, Budget budget) {
        this.source = source;
        this.configuration = configuration;
        this.unit = unit;
        this.headers = headers;
        this.interest = interest;
        this.shared = shared;
        ILocationResolver resolver = unit.getAdapter(ILocationResolver.class);
        this.adapting = new Adapting(new Places(resolver, headers), this::textOf, budget.nodes());
        this.preprocessing = new Preprocessing(unit, headers);
        keptTexts.put(source.path(), source);
    }

    Unit adapt() {
        List<Node> own = new ArrayList<>();
        List<Node> fromHeaders = new ArrayList<>();
        IASTDeclaration[] declarations = unit.getDeclarations();
        bindStructs(declarations);
        for (IASTDeclaration declaration : declarations) {
            Places.Place place = adapting.places().of(declaration);
            if (place.path().equals(source.path()) || place.path().isEmpty()) {
                own.addAll(adapting.declarations().declaration(declaration));
            } else if (interest.wants(place.path())) {
                fromHeaders.addAll(adapting.declarations().declaration(declaration));
            } else if (isPart(place.path()) || claims(declaration, place)) {
                once(declaration, place, fromHeaders);
            }
        }
        preprocessorGaps();
        return finish(own, fromHeaders);
    }

    /**
     * Binds each struct to its definition in one pass. Left alone, CDT searches the whole unit for the definition of every struct
     * that was first met in a forward declaration.
     */
    private static void bindStructs(IASTDeclaration[] declarations) {
        for (IASTDeclaration declaration : declarations) {
            if (declaration instanceof IASTSimpleDeclaration d
                    && d.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier struct
                    && struct.getName().getLookupKey().length > 0) {
                struct.getName().resolveBinding();
            }
        }
    }

    private Unit finish(List<Node> own, List<Node> fromHeaders) {
        List<Region> inactive = new ArrayList<>(preprocessing.inactive(source.path(), source.text()));
        int ownInactive = inactive.size();
        List<Region> active = new ArrayList<>(preprocessing.active(source.path(), source.text()));
        for (String header : preprocessing.headersRead()) {
            if (interest.wants(header) && textOf(header) != null) {
                inactive.addAll(preprocessing.inactive(header, textOf(header).text()));
                active.addAll(preprocessing.active(header, textOf(header).text()));
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : adapting.gaps()) {
            if (gap.path().equals(source.path()) || interest.wants(gap.path())) {
                gaps.add(gap);
            } else {
                shared.headerGap(gap);
            }
        }
        gaps.sort(null);
        Unit.Counts counts = new Unit.Counts(adapting.nodes(), adapting.expressions().fieldReferences(),
                adapting.expressions().unresolvedFields(), ownInactive);
        return new Unit(source, configuration, List.copyOf(own), List.copyOf(fromHeaders),
                List.copyOf(adapting.declarations().structs()), macroUses(), List.copyOf(inactive), List.copyOf(active),
                preprocessing.headersRead(), List.copyOf(gaps), counts);
    }

    /** Whether a file is no header but a part of the unit, as exec_elf.c is of exec_elf32.c: each unit makes something else of it. */
    private boolean isPart(String path) {
        return interest.wantsFunctions() && path.endsWith(".c");
    }

    private boolean claims(IASTDeclaration declaration, Places.Place place) {
        return shared.claim(new HeaderCache.Entity(place.path(), headers.hashOf(place.path()), place.span().start(),
                place.span().end(), preprocessing.branchesTaken(place.path(), place.span().start(), place.span().end())));
    }

    /** Adapts a function or a struct of a header if such are wanted; looks for problems in any other declaration. */
    private void once(IASTDeclaration declaration, Places.Place place, List<Node> fromHeaders) {
        if (interest.wantsFunctions() && declaration instanceof IASTFunctionDefinition) {
            headers.source(place.path()).ifPresent(text -> keptTexts.put(place.path(), text));
            fromHeaders.addAll(adapting.declarations().declaration(declaration));
        } else if (interest.wantsFunctions() && declaration instanceof IASTSimpleDeclaration d
                && d.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier) {
            headers.source(place.path()).ifPresent(text -> keptTexts.put(place.path(), text));
            adapting.declarations().declaration(declaration);
        } else {
            check(declaration);
        }
    }

    private void check(IASTDeclaration declaration) {
        declaration.accept(new ASTVisitor() {
            {
                shouldVisitProblems = true;
            }

            @Override
            public int visit(IASTProblem problem) {
                gap(Gap.Stage.PARSE, problem);
                return PROCESS_CONTINUE;
            }
        });
    }

    private void preprocessorGaps() {
        for (IASTProblem problem : unit.getPreprocessorProblems()) {
            if (problem.getID() != IASTProblem.PREPROCESSOR_INCLUSION_NOT_FOUND) {
                gap(Gap.Stage.PREPROCESS, problem);
            }
        }
        for (Preprocessing.Missing missing : preprocessing.missingHeaders()) {
            SourceText text = textOf(missing.path());
            int line = text == null ? 0 : text.lines().line(Math.min(missing.offset(), text.length()));
            adapting.gaps().add(missing.toGap(line));
        }
    }

    private void gap(Gap.Stage stage, IASTProblem problem) {
        IASTFileLocation at = problem.getFileLocation();
        String path = at == null ? source.path() : headers.pathOf(at.getFileName());
        adapting.gaps().add(new Gap(stage, path, at == null ? 0 : at.getStartingLineNumber(), problem.getMessage()));
    }

    private List<MacroUse> macroUses() {
        List<MacroUse> out = new ArrayList<>();
        for (IASTPreprocessorMacroExpansion expansion : unit.getMacroExpansions()) {
            MacroUse use = adapting.places().use(expansion);
            if (use.path().equals(source.path()) || interest.wants(use.path())) {
                out.add(use);
            }
        }
        return List.copyOf(out);
    }

    /** Text of the unit's own file, of a header of interest or of one with a function adapted; null for any other. */
    private SourceText textOf(String path) {
        SourceText kept = keptTexts.get(path);
        if (kept == null && interest.wants(path)) {
            kept = headers.source(path).orElse(null);
            if (kept != null) {
                keptTexts.put(path, kept);
            }
        }
        return kept;
    }
}
