package org.lockwright.tests.kit;

import java.util.List;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.rewrite.KeyRespelling;

/** Spells the keys of some structs as {@code keys --write} would, under amd64. */
final class KeyRewriter implements Rewriter {

    private final Dialect dialect;
    private final List<String> structs;

    KeyRewriter(Dialect dialect, List<String> structs) {
        this.dialect = dialect;
        this.structs = structs;
    }

    @Override
    public Run run(MemoryTree tree) {
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        return new Run(KeyRespelling.draft(tree, structs, dialect, configuration, 1, path -> { }), List.of(configuration));
    }
}
