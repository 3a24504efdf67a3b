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
        Path file = session.resolve(session.options().output);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // The error that brought us here is the one to report.
            }
            throw new UsageException("-o " + session.options().output + ": cannot be written (" + e.getClass().getSimpleName()
                    + "); name a file in a folder you can write to");
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
