package org.lockwright.parser.keys;

import java.util.List;
import org.lockwright.parser.source.Span;

/**
 * A comment that says which lock protects the bits of one flag word, or some bits of it.
 *
 * @param word the flag word it names, {@code "p_flag"}; empty when it names none
 * @param flags the macros it is about, in order
 * @param text the lock, as written
 * @param span the sentence
 */
public record FlagLegend(String word, List<String> flags, String text, Span span) {

    public FlagLegend {
        flags = List.copyOf(flags);
    }
}
