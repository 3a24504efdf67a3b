package org.lockwright.parser.cdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElseStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorEndifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfdefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfndefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIncludeStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Region;

/** What the preprocessor did in one unit: branches taken and left out, headers read and not found. */
final class Preprocessing {

    private final HeaderTexts headers;
    private final Map<String, List<Branch>> branches = new HashMap<>();
    private final SortedSet<String> read = new TreeSet<>();
    private final List<Missing> missing = new ArrayList<>();

    /**
     * A header that an active directive names and the tree does not have.
     *
     * @param path file of the directive
     * @param offset where it stands
     * @param name the header as named
     */
    record Missing(String path, int offset, String name) {

        Gap toGap(int line) {
            return new Gap(Gap.Stage.INCLUDE, path, line, "header not found: " + name);
        }
    }

    private enum Role { OPEN, NEXT, CLOSE }

    private record Branch(Role role, Span directive, boolean taken) {
    }

    Preprocessing(IASTTranslationUnit unit, HeaderTexts headers) {
        this.headers = headers;
        for (IASTPreprocessorStatement statement : unit.getAllPreprocessorStatements()) {
            if (statement instanceof IASTPreprocessorIncludeStatement include) {
                include(include);
            } else {
                branch(statement);
            }
        }
    }

    private void include(IASTPreprocessorIncludeStatement include) {
        if (include.isResolved()) {
            read.add(headers.pathOf(include.getPath()));
        } else if (include.isActive()) {
            IASTFileLocation at = include.getFileLocation();
            if (at != null) {
                missing.add(new Missing(headers.pathOf(at.getFileName()), at.getNodeOffset(), include.getName().toString()));
            }
        }
    }

    private void branch(IASTPreprocessorStatement s) {
        boolean taken = true;
        Role role;
        if (s instanceof IASTPreprocessorIfStatement i) {
            role = Role.OPEN;
            taken = i.taken();
        } else if (s instanceof IASTPreprocessorIfdefStatement i) {
            role = Role.OPEN;
            taken = i.taken();
        } else if (s instanceof IASTPreprocessorIfndefStatement i) {
            role = Role.OPEN;
            taken = i.taken();
        } else if (s instanceof IASTPreprocessorElifStatement e) {
            role = Role.NEXT;
            taken = e.taken();
        } else if (s instanceof IASTPreprocessorElseStatement e) {
            role = Role.NEXT;
            taken = e.taken();
        } else if (s instanceof IASTPreprocessorEndifStatement) {
            role = Role.CLOSE;
        } else {
            return;
        }
        IASTFileLocation at = s.getFileLocation();
        if (at != null) {
            Span span = new Span(at.getNodeOffset(), at.getNodeOffset() + at.getNodeLength());
            branches.computeIfAbsent(headers.pathOf(at.getFileName()), p -> new ArrayList<>()).add(new Branch(role, span, taken));
        }
    }

    /** Headers that were read, sorted. */
    SortedSet<String> headersRead() {
        return read;
    }

    /** Headers that were not found. */
    List<Missing> missingHeaders() {
        return missing;
    }

    /** Hash of the branches taken between two offsets of a file, in every inclusion of it. */
    int branchesTaken(String path, int start, int end) {
        int hash = 1;
        for (Branch b : branches.getOrDefault(path, List.of())) {
            if (b.directive().start() >= start && b.directive().end() <= end) {
                hash = 31 * hash + (b.taken() ? b.directive().start() : ~b.directive().start());
            }
        }
        return hash;
    }

    /** The branches of {@code path} that were left out; {@code text} is the file's. */
    List<Region> inactive(String path, String text) {
        List<Region> out = new ArrayList<>();
        Deque<Branch> open = new ArrayDeque<>();
        int depthOfInactive = -1;
        for (Branch b : branches.getOrDefault(path, List.of())) {
            if (b.role() != Role.OPEN && !open.isEmpty()) {
                Branch before = open.pop();
                if (!before.taken() && open.size() == depthOfInactive) {
                    out.add(region(path, text, before, b));
                    depthOfInactive = -1;
                }
            }
            if (b.role() != Role.CLOSE) {
                if (!b.taken() && depthOfInactive < 0) {
                    depthOfInactive = open.size();
                }
                open.push(b);
            }
        }
        if (depthOfInactive >= 0) {
            // No #endif: the branch goes on to the end of the file.
            while (open.size() > depthOfInactive + 1) {
                open.pop();
            }
            out.add(region(path, text, open.pop(), new Branch(Role.CLOSE, new Span(text.length(), text.length()), true)));
        }
        return out;
    }

    /** The branches of {@code path} that were taken, outer ones before those inside them; {@code text} is the file's. */
    List<Region> active(String path, String text) {
        List<Region> out = new ArrayList<>();
        Deque<Branch> open = new ArrayDeque<>();
        for (Branch b : branches.getOrDefault(path, List.of())) {
            if (b.role() != Role.OPEN && !open.isEmpty()) {
                Branch before = open.pop();
                boolean read = before.taken() && open.stream().allMatch(Branch::taken);
                if (read) {
                    out.add(region(path, text, before, b));
                }
            }
            if (b.role() != Role.CLOSE) {
                open.push(b);
            }
        }
        out.sort(Comparator.comparing(Region::span));
        return out;
    }

    private static Region region(String path, String text, Branch from, Branch to) {
        int start = Math.min(from.directive().end(), text.length());
        int end = Math.max(start, Math.min(to.directive().start(), text.length()));
        String condition = text.substring(from.directive().start(), start).strip().replaceAll("\\s+", " ");
        return new Region(path, new Span(start, end), condition);
    }
}
