/** The only package that sees Eclipse CDT: drives it and adapts its units to our tree. */
package org.lockwright.parser.cdt;
