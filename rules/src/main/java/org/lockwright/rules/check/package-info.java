/** Checks: facts in, findings out; never edits. */
package org.lockwright.rules.check;
