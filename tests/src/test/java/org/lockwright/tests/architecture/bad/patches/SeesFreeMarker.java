package org.lockwright.tests.architecture.bad.patches;

import freemarker.template.Version;

/** Sees FreeMarker outside generators, and cli from patches. */
public final class SeesFreeMarker {

    Version version = new Version("2.3.35");

    Object cli = new org.lockwright.tests.architecture.bad.cli.Prints();
}
