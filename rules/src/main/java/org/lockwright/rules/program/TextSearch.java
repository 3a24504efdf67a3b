package org.lockwright.rules.program;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** Finds files by their text, before anything is parsed. */
public final class TextSearch {

    private TextSearch() {
    }

    /** Those of {@code paths} whose text {@code pattern} finds, in the order given; an unreadable file counts as found. */
    public static List<String> files(SourceTree tree, List<String> paths, Pattern pattern, int threads) {
        List<Boolean> found = BigStack.map(paths, threads, path -> matches(tree, path, pattern), path -> { });
        return IntStream.range(0, paths.size()).filter(found::get).mapToObj(paths::get).toList();
    }

    private static boolean matches(SourceTree tree, String path, Pattern pattern) {
        try {
            return tree.read(path).map(SourceText::text).filter(text -> pattern.matcher(text).find()).isPresent();
        } catch (UnreadableFileException e) {
            return true; // whoever reads it next reports it
        }
    }
}
