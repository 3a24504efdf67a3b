package org.lockwright.tests.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lockwright.generators.LockAsserts;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.asserts.AssertRule;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drafting;
import org.lockwright.rules.rewrite.Edit;
import org.lockwright.rules.softint.PortSpecs;

/** What a pack makes of a tree, as {@code plan} sees it, without the checks that {@code series} makes of its own. */
final class SeriesEnd {

    private static final int THREADS = 2;

    private SeriesEnd() {
    }

    /** The draft of {@code pack} on the tree in {@code folder}. */
    static Draft draft(Path folder, Pack pack) {
        SourceTree tree = DiskTree.at(folder).orElseThrow();
        Profile profile = Profile.named("amd64");
        Function<List<String>, Configuration> variant = more -> profile.in(tree, more);
        Corpus corpus = Corpus.of(tree, Drafting.names(pack), THREADS);
        return BigStack.map(List.of(pack), 1, p -> Drafting.draft(tree, corpus, p, List.of(profile.in(tree, List.of())), variant, THREADS, path -> { },
                new Conversions(new SoftintBlocks(), PortSpecs.all(), THREADS, path -> { }), new AssertRule(new LockAsserts())), done -> { }).get(0);
    }

    /** Writes into {@code folder}, which holds the tree, what the last patch leaves. */
    static void write(Draft draft, Path folder) {
        for (Draft.Patch patch : draft.patches()) {
            for (SourceText file : patch.after()) {
                try {
                    Files.writeString(folder.resolve(file.path()), file.text(), ISO_8859_1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The text of {@code path} as the patches before the first of {@code rule} leave it. */
    static String before(Draft draft, Path base, String rule, String path) {
        List<Draft.Patch> earlier = draft.patches().stream().takeWhile(p -> !p.rules().contains(rule)).toList();
        return earlier.stream().flatMap(p -> p.after().stream()).filter(f -> f.path().equals(path)).reduce((a, b) -> b).map(SourceText::text)
                .orElseGet(() -> read(base.resolve(path)));
    }

    /** The line at the end of the series of a name that stood in {@code span} of {@code text}, which a rule found; 0 if that is not sure. */
    static int line(Draft draft, String rule, String path, String text, Span span) {
        String name = text.substring(span.start(), span.end());
        int at = span.start();
        String end = text;
        for (Draft.Patch patch : draft.patches().stream().dropWhile(p -> !p.rules().contains(rule)).toList()) {
            int moved = at;
            for (Edit edit : patch.edits().getOrDefault(path, List.of())) {
                if (edit.span().end() <= at) {
                    moved += edit.replacement().length() - edit.span().length();
                } else if (edit.span().start() <= at) {
                    int inside = follow(edit, name, at - edit.span().start());
                    if (inside < 0) {
                        return 0;
                    }
                    moved += inside - (at - edit.span().start());
                }
            }
            at = moved;
            end = patch.after().stream().filter(f -> f.path().equals(path)).map(SourceText::text).findFirst().orElse(end);
        }
        return end.startsWith(name, at) ? 1 + (int) end.substring(0, at).chars().filter(c -> c == '\n').count() : 0;
    }

    /** Where in what an edit writes the name at {@code offset} of what it replaces is; negative unless both have it equally often. */
    private static int follow(Edit edit, String name, int offset) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        List<Integer> before = word.matcher(edit.expected()).results().map(MatchResult::start).toList();
        List<Integer> after = word.matcher(edit.replacement()).results().map(MatchResult::start).toList();
        return before.size() != after.size() || !before.contains(offset) ? -1 : after.get(before.indexOf(offset));
    }

    static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a macro stands in what the edits of {@code rule} write, all patches together. */
    static long written(Draft draft, String rule, String macro) {
        return draft.patches().stream().flatMap(p -> p.edits().values().stream()).flatMap(List::stream).filter(e -> e.rule().equals(rule))
                .mapToLong(e -> count(e.replacement(), macro) - count(e.expected(), macro)).sum();
    }

    /** How often a macro stands in a text, with its argument. */
    static long count(String text, String macro) {
        return Pattern.compile("\\b" + macro + "\\(").matcher(text).results().count();
    }
}
