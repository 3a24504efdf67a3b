package org.lockwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a result where it was asked for: standard output, or a file that appears whole or not at all. */
final class Result {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Result() {
    }

    /** Something that writes a result bit by bit. */
    interface Writing {

        /** Writes all of it; characters that are not ASCII become UTF-8 in a file. */
        void to(Writer out) throws IOException;
    }

    /** Writes what {@code writing} has to say, without ever holding all of it. */
    static void write(Session session, Writing writing) {
        if (session.options().output != null) {
            write(session, session.options().output, "-o", writing);
            return;
        }
        try {
            writing.to(session.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.out().flush();
    }

    /** Writes {@code text}, which ends in a newline. */
    static void write(Session session, String text) {
        if (session.options().output == null) {
            session.out().print(text);
            session.out().flush();
            return;
        }
        write(session, session.options().output, "-o", text);
    }

    /** Something that writes a result that is no text. */
    interface WritingBytes {

        void to(OutputStream out) throws IOException;
    }

    /** Writes bytes to the file that {@code -o} names. */
    static void writeBytes(Session session, WritingBytes writing) {
        put(session, session.options().output, "-o", writing);
    }

    /**
     * Writes {@code text}, which ends in a newline, to a file.
     *
     * @param path the file as the user named it
     * @param option the option that named it, for messages
     */
    static void write(Session session, Path path, String option, String text) {
        write(session, path, option, out -> out.write(text));
    }

    private static void write(Session session, Path path, String option, Writing writing) {
        put(session, path, option, bytes -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            writing.to(out);
            out.flush();
        });
    }

    private static void put(Session session, Path path, String option, WritingBytes writing) {
        Path file = destination(session, path);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, writing);
                return;
            }
            fill(part, writing);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            throw unwritable(path, option, e.getClass().getSimpleName().replace("Exception", ""));
        } catch (RuntimeException e) {
            discard(part);
            throw e;
        }
    }

    private static void fill(Path file, WritingBytes writing) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(out);
        }
    }

    /** Refuses, before any work is done, an {@code -o} that names a folder or lies in none. */
    static void requireWritable(Session session) {
        if (session.options().output != null) {
            requireWritable(session, session.options().output, "-o");
        }
    }

    /** Refuses a file, named by {@code option}, that is a folder or lies in none. */
    static void requireWritable(Session session, Path path, String option) {
        Path file = destination(session, path);
        if (Files.isDirectory(file)) {
            throw unwritable(path, option, "it is a folder");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw unwritable(path, option, "no such folder");
        }
    }

    /** Where {@code -o} points to; a link stays a link, and a device or pipe is written to, never replaced. */
    private static Path destination(Session session, Path path) {
        Path file = session.resolve(path).toAbsolutePath().normalize();
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    private static UsageException unwritable(Path path, String option, String why) {
        return new UsageException(option + " " + path + ": cannot be written (" + why
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
