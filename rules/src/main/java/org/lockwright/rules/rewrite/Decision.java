package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Span;

/**
 * What one unit makes of one mention of a name.
 *
 * @param path file of the mention
 * @param name its bytes there
 * @param function the function around it; empty at file scope
 * @param outcome how it ends
 * @param detail see {@link Site}
 * @param replacements what replaces it, and what else that takes, for {@link Site.Outcome#REWRITTEN}
 */
record Decision(String path, Span name, String function, Site.Outcome outcome, String detail, List<Replacement> replacements) {

    Decision {
        replacements = List.copyOf(replacements);
    }

    Decision(String path, Span name, String function, Site.Outcome outcome, String detail, Optional<Replacement> replacement) {
        this(path, name, function, outcome, detail, replacement.stream().toList());
    }


    /** Whether two units make the same of a mention. */
    boolean agrees(Decision other) {
        return outcome == other.outcome && replacements.equals(other.replacements);
    }
}
