package org.lockwright.tests.oracle;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;
import org.lockwright.tests.kit.LockCaseHarness;

/**
 * Which cases are within one function, so that Clang, which looks at one function at a time, has all that it needs to see them as
 * lockwright does.
 */
enum Criterion {
    /** Its marks are about something that Clang's analysis does not do: orders, atomic operations, stale values, callers. */
    OTHER_CHECK("marks of checks that Clang has none for"),
    /** Something in it is not declared, so no compiler takes it. */
    UNKNOWN("something in it is unknown on purpose"),
    /** A function of it calls another one with a body that no row stands for. */
    SEVERAL_FUNCTIONS("a function of it calls another one of it");

    /** The checks that are compared: access, balance, and a lock taken twice. */
    private static final Set<String> CHECKS = Set.of("LW1001", "LW1002", "LW1004", "LW1005", "LW2003", "LW3001", "LW3002", "LW3003");

    private final String words;

    Criterion(String words) {
        this.words = words;
    }

    /** Why cases are left out for it. */
    String words() {
        return words;
    }

    /** What keeps {@code c} from being compared; empty if nothing does. */
    static Optional<Criterion> against(ReadCase c, Locking locking) {
        if (!CHECKS.containsAll(LockCaseHarness.wanted(c.text()))) {
            return Optional.of(OTHER_CHECK);
        } else if (LockCaseHarness.gap(c.text()).isPresent()) {
            return Optional.of(UNKNOWN);
        }
        Predicate<Step.Call> leaves = call -> call.name().isEmpty() || c.bodies().contains(call.name())
                && locking.rows().stream().noneMatch(row -> row.call().equals(call.name()));
        return c.ownFlows().stream().flatMap(Criterion::calls).anyMatch(leaves) ? Optional.of(SEVERAL_FUNCTIONS) : Optional.empty();
    }

    private static Stream<Step.Call> calls(Flow flow) {
        return flow.blocks().stream().flatMap(b -> b.steps().stream()).filter(Step.Call.class::isInstance).map(Step.Call.class::cast);
    }
}
