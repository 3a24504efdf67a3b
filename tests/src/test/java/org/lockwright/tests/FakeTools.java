package org.lockwright.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Stand-ins for a JDK and for Maven, whose every act a test can read afterwards. */
final class FakeTools {
    private FakeTools() {}

    /** A JDK in {@code folder} whose {@code java} prints its version and then each argument in brackets on a line. */
    static Path jdk(Path folder, String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        release(home, version);
        script(home.resolve("bin/java"), "echo java " + version, "for word do printf '[%s]\\n' \"$word\"; done");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    /** Makes {@code home} claim another version. */
    static void release(Path home, String version) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** A folder with an {@code mvn} that notes each run and, if it is to succeed, leaves a jar; slow under {@code SLOW}. */
    static Path maven(Path scratch, boolean succeeds) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("maven"));
        String count = "echo run >>'" + scratch.resolve("builds") + "'; cat";
        String find = "while [ \"$1\" != -f ]; do shift; done; target=${2%pom.xml}cli/target; mkdir -p \"$target\"";
        if (succeeds) {
            script(folder.resolve("mvn"), count, find, "${SLOW:+sleep 1}", "echo jar >\"$target/lockwright.jar\"");
        } else {
            script(folder.resolve("mvn"), count, "echo '[INFO] trying'; echo '[ERROR] no semicolon'; exit 1");
        }
        return folder;
    }

    /** How often a Maven made by {@link #maven} ran. */
    static int builds(Path scratch) throws IOException {
        Path log = scratch.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Gives {@code file} a time clearly after that of {@code reference}, without waiting for the clock. */
    static void touchLater(Path file, Path reference) throws IOException {
        FileTime then = Files.getLastModifiedTime(reference);
        Files.setLastModifiedTime(file, FileTime.from(then.toInstant().plus(Duration.ofSeconds(2))));
    }
}
