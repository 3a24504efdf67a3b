package org.lockwright.rules.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Unit;

/** One check: a function from a unit to findings. It never edits and never prints. */
public interface Check {

    /** The id its findings carry; {@code docs/checks/<id>.md} explains it. */
    String id();

    /**
     * The findings in the unit's own file and in its headers of interest, in order, one for each place.
     *
     * @param texts gives the text of a header of interest
     */
    List<Finding> findings(Unit unit, Function<String, Optional<SourceText>> texts);
}
