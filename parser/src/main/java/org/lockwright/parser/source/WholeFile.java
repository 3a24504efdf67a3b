package org.lockwright.parser.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that several runs share: each is there as it was or as it is to be, whoever is killed when. */
public final class WholeFile {

    private static final int BUFFER = 1 << 16;

    private WholeFile() {
    }

    /** Writes to a stream. */
    public interface Writing {

        /** Writes all of it. */
        void to(OutputStream out) throws IOException;
    }

    /** Puts what {@code writing} writes in the place of {@code file}, in a folder that is there: beside it first, then by its new name. */
    public static void write(Path file, Writing writing) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
                writing.to(out);
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
