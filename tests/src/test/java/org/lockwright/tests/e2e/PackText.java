package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.lockwright.rules.pack.Pack;

/** The built-in pack as text, for tests to spoil. */
final class PackText {

    private PackText() {
    }

    static String builtin() {
        try (InputStream in = Pack.class.getResourceAsStream("/packs/socket-locking.yaml")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
