package org.lockwright.tests.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiler whose sanitizers work here.
 *
 * @param compiler how it is called
 * @param before what stands before a program's name: nothing, or what makes addresses predictable
 */
record Toolchain(String compiler, List<String> before) {

    /** What is tried; {@code -Dlockwright.exec.cc} puts another one first. */
    private static final List<String> COMPILERS = List.of(System.getProperty("lockwright.exec.cc", "clang-19"), "clang", "gcc");
    private static final List<String> STEADY = List.of("setarch", "-R");
    private static final String TRIAL = "int\nmain(void)\n{\n\n\treturn 0;\n}\n";

    /** The first compiler that makes programs under both sanitizers which run here; empty if there is none. */
    static Optional<Toolchain> find(Path scratch) {
        return COMPILERS.stream().flatMap(c -> of(c, scratch).stream()).findFirst();
    }

    private static Optional<Toolchain> of(String compiler, Path scratch) {
        try {
            Files.createDirectories(scratch);
            Files.writeString(scratch.resolve("trial.c"), TRIAL);
            for (Sanitizer sanitizer : Sanitizer.values()) {
                if (Ran.run(scratch, Map.of(), List.of(compiler, sanitizer.flag(), "trial.c", "-o", "trial-" + sanitizer)).exit() != 0) {
                    return Optional.empty();
                }
            }
            // Where addresses are too random for the thread sanitizer, it says so and ends.
            for (List<String> before : List.of(List.<String>of(), STEADY)) {
                if (trialRuns(scratch, before)) {
                    return Optional.of(new Toolchain(compiler, before));
                }
            }
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean trialRuns(Path scratch, List<String> before) {
        for (Sanitizer sanitizer : Sanitizer.values()) {
            List<String> command = new ArrayList<>(before);
            command.add(scratch.resolve("trial-" + sanitizer).toString());
            try {
                if (Ran.run(scratch, Map.of(), command).exit() != 0) {
                    return false;
                }
            } catch (IOException none) {
                return false;
            }
        }
        return true;
    }

    boolean isClang() {
        return compiler.startsWith("clang");
    }

    /** What a compiler must not say: anything at all. */
    void compile(Path folder, List<String> words) {
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(words);
        try {
            Ran ran = Ran.run(folder, Map.of(), command);
            if (ran.exit() != 0 || !ran.err().isEmpty()) {
                throw new AssertionError(String.join(" ", command) + "\n" + ran.out() + ran.err());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
