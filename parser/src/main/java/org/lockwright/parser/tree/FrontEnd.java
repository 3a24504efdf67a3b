package org.lockwright.parser.tree;

import org.lockwright.parser.source.SourceText;

/** Turns the text of a C file into a {@link Unit}; never throws for what the text holds. */
public interface FrontEnd {

    /** The unit of {@code source}; what could not be understood is in its gaps. Safe for use by several threads. */
    Unit parse(SourceText source);
}
