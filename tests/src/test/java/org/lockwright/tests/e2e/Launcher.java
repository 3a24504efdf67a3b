package org.lockwright.tests.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.tests.kit.OwnFolder;

/** The launcher with the jars of this build, copied to where there are no sources, so that no run builds anything. */
final class Launcher {

    private static final Path CHECKOUT = checkout();
    private static Path copy;
    private static Path scratch;

    private Launcher() {
    }

    /** Runs the launcher in {@code folder}; {@code environment} is added to a PATH and the JDK of this test. */
    static Finished run(Path folder, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home")));
        all.putAll(environment);
        List<String> command = new ArrayList<>(List.of(installed().toString()));
        command.addAll(List.of(arguments));
        return Finished.run(folder, all, command);
    }

    /** Starts the launcher in {@code folder} and does not wait for it; what it says goes nowhere. */
    static Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(installed().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** A folder of this build that outlives a test class; each JVM that Surefire shares the tests out to has its own. */
    static synchronized Path scratch() {
        if (scratch == null) {
            scratch = OwnFolder.in(CHECKOUT.resolve("tests/target/e2e"));
        }
        return scratch;
    }

    private static synchronized Path installed() {
        if (copy == null) {
            Path jars = CHECKOUT.resolve("cli/target");
            assumeTrue(Files.exists(jars.resolve("lockwright.jar")), "the runnable jar comes from 'mvn verify', not from 'mvn test'");
            Path home = scratch().resolve("launcher");
            try {
                Path target = Files.createDirectories(home.resolve("cli/target"));
                for (String old : List.of("lockwright.jsa", "launcher.state")) {
                    Files.deleteIfExists(target.resolve(old));
                }
                for (String jar : List.of("lockwright.jar", "lockwright-cli.jar")) {
                    Files.copy(jars.resolve(jar), target.resolve(jar), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.copy(CHECKOUT.resolve("lockwright"), home.resolve("lockwright"), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            copy = home.resolve("lockwright");
        }
        return copy;
    }

    private static Path checkout() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("lockwright")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no checkout with a launcher around the current directory");
    }
}
