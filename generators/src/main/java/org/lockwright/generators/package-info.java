/** Text from models by FreeMarker templates; the only package that sees FreeMarker. */
package org.lockwright.generators;
