package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Copies that cannot be changed, in the order of what they are made of. The JDK's own {@code Map.copyOf} and {@code Set.copyOf} come in another
 * order in each run of the JVM; where the order of facts decides which of two is kept, so would what is found.
 */
final class Fixed {

    private Fixed() {
    }

    static <K, V> Map<K, V> map(Map<K, V> of) {
        return of.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(of));
    }

    static <T> Set<T> set(Collection<T> of) {
        return of.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(of));
    }
}
