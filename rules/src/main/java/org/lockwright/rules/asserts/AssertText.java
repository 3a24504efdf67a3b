package org.lockwright.rules.asserts;

import java.util.List;

/** Writes assertions as C. */
@FunctionalInterface
public interface AssertText {

    /**
     * The lines that assert {@code tests}, each ended by a newline.
     *
     * @param tests conditions, {@code "solocked(so)"}
     * @param indent the white space that each line begins with
     */
    String lines(List<String> tests, String indent);
}
