/** Deliberately bad classes, one for each rule of the architecture. */
package org.lockwright.tests.architecture.bad.parser.profile;
