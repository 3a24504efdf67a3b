/** The command line: the only package that prints, exits, or reads clock and environment. */
package org.lockwright.cli;
