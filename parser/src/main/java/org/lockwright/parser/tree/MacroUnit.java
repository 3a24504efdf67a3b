package org.lockwright.parser.tree;

import java.util.Map;

/**
 * A unit and every macro that was defined while it was read, headers of the tree included; predefined ones are not among them.
 *
 * @param unit the unit
 * @param macros the last definition of each name
 */
public record MacroUnit(Unit unit, Map<String, MacroDef> macros) {

    public MacroUnit {
        macros = Map.copyOf(macros);
    }
}
