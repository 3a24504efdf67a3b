/** Locking-key comments: legends and marks, read from the comments of structs and written into them. */
package org.lockwright.parser.keys;
