package org.lockwright.rules.audit;

import org.lockwright.parser.tree.Node;

/**
 * A raise of the level.
 *
 * @param call the call
 * @param protection the function or macro that raises, as the text has it
 * @param saved the variable that keeps the level before, as rendered by {@link SavedLevel}; empty if none does
 * @param isSoft whether it would leave callouts running
 */
record Opening(Node call, String protection, String saved, boolean isSoft) {
}
