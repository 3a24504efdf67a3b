package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.OverlayTree;

/**
 * The tree at one prefix of a series.
 *
 * @param tree the tree
 * @param keys the keys written in it
 * @param headers of each header that the series changes somewhere, the {@link ContentId} of its tokens here
 */
record SeriesState(OverlayTree tree, KeyModel keys, Map<String, String> headers) {

    /** The state of {@code tree} under {@code keys}; {@code changed} are the headers that the series changes somewhere. */
    static SeriesState of(OverlayTree tree, KeyModel keys, Set<String> changed) {
        Map<String, String> headers = new TreeMap<>();
        changed.forEach(path -> headers.put(path, tree.read(path).map(SeriesState::tokens).orElse("")));
        return new SeriesState(tree, keys, headers);
    }

    private static String tokens(SourceText source) {
        String words = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT).map(t -> t.in(source))
                .collect(Collectors.joining("\n"));
        return ContentId.of(SourceText.ofLatin1(source.path(), words).bytes());
    }

    /** Fields under an atomic key, with what it says of each. */
    Set<PrefixFacts.Claim> claims() {
        Set<PrefixFacts.Claim> out = new LinkedHashSet<>();
        for (FieldId field : keys.atomicFields()) {
            Optional<Guard> guard = keys.guard(field);
            guard.ifPresent(g -> out.add(new PrefixFacts.Claim(field, g)));
        }
        return out;
    }

    /** The files of {@code paths} whose bytes are not those of {@code base}, sorted. */
    Set<String> differing(SeriesState base, Set<String> paths) {
        Set<String> out = new TreeSet<>();
        for (String path : paths) {
            if (!tree.contentId(path).equals(base.tree.contentId(path))) {
                out.add(path);
            }
        }
        return out;
    }

    /** A tree in which each file holds its texts in all of {@code states}, one after another; for searches that may find too much. */
    static SourceTree together(List<SeriesState> states, Set<String> changed) {
        OverlayTree out = states.get(0).tree();
        List<SourceText> all = new ArrayList<>();
        for (String path : changed) {
            String text = states.stream().flatMap(s -> s.tree().read(path).stream()).map(SourceText::text).distinct()
                    .collect(Collectors.joining("\n"));
            all.add(SourceText.ofLatin1(path, text));
        }
        return out.with(all);
    }
}
