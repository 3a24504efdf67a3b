package org.lockwright.tests.architecture.bad.rules.lockset;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies whose order is another one in each run of the JVM, each in a method of its own. */
final class InTheJvmsOrder {

    Map<String, String> map(Map<String, String> of) {
        return Map.copyOf(of);
    }

    Set<String> set(Set<String> of) {
        return Set.copyOf(of);
    }

    Map<String, String> collectedMap(Set<String> of) {
        return of.stream().collect(Collectors.toUnmodifiableMap(s -> s, s -> s));
    }

    Set<String> collectedSet(Set<String> of) {
        return of.stream().collect(Collectors.toUnmodifiableSet());
    }
}
