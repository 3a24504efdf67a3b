/** Locking-key comments: legends and marks, read from comments on struct fields. */
package org.lockwright.parser.keys;
