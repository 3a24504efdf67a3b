/** The miniature NetBSD kernel tree that lockwright carries with it. */
package org.lockwright.netbsd;
