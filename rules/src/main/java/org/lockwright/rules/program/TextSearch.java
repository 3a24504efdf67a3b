package org.lockwright.rules.program;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.Phrases;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** Finds files by their text, before anything is parsed. */
public final class TextSearch {

    private TextSearch() {
    }

    /** Those of {@code paths} whose text {@code wanted} accepts, in the order given; an unreadable file counts as accepted. */
    public static List<String> files(SourceTree tree, List<String> paths, Predicate<String> wanted, int threads) {
        List<Boolean> found = BigStack.map(paths, threads, path -> matches(tree, path, wanted), path -> { });
        return IntStream.range(0, paths.size()).filter(found::get).mapToObj(paths::get).toList();
    }

    /** Accepts a text that holds one of {@code names} as a whole word. */
    public static Predicate<String> anyWord(Collection<String> names) {
        Phrases any = Phrases.of(names);
        return text -> any.anyLine(text, (start, end) -> names.stream().anyMatch(name -> isWordIn(text.substring(start, end), name)));
    }

    private static boolean isWordIn(String text, String name) {
        for (int i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
            if (Occurrence.isWordAt(text, i, name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Accepts a text that holds one of {@code parts}. */
    public static Predicate<String> anyOf(Collection<String> parts) {
        return text -> parts.stream().anyMatch(text::contains);
    }

    private static boolean matches(SourceTree tree, String path, Predicate<String> wanted) {
        try {
            return tree.read(path).map(SourceText::text).filter(wanted).isPresent();
        } catch (UnreadableFileException e) {
            return true; // whoever reads it next reports it
        }
    }
}
