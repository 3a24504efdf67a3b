/** Software interrupts: what each port's tables say of their priorities, read, compared and held to a declared order. */
package org.lockwright.rules.softint;
