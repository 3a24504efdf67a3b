/** Units put together: functions, fields and accesses of one configuration. */
package org.lockwright.rules.program;
