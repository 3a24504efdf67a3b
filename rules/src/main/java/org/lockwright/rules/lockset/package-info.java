/** What is known of held locks at a place. */
package org.lockwright.rules.lockset;
