package org.lockwright.rules.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** What became of the files that a baseline names. */
public interface Whereabouts {

    /** Whether a run looked at {@code path}, or would have if the file were still there. */
    boolean isLinted(String path);

    /** Whether there is no file at {@code path} any more. */
    boolean isGone(String path);

    /** Whether {@code path} still defines what {@code finding}, made in another file, is in; true if that cannot be told. */
    boolean defines(String path, Finding finding);

    /** Of {@code tree}, of which the files {@code linted} were looked at. */
    static Whereabouts in(SourceTree tree, Set<String> linted) {
        return new InTree(tree, Set.copyOf(linted));
    }

    /** Looked up in the files as they are, each read once. */
    final class InTree implements Whereabouts {

        /** A struct's finding is about a field, {@code lwp.l_stat}. */
        private static final Pattern FIELD = Pattern.compile("([A-Za-z_]\\w*+)\\.\\w.*+", Pattern.DOTALL);

        private final SourceTree tree;
        private final Set<String> linted;
        private final Map<String, Optional<Set<String>>> definitions = new HashMap<>();

        private InTree(SourceTree tree, Set<String> linted) {
            this.tree = tree;
            this.linted = linted;
        }

        @Override
        public boolean isLinted(String path) {
            return linted.contains(path) || isGone(path);
        }

        @Override
        public boolean isGone(String path) {
            return !tree.isFile(path);
        }

        @Override
        public boolean defines(String path, Finding finding) {
            Matcher field = FIELD.matcher(finding.subject());
            boolean isFunction = !finding.function().isEmpty();
            if (!isFunction && !field.matches()) {
                return true; // a legend has no name to look for
            }
            String name = isFunction ? finding.function() : "struct " + field.group(1);
            return definitions.computeIfAbsent(path, this::read).map(names -> names.contains(name)).orElse(true);
        }

        private Optional<Set<String>> read(String path) {
            try {
                return tree.read(path).map(Definitions::in);
            } catch (UnreadableFileException e) {
                return Optional.empty(); // the run lists it
            }
        }
    }
}
