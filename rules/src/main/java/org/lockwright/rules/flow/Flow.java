package org.lockwright.rules.flow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One function as a control-flow graph. Block 0 is the entry. Blocks nobody reaches are left out.
 *
 * @param function which one
 * @param place its name in the definition
 * @param variables parameters first, then locals; static locals are {@link Expr.Global} with name {@code function.variable}
 * @param parameters how many of the variables are parameters
 * @param blocks the blocks, in source order
 * @param loops the blocks at which a loop statement begins each turn, with the place of its first word
 * @param gaps causes of what in it was not understood: a computed goto, assembler that jumps, a parse problem
 */
public record Flow(FunctionId function, Place place, List<Variable> variables, int parameters, List<Block> blocks, Map<Integer, Place> loops, List<String> gaps) {

    public Flow {
        variables = List.copyOf(variables);
        blocks = List.copyOf(blocks);
        loops = Collections.unmodifiableMap(new TreeMap<>(loops));
        gaps = List.copyOf(gaps);
    }

    /**
     * A parameter or local variable.
     *
     * @param type as C spells it without the words struct, union and enum
     */
    public record Variable(String name, String type) {
    }

    /**
     * A block.
     *
     * @param steps what it does
     * @param end where it goes
     */
    public record Block(List<Step> steps, End end) {
        public Block {
            steps = List.copyOf(steps);
        }
    }

    /** How a block ends. */
    public sealed interface End {

        /** Goes on at another block. */
        record Jump(int to) implements End {
        }

        /** Goes one way if {@code condition} is not zero, the other if it is zero; {@code &&}, {@code ||}, {@code !} were taken apart. */
        record Branch(Place place, Expr condition, int whenTrue, int whenFalse) implements End {
        }

        /** A switch; {@code values} and {@code targets} pair up, a null value is the default or falls past all cases. */
        record Switch(Place place, Expr value, List<Long> values, List<Integer> targets) implements End {
        }

        /** Returns {@code value}; null for none. {@code place} is the return statement or the closing brace. */
        record Return(Place place, Expr value) implements End {
        }

        /** Ends nowhere: after a call that does not return, or a jump that is not known. */
        record Stop() implements End {
        }
    }
}
