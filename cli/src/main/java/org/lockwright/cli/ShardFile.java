package org.lockwright.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.Codec;
import org.lockwright.rules.cache.MemoryStore;

/**
 * What one shard of a run made of its files: a line that says what the file is, then a compressed value.
 *
 * @param question hash of all that was asked, but for the tree and the share; shards of one run have the same
 * @param index which share, from 1
 * @param count of how many
 * @param paths the paths that were asked for
 * @param keysOnly whether locks are not followed
 * @param values what is in the store
 */
record ShardFile(String question, int index, int count, List<String> paths, boolean keysOnly, Map<String, byte[]> values) {

    private static final String MAGIC = "lockwright shard ";
    private static final String BUILD = CacheKey.of("shard file").key().hex();
    private static final byte[] HEAD = (MAGIC + BUILD + "\n").getBytes(StandardCharsets.US_ASCII);

    static ShardFile of(String question, int index, int count, List<String> paths, boolean keysOnly, MemoryStore store) {
        Map<String, byte[]> values = new TreeMap<>();
        store.all().forEach((key, value) -> values.put(key.hex(), value));
        return new ShardFile(question, index, count, paths, keysOnly, values);
    }

    void write(OutputStream out) throws IOException {
        out.write(HEAD);
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        packed.write(Codec.encode(this));
        packed.finish();
    }

    static ShardFile read(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            String start = new String(all, 0, Math.min(all.length, HEAD.length), StandardCharsets.ISO_8859_1);
            if (!start.startsWith(MAGIC)) {
                throw new UsageException("lint merge " + file + ": no result of 'lint --shard'");
            } else if (!Arrays.equals(Arrays.copyOf(all, HEAD.length), HEAD)) {
                throw new UsageException("lint merge " + file + ": made by another build of lockwright; let the same one make all shards and merge them");
            }
            try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(all, HEAD.length, all.length - HEAD.length))) {
                return Codec.decode(packed.readAllBytes(), ShardFile.class).orElseThrow(() -> new IOException("no shard"));
            }
        } catch (IOException e) {
            throw new UsageException("lint merge " + file + (Files.exists(file) ? ": damaged or cut short; make it again with 'lint --shard'" : ": no such file"));
        }
    }

    /** What all of {@code shards} made, once they are the shards of one run, each there once. */
    static MemoryStore joined(Map<Path, ShardFile> shards) {
        ShardFile first = shards.values().iterator().next();
        Map<Integer, Path> seen = new HashMap<>();
        MemoryStore store = new MemoryStore();
        shards.forEach((file, shard) -> {
            if (!shard.question().equals(first.question()) || shard.count() != first.count()) {
                throw new UsageException("lint merge " + file + ": made with other options, paths or number of shards than "
                        + shards.keySet().iterator().next() + "; make all shards of one command line");
            } else if (seen.put(shard.index(), file) != null) {
                throw new UsageException("lint merge " + file + ": shard " + shard.index() + " of " + shard.count() + " is given twice");
            }
            shard.values().forEach((key, value) -> store.put(new CacheKey(key), value));
        });
        for (int i = 1; i <= first.count(); i++) {
            if (!seen.containsKey(i)) {
                throw new IncompleteException("lint merge: shard " + i + " of " + first.count() + " is missing; give the files of all shards");
            }
        }
        return store;
    }
}
