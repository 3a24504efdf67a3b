/** Kernel configs: config(5) files as typed statements, and what config(1) would make of them; knows nothing of C. */
package org.lockwright.parser.config;
