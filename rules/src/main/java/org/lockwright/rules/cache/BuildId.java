package org.lockwright.rules.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.SourceTree;

/**
 * Which build of lockwright runs, by its content: two builds of the same sources have the same id, on any machine. Of a jar it is the
 * hash of its list of entries, which has the checksum of each; see the ZIP file format specification, 4.3.12.
 */
final class BuildId {

    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;

    private static final String ID = make();

    private BuildId() {
    }

    static String get() {
        return ID;
    }

    private static String make() {
        try {
            List<Path> places = new ArrayList<>();
            for (Class<?> home : List.of(BuildId.class, SourceTree.class)) {
                places.add(Path.of(home.getProtectionDomain().getCodeSource().getLocation().toURI()));
            }
            StringBuilder out = new StringBuilder();
            for (Path place : places.stream().distinct().toList()) {
                out.append(Files.isDirectory(place) ? folder(place) : jar(place));
            }
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read lockwright's own program", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jar(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), END_LENGTH + 0xffff)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            ByteBuffer at = ByteBuffer.wrap(end).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            for (int i = end.length - END_LENGTH; i >= 0; i--) {
                if (at.getInt(i) == END_OF_DIRECTORY) {
                    byte[] directory = new byte[at.getInt(i + 12)];
                    file.seek(Integer.toUnsignedLong(at.getInt(i + 16)));
                    file.readFully(directory);
                    return ContentId.of(directory);
                }
            }
            return ContentId.of(Files.readAllBytes(jar));
        }
    }

    private static String folder(Path folder) throws IOException {
        StringBuilder out = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.append(folder.relativize(file)).append(' ').append(ContentId.of(Files.readAllBytes(file))).append('\n');
            }
        }
        return ContentId.of(out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
