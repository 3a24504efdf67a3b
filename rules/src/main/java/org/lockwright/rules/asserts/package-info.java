/** Where lock assertions go: which functions get one at their entry, what it says, and why others get none. */
package org.lockwright.rules.asserts;
