/** Keeps what was worked out once: values by a key that names all they depend on, in memory or in a folder. */
package org.lockwright.rules.cache;
