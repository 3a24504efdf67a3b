package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** Which files hold which of many names as a word, found in one pass. */
final class Mentions {

    private final Map<String, List<String>> byName = new HashMap<>();

    /** Looks for {@code names} in {@code paths}. */
    Mentions(SourceTree tree, List<String> paths, Set<String> names, int threads) {
        List<Set<String>> found = BigStack.map(paths, threads, path -> words(tree, path, names), path -> { });
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            found.get(i).forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(path));
        }
    }

    private static Set<String> words(SourceTree tree, String path, Set<String> names) {
        Set<String> out = new HashSet<>();
        String text;
        try {
            text = tree.read(path).map(SourceText::text).orElse("");
        } catch (UnreadableFileException e) {
            return out; // the run lists it
        }
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isPart = i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (isPart && start < 0) {
                start = i;
            } else if (!isPart && start >= 0) {
                if (!Character.isDigit(text.charAt(start))) {
                    String word = text.substring(start, i);
                    if (names.contains(word)) {
                        out.add(word);
                    }
                }
                start = -1;
            }
        }
        return out;
    }

    /** Files that hold {@code name}, in the order given. */
    List<String> of(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
