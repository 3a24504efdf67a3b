package org.lockwright.rules.flow;

import java.util.List;
import java.util.Map;

/**
 * What the lock analysis keeps of one unit.
 *
 * @param path its file
 * @param flows the functions it defines, and those of its headers that it was the first to meet
 * @param tables function addresses in initialisers: which member of which struct, or which variable, holds which function
 * @param gaps functions that could not be lowered at all, by name, with the cause
 * @param fieldTypes the types of the members that its flows refer to, by {@code tag.field}
 */
public record UnitFlows(String path, List<Flow> flows, List<TableEntry> tables, Map<String, String> gaps, Map<String, String> fieldTypes) {

    public UnitFlows {
        flows = List.copyOf(flows);
        tables = List.copyOf(tables);
        gaps = Map.copyOf(gaps);
        fieldTypes = Map.copyOf(fieldTypes);
    }

    /**
     * A function address in an initialiser at file scope.
     *
     * @param slot {@code "pr_usrreqs.pr_send"}, or {@code "variable name"} where the member cannot be told
     * @param function the function
     * @param table the variable that is initialised
     */
    public record TableEntry(String slot, FunctionId function, String table, Place place) {
    }
}
