package org.lockwright.parser.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampedTreeTest {

    private static final FileTime OLD = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

    @TempDir private Path scratch;

    @BeforeEach
    void writeTree() throws IOException {
        write("sys/sys/param.h", "int x;\n", OLD);
        write("sys/kern/a.c", "int a;\n", OLD);
    }

    private Path write(String path, String text, FileTime time) throws IOException {
        Path file = scratch.resolve("tree").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
        return file;
    }

    private FileStamps stamps() {
        return FileStamps.load(scratch.resolve("stamps"));
    }

    private StampedTree tree(FileStamps stamps) {
        return new StampedTree(DiskTree.at(scratch.resolve("tree")).orElseThrow(), stamps);
    }

    private String id(String path) throws IOException {
        FileStamps stamps = stamps();
        String id = tree(stamps).contentId(path).orElse("none");
        stamps.save(scratch.resolve("stamps"), Instant.now());
        return id;
    }

    @Test
    void idsAreThoseOfGit() throws IOException {
        write("sys/kern/empty.c", "", OLD);
        write("sys/kern/hello.c", "hello\n", OLD);

        assertThat(id("sys/kern/empty.c")).isEqualTo("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assertThat(id("sys/kern/hello.c")).isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
        assertThat(id("sys/kern/none.c")).isEqualTo("none");
    }

    @Test
    void aFileWithTheSameStampIsNotRead() throws IOException {
        String before = id("sys/kern/a.c");
        Path file = scratch.resolve("tree/sys/kern/a.c");
        Files.writeString(file, "int b;\n");
        Files.setLastModifiedTime(file, OLD);

        assertThat(id("sys/kern/a.c")).as("the stamp is all that is looked at").isEqualTo(before);
        Files.setLastModifiedTime(file, FileTime.from(OLD.toInstant().plusMillis(1)));
        assertThat(id("sys/kern/a.c")).isNotEqualTo(before);
    }

    @Test
    void aLongerFileIsReadAgain() throws IOException {
        String before = id("sys/kern/a.c");
        write("sys/kern/a.c", "int a, b;\n", OLD);

        assertThat(id("sys/kern/a.c")).isNotEqualTo(before);
    }

    /** contract: two changes within one tick of the clock leave the same stamp, so what changed just now is never believed. */
    @Test
    void aFileThatChangedJustNowIsReadAgain() throws IOException {
        FileTime now = FileTime.from(Instant.now());
        write("sys/kern/a.c", "int c;\n", now);
        String before = id("sys/kern/a.c");
        Path file = scratch.resolve("tree/sys/kern/a.c");
        Files.writeString(file, "int d;\n");
        Files.setLastModifiedTime(file, now);

        assertThat(id("sys/kern/a.c")).isNotEqualTo(before);
    }

    @Test
    void damagedStampsAreNone() throws IOException {
        id("sys/kern/a.c");
        byte[] whole = Files.readAllBytes(scratch.resolve("stamps"));
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x20;
            Files.write(scratch.resolve("stamps"), broken);
            assertThat(tree(stamps()).contentId("sys/kern/a.c")).as("byte %d", i).hasValue(ContentId.of("int a;\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void theTreeIsListedAsItWas() throws IOException {
        StampedTree tree = tree(stamps());
        assertThat(tree.files()).containsExactly("sys/kern/a.c", "sys/sys/param.h");
        assertThat(tree.isStill()).isTrue();
        assertThat(tree.hasLinks()).isFalse();

        write("sys/kern/b.c", "int b;\n", OLD);
        assertThat(tree.isStill()).isFalse();
        Files.createSymbolicLink(scratch.resolve("tree/sys/kern/c.c"), Path.of("b.c"));
        assertThat(tree(stamps()).hasLinks()).isTrue();
    }
}
