package org.lockwright.parser.keys;

import java.util.List;
import org.lockwright.parser.source.Span;

/**
 * The changes that mark several fields of a struct, and the fields left alone.
 *
 * @param changes in source order, none overlapping
 * @param refusals in source order
 */
public record MarkPlan(List<TextChange> changes, List<Refusal> refusals) {

    /**
     * A field that was not marked.
     *
     * @param field its name
     * @param declaration where it is declared
     * @param reason why, in a few words
     */
    public record Refusal(String field, Span declaration, String reason) {
    }

    public MarkPlan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }
}
