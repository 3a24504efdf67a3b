package org.lockwright.rules.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.key.KeyModel;

/** The checks that {@code lint} and the re-check of a series run. */
public final class Checks {

    private final List<Check> all;

    private Checks(List<Check> all) {
        this.all = List.copyOf(all);
    }

    /** Every check, under {@code keys}. */
    public static Checks under(KeyModel keys) {
        return new Checks(List.of(new AtomicAccessCheck(keys)));
    }

    /** The checks, by id. */
    public List<Check> all() {
        return all;
    }

    /** What all of them find in {@code unit}, sorted; see {@link Check#findings}. */
    public List<Finding> findings(Unit unit, Function<String, Optional<SourceText>> texts) {
        return all.stream().flatMap(check -> check.findings(unit, texts).stream()).sorted().toList();
    }
}
