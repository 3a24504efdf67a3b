/** Functions as control-flow graphs: what the lock analysis keeps of a unit when its syntax tree is dropped. */
package org.lockwright.rules.flow;
