/** Rewrites: sites in, edits or refusals out. */
package org.lockwright.rules.rewrite;
