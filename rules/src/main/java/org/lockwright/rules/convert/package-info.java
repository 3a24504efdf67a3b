/** Brings tables of software interrupt priorities to another order: structural edits, with text made from a model by templates. */
package org.lockwright.rules.convert;
