package org.lockwright.parser.tree;

import java.util.Set;

/** Which headers a caller wants adapted with each unit; the others are read but leave no nodes. */
@FunctionalInterface
public interface HeaderInterest {

    /** Whether declarations of the header {@code path} are wanted. */
    boolean wants(String path);

    /**
     * Whether functions and structs that other headers define are wanted too, each with the first unit that meets it: once for all
     * front ends that share a cache of headers.
     */
    default boolean wantsFunctions() {
        return false;
    }

    /** No header at all, but each function and struct that a header defines once. */
    static HeaderInterest functionsOnce() {
        return new HeaderInterest() {

            @Override
            public boolean wants(String path) {
                return false;
            }

            @Override
            public boolean wantsFunctions() {
                return true;
            }
        };
    }

    /** No header at all. */
    static HeaderInterest none() {
        return path -> false;
    }

    /** The headers named. */
    static HeaderInterest of(Set<String> paths) {
        return Set.copyOf(paths)::contains;
    }
}
