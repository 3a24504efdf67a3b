/** What the order of software interrupt classes protects today and no longer would: the audit list of a change of that order. */
package org.lockwright.rules.audit;
