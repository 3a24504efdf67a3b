package org.lockwright.rules.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.lockwright.parser.source.WholeFile;

/**
 * A store in a folder, one file a value. Any number of runs may use it at once and be killed at any time: a value is written beside its
 * place and then renamed to it, and one that is not whole is as good as none. What was not asked for longest is deleted once all of it is
 * larger than the bound.
 */
public final class DiskStore implements Store {

    private static final String TAG = "CACHEDIR.TAG";
    private static final String TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n"
            + "# Results that lockwright keeps; it may be deleted at any time. See https://bford.info/cachedir/\n";
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final int SUM = Long.BYTES;

    private final Path folder;
    private final long bound;
    private final InstantSource clock;
    private final AtomicBoolean written = new AtomicBoolean();

    private DiskStore(Path folder, long bound, InstantSource clock) {
        this.folder = folder;
        this.bound = bound;
        this.clock = clock;
    }

    /**
     * The store in {@code folder}, which is made if it is not there.
     *
     * @param bound bytes it may hold after {@link #trim}
     * @param clock tells what was used when
     * @throws IOException if it cannot be made or written to, or holds other things
     */
    public static DiskStore in(Path folder, long bound, InstantSource clock) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("not a folder");
        }
        Files.createDirectories(folder);
        if (holdsOther(folder)) {
            throw new IOException("the folder holds other things than a cache");
        }
        if (!Files.exists(folder.resolve(TAG))) {
            WholeFile.write(folder.resolve(TAG), out -> out.write(TAG_TEXT.getBytes(StandardCharsets.US_ASCII)));
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("the folder cannot be written to");
        }
        return new DiskStore(folder, bound, clock);
    }

    /** Other runs may be making the same cache: their tag comes before all they put in, so it is looked for after what is inside. */
    private static boolean holdsOther(Path folder) throws IOException {
        boolean other;
        try (Stream<Path> inside = Files.list(folder)) {
            other = inside.anyMatch(f -> !f.toString().endsWith(".part")); // a part may be the tag of another run
        }
        return other && !Files.exists(folder.resolve(TAG));
    }

    /** Where it keeps the file {@code name}, which is no value. */
    public Path beside(String name) {
        return folder.resolve(name);
    }

    private Path place(CacheKey key) {
        return folder.resolve(key.hex().substring(0, 2)).resolve(key.hex().substring(2));
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        Path file = place(key);
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length < SUM || ByteBuffer.wrap(all).getLong() != sum(all, SUM)) {
                return Optional.empty();
            }
            if (Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(FRESH))) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            }
            return Optional.of(java.util.Arrays.copyOfRange(all, SUM, all.length));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(CacheKey key, byte[] value) {
        Path file = place(key);
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> {
                out.write(ByteBuffer.allocate(SUM).putLong(sum(value, 0)).array());
                out.write(value);
            });
            written.set(true);
        } catch (IOException e) {
            // A value that is not kept is worked out again.
            written.set(true);
        }
    }

    private static long sum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    private record Kept(Path file, long size, FileTime used) {
    }

    /** If something was written, deletes what is beyond the bound, and parts that a killed run left behind. */
    public void trim() {
        if (!written.get()) {
            return;
        }
        List<Kept> all = new ArrayList<>();
        Instant abandoned = clock.instant().minus(ABANDONED);
        for (int i = 0; i < 256; i++) {
            try (Stream<Path> files = Files.list(folder.resolve(String.format("%02x", i)))) {
                files.forEach(file -> kept(file).ifPresent(all::add));
            } catch (IOException e) {
                continue; // no value in there yet
            }
        }
        all.stream().filter(k -> k.file().toString().endsWith(".part") && k.used().toInstant().isBefore(abandoned)).forEach(DiskStore::delete);
        long size = all.stream().mapToLong(Kept::size).sum();
        if (size <= bound) {
            return;
        }
        all.sort(Comparator.comparing(Kept::used).thenComparing(Kept::file));
        for (Kept k : all) {
            if (size <= bound / 10 * 9) {
                return;
            }
            delete(k);
            size -= k.size();
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Kept(file, a.size(), a.lastModifiedTime()));
        } catch (IOException e) {
            return Optional.empty(); // another run deleted it
        }
    }

    private static void delete(Kept k) {
        try {
            Files.deleteIfExists(k.file());
        } catch (IOException e) {
            return; // still in use somewhere; the next run tries again
        }
    }
}
