package org.lockwright.parser.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The content ids of the files of a folder as an earlier run found them, each with the stamp the file had then: its size, its time of
 * change and its number in the file system. A file with the same stamp has the same content, as for git's index; one that was changed
 * within {@link #RACY} of the earlier run is never believed.
 */
public final class FileStamps {

    /** Nanoseconds in which a file can change twice without another time of change, on the coarsest file system in use. */
    static final long RACY = 2_000_000_000L;

    private static final int MAGIC = 0x4c775301;

    private final Map<String, Entry> known;
    private final Map<String, Entry> now = new ConcurrentHashMap<>();

    /** What a file looked like. */
    record Stamp(long size, long changed, int number) {

        static Stamp of(BasicFileAttributes a) {
            long nanos = a.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
            return new Stamp(a.size(), nanos, a.fileKey() == null ? 0 : a.fileKey().hashCode());
        }
    }

    private record Entry(Stamp stamp, String id) {
    }

    private FileStamps(Map<String, Entry> known) {
        this.known = known;
    }

    /** Those that {@link #save} wrote to {@code file}; none if there is no such file or it is damaged. */
    public static FileStamps load(Path file) {
        Map<String, Entry> known = new HashMap<>();
        CRC32C sum = new CRC32C();
        try (CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum);
                DataInputStream in = new DataInputStream(checked)) {
            int entries = in.readInt() == MAGIC ? in.readInt() : 0;
            for (int i = 0; i < entries; i++) {
                String path = in.readUTF();
                known.put(path, new Entry(new Stamp(in.readLong(), in.readLong(), in.readInt()), in.readUTF()));
            }
            long found = sum.getValue();
            return new FileStamps(in.readLong() == found ? known : Map.of());
        } catch (IOException e) {
            return new FileStamps(Map.of());
        }
    }

    /** The id of the file {@code path} if it still has its stamp. */
    String id(String path, Stamp stamp) {
        Entry entry = known.get(path);
        if (entry == null || !entry.stamp().equals(stamp)) {
            return null;
        }
        now.put(path, entry);
        return entry.id();
    }

    /** Notes the id of a file that was read whole after it had {@code stamp}. */
    void note(String path, Stamp stamp, String id) {
        now.put(path, new Entry(stamp, id));
    }

    /** Writes those seen in this run to {@code file}, whole or not at all, and without the ones that changed only just before {@code time}. */
    public void save(Path file, Instant time) throws IOException {
        long latest = time.toEpochMilli() * 1_000_000 - RACY;
        Map<String, Entry> kept = new HashMap<>(now);
        kept.values().removeIf(e -> e.stamp().changed() > latest);
        if (kept.equals(known)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, bytes -> {
            CRC32C sum = new CRC32C();
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(bytes, sum));
            out.writeInt(MAGIC);
            out.writeInt(kept.size());
            for (Map.Entry<String, Entry> e : kept.entrySet()) {
                out.writeUTF(e.getKey());
                out.writeLong(e.getValue().stamp().size());
                out.writeLong(e.getValue().stamp().changed());
                out.writeInt(e.getValue().stamp().number());
                out.writeUTF(e.getValue().id());
            }
            out.writeLong(sum.getValue());
            out.flush();
        });
    }
}
