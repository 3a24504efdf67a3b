package org.lockwright.rules.lockset;

import org.lockwright.rules.key.Guard;
import org.lockwright.rules.program.FieldId;

/**
 * A field that has a key.
 *
 * @param id the field
 * @param guard what the key means
 * @param keyText the key as its mark or the pack spells it, {@code "p"} or {@code "l,p"}
 */
record GuardedField(FieldId id, Guard guard, String keyText) {
}
