package org.lockwright.rules.convert;

import java.util.Map;

/** Makes text from a model. */
@FunctionalInterface
public interface BlockText {

    /**
     * The text of one block.
     *
     * @param template the template's name: a port, or {@code "machine-independent"}
     * @param block the block in it
     * @param model what the block is made from
     * @return whole lines, or for a block that stands within a line its text without a newline
     */
    String render(String template, String block, Map<String, Object> model);
}
