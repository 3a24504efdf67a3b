/** The test kit: trees in memory, checks held against marks in C text, rewrites held to laws. Its errors are test failures. */
package org.lockwright.tests.kit;
