package org.lockwright.tests.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Clang of at least 19, with its thread safety analysis.
 *
 * @param command how it is called
 * @param version its number
 */
record Clang(String command, int version) {

    /** The file of an export that is read before all others. */
    static final String PRELUDE = "lockwright.h";

    private static final int OLDEST = 19;
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern VERSION = Pattern.compile("clang version (\\d+)");
    private static final Pattern SAID = Pattern.compile("(?m)^(\\S+?):(\\d+):\\d+: (warning|error|fatal error): (.*?)(?: \\[-W[\\w-]+\\])?$");

    /** The Clang of this machine; empty if there is none that is new enough. */
    static Optional<Clang> find(Path folder) {
        return Stream.of("clang-19", "clang").flatMap(command -> of(command, folder).stream()).findFirst();
    }

    private static Optional<Clang> of(String command, Path folder) {
        try {
            Matcher m = VERSION.matcher(run(folder, List.of(command, "--version")));
            int version = m.find() ? Integer.parseInt(m.group(1)) : 0;
            return version >= OLDEST ? Optional.of(new Clang(command, version)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * What this Clang says of the case in {@code export}, whose text is {@code text}.
     *
     * @param folder where the export may be written
     * @throws AssertionError if it does not compile, or Clang says something of another file
     */
    TreeSet<Saying> said(ClangExport export, String text, Path folder) {
        try {
            for (Map.Entry<String, String> file : export.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.ISO_8859_1);
            }
            List<String> words = List.of(command, "-x", "c++", "-std=gnu++17", "-fsyntax-only", "-ffreestanding", "-nostdinc", "-Wno-everything",
                    "-Wthread-safety", "-fno-caret-diagnostics", "-Isys", "-I.", "-include", PRELUDE, export.path());
            return sayings(export, text, run(folder, words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<Saying> sayings(ClangExport export, String text, String said) {
        TreeSet<Saying> out = new TreeSet<>();
        Matcher m = SAID.matcher(said);
        while (m.find()) {
            if (!m.group(3).equals("warning") || !m.group(1).equals(export.path())) {
                throw new AssertionError("the export does not do: " + m.group());
            }
            out.add(Saying.ofClang(Integer.parseInt(m.group(2)), m.group(4), text));
        }
        return out;
    }

    /** Both outputs of a command. */
    private static String run(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Path out = Files.createTempFile(folder, "said", ".txt");
        Process process = builder.redirectOutput(out.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + PATIENCE_SECONDS + " seconds");
            }
            return Files.readString(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
