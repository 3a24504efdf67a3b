package org.lockwright.rules.softint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How to bring a port to another order.
 *
 * @param title the patch's subject
 * @param body why, plain paragraphs
 * @param firstLevel the lowest level of software interrupts
 * @param firstBit the number of the lowest pending bit
 * @param edits the changes, as the package that makes them reads them
 */
public record Conversion(String title, String body, int firstLevel, int firstBit, List<JsonNode> edits) {

    public Conversion {
        edits = List.copyOf(edits);
    }
}
