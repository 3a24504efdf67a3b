/** Keys: what a mark on a field means. */
package org.lockwright.rules.key;
