/** The syntax tree of one unit as every other part of lockwright sees it. */
package org.lockwright.parser.tree;
