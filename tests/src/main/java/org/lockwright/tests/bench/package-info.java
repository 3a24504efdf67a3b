/** Programs to be timed from outside, against peers in the same run. */
package org.lockwright.tests.bench;
