package org.lockwright.parser.tree;

import java.util.Set;

/** Which headers a caller wants adapted with each unit; the others are read but leave no nodes. */
@FunctionalInterface
public interface HeaderInterest {

    /** Whether declarations of the header {@code path} are wanted. */
    boolean wants(String path);

    /** No header at all. */
    static HeaderInterest none() {
        return path -> false;
    }

    /** The headers named. */
    static HeaderInterest of(Set<String> paths) {
        return Set.copyOf(paths)::contains;
    }
}
