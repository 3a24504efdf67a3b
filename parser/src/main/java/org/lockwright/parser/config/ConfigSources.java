package org.lockwright.parser.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** The config files of one tree, each parsed once however many kernel configs include it; several threads may use it. */
public final class ConfigSources {

    /** The longest config file that is read; config(5) files of a kernel are below a tenth of it. */
    private static final int LONGEST = 2 << 20;

    private final SourceTree tree;
    private final Map<String, Optional<List<Statement>>> byPath = new ConcurrentHashMap<>();

    /** The config files of {@code tree}. */
    public ConfigSources(SourceTree tree) {
        this.tree = tree;
    }

    /** The tree they are in. */
    public SourceTree tree() {
        return tree;
    }

    /** The statements of {@code path}; empty if there is no such file. */
    Optional<List<Statement>> statements(String path) {
        Optional<List<Statement>> known = byPath.get(path);
        if (known == null) {
            known = parse(path);
            byPath.put(path, known);
        }
        return known;
    }

    private Optional<List<Statement>> parse(String path) {
        try {
            Optional<SourceText> text = tree.read(path);
            if (text.isPresent() && text.get().length() > LONGEST) {
                return Optional.of(List.of(new Statement.Unknown(new Place(path, 1), "longer than " + LONGEST + " bytes, not read")));
            }
            return text.map(t -> StatementParser.parse(path, t.text()));
        } catch (UnreadableFileException e) {
            return Optional.of(List.of(new Statement.Unknown(new Place(path, 1), e.getMessage())));
        }
    }
}
