package org.lockwright.rules.lockset;

import java.util.Optional;

/**
 * What one access to a field must have.
 *
 * @param need the locks, or why there are none
 * @param condition when that is so, in the legend's words; empty for always
 */
record Wanted(Need need, Optional<String> condition) {
}
