package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Place;

/**
 * A load in order, by atomic_load_acquire() or atomic_load_consume(), of what another function publishes with release, where no lock is held that all
 * the stores have: without its order it may see the new value and not what was written before that.
 *
 * @param place the load
 * @param function the function around it
 * @param field {@code "ring.r_head"}
 */
public record PublishedLoad(Place place, String function, String field) {
}
