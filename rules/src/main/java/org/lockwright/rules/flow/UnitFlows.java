package org.lockwright.rules.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the lock analysis keeps of one unit.
 *
 * @param path its file
 * @param flows the functions it defines, and those of its headers that it was the first to meet
 * @param tables function addresses in initialisers: which member of which struct, or which variable, holds which function
 * @param registrations function addresses handed to calls
 * @param structs names of the members of the structs it defines, in order, and of those of its headers that it was the first to meet
 * @param assertions uses of KASSERT(9) and its like in its own text
 * @param gaps functions that could not be lowered at all, by name, with the cause
 * @param fieldTypes the types of the members that its flows refer to, by {@code tag.field}
 */
public record UnitFlows(String path, List<Flow> flows, List<TableEntry> tables, List<Registration> registrations,
        Map<String, List<String>> structs, List<Place> assertions, Map<String, String> gaps, Map<String, String> fieldTypes) {

    public UnitFlows {
        flows = List.copyOf(flows);
        tables = List.copyOf(tables);
        registrations = List.copyOf(registrations);
        structs = Map.copyOf(structs);
        assertions = List.copyOf(assertions);
        gaps = Map.copyOf(gaps);
        fieldTypes = Map.copyOf(fieldTypes);
    }

    /**
     * A function address in an initialiser at file scope.
     *
     * @param slot {@code "pr_usrreqs.pr_send"}, {@code "pr_usrreqs[3]"} for a member of a struct that another unit defines, or
     *     {@code "variable name"} where the member cannot be told
     * @param function the function
     * @param table the variable that is initialised
     * @param with variables and macros that the same braces name
     */
    public record TableEntry(String slot, FunctionId function, String table, Place place, Set<String> with) {

        public TableEntry {
            with = Set.copyOf(with);
        }
    }

    /**
     * A function address handed to a call.
     *
     * @param slot {@code "softint_establish(arg1)"}
     * @param function the function
     * @param with macros that the other arguments name
     */
    public record Registration(String slot, FunctionId function, Set<String> with) {

        public Registration {
            with = Set.copyOf(with);
        }
    }
}
