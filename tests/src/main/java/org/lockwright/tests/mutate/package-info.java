/** Seeded locking faults: how many of them the lock analysis finds. See docs/trust.md. */
package org.lockwright.tests.mutate;
