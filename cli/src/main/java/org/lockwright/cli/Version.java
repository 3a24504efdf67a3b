package org.lockwright.cli;

/** The name and version this tool answers with; the version is the one the build wrote into the jar's manifest. */
final class Version {
    private Version() {}

    /** The version alone; {@code (unpackaged)} when run from class files. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    /** The line {@code --version} prints: name, space, version; {@code (unpackaged)} when run from class files. */
    static String line() {
        // Not '+': its first use starts the method-handle machinery, a tenth of the whole warm start.
        return "lockwright ".concat(number());
    }
}
