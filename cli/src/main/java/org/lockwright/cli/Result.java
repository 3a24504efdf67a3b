package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a result where it was asked for: standard output, or a file that appears whole or not at all. */
final class Result {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Result() {
    }

    /** Writes {@code text}, which ends in a newline. */
    static void write(Session session, String text) {
        if (session.options().output == null) {
            session.out().print(text);
            session.out().flush();
            return;
        }
        Path file = destination(session);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, bytes);
                return;
            }
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            throw unwritable(session, e.getClass().getSimpleName().replace("Exception", ""));
        }
    }

    /** Refuses, before any work is done, an {@code -o} that names a folder or lies in none. */
    static void requireWritable(Session session) {
        if (session.options().output == null) {
            return;
        }
        Path file = destination(session);
        if (Files.isDirectory(file)) {
            throw unwritable(session, "it is a folder");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw unwritable(session, "no such folder");
        }
    }

    /** Where {@code -o} points to; a link stays a link, and a device or pipe is written to, never replaced. */
    private static Path destination(Session session) {
        Path file = session.resolve(session.options().output).toAbsolutePath().normalize();
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    private static UsageException unwritable(Session session, String why) {
        return new UsageException("-o " + session.options().output + ": cannot be written (" + why
                + "); name a file in a folder you can write to");
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // The error that brought us here is the one to report.
        }
    }

    /** {@code model} as JSON text. */
    static String json(Object model) {
        try {
            return JSON.writeValueAsString(model).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
