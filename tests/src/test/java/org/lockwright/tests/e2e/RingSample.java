package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A kernel tree of three files with findings, and what a profile needs. */
final class RingSample {

    private RingSample() {
    }

    /** Writes it to {@code folder}. */
    static Sample in(Path folder) {
        return new Sample(folder).write("sys/sys/param.h", "#define\t__NetBSD_Version__\t1099000000\n")
                .write("sys/arch/amd64/conf/GENERIC", "machine amd64 x86\noptions \tINET\n")
                .write("sys/conf/files", "defflag opt_inet.h INET\nfile kern/ring.c\nfile kern/bugs.c\n")
                .write("sys/sys/systm.h", resource("lock-cases/include/sys/sys/systm.h"))
                .write("sys/sys/ring.h", resource("baseline/ring.h")).write("sys/kern/ring.c", resource("baseline/ring.c"))
                .write("sys/kern/bugs.c", resource("baseline/bugs.c"));
    }

    static String resource(String name) {
        try (InputStream in = RingSample.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
