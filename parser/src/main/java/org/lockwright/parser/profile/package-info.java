/** Kernel profiles: predefined macros, include path and option headers, read from the tree. */
package org.lockwright.parser.profile;
