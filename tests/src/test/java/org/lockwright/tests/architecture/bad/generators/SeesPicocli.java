package org.lockwright.tests.architecture.bad.generators;

import picocli.CommandLine;

/** Sees Picocli outside cli, and patches from generators. */
final class SeesPicocli {

    CommandLine.Help.Ansi ansi = CommandLine.Help.Ansi.OFF;

    Object patches = new org.lockwright.tests.architecture.bad.patches.SeesFreeMarker();
}
