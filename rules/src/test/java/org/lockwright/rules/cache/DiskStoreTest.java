package org.lockwright.rules.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {

    private static final long ROOM = 1 << 20;

    @TempDir private Path scratch;

    private static CacheKey key(int number) {
        return CacheKey.of("test").add(Integer.toString(number)).key();
    }

    private Path file(CacheKey key) {
        return scratch.resolve("cache").resolve(key.hex().substring(0, 2)).resolve(key.hex().substring(2));
    }

    private DiskStore store(long bound) throws IOException {
        return DiskStore.in(scratch.resolve("cache"), bound, InstantSource.system());
    }

    @Test
    void whatIsPutIsThereForTheNextRun() throws IOException {
        store(ROOM).put(key(1), new byte[] {1, 2, 3});

        assertThat(store(ROOM).get(key(1))).hasValueSatisfying(value -> assertThat(value).containsExactly(1, 2, 3));
        assertThat(store(ROOM).get(key(2))).isEmpty();
    }

    /** regression: a run that came while another made the folder took the other's tag for a strange file. */
    @Test
    void aFolderThatAnotherRunIsJustMakingIsTaken() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                Path fresh = scratch.resolve("cache" + round);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<DiskStore>> all = Stream.generate(() -> runs.submit(() -> {
                    start.await();
                    return DiskStore.in(fresh, ROOM, InstantSource.system());
                })).limit(8).toList();
                start.countDown();
                for (Future<DiskStore> one : all) {
                    assertThat(one.get()).isNotNull();
                }
            }
        } finally {
            runs.shutdownNow();
        }
    }

    /** contract: whatever a killed run or a full disk leaves in the place of a value is as good as none. */
    @Test
    void aValueThatIsNotWholeIsNone() throws IOException {
        store(ROOM).put(key(1), new byte[100]);
        byte[] whole = Files.readAllBytes(file(key(1)));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(key(1)), java.util.Arrays.copyOf(whole, length));
            assertThat(store(ROOM).get(key(1))).as("%d bytes of %d", length, whole.length).isEmpty();
        }
        whole[50] ^= 1;
        Files.write(file(key(1)), whole);
        assertThat(store(ROOM).get(key(1))).isEmpty();
        store(ROOM).put(key(1), new byte[] {7});
        assertThat(store(ROOM).get(key(1))).hasValueSatisfying(value -> assertThat(value).containsExactly(7));
    }

    @Test
    void whatWasNotUsedLongestGoesFirst() throws IOException {
        DiskStore store = store(2500);
        for (int i = 0; i < 4; i++) {
            store.put(key(i), new byte[1000]);
            Files.setLastModifiedTime(file(key(i)), FileTime.from(Instant.now().minus(Duration.ofHours(10 - i))));
        }
        assertThat(store.get(key(0))).as("used just now").isPresent();
        store.trim();

        assertThat(Stream.of(0, 1, 2, 3).filter(i -> store.get(key(i)).isPresent()).toList()).isEqualTo(List.of(0, 3));
    }

    @Test
    void partsOfKilledRunsAreSweptUp() throws IOException {
        DiskStore store = store(ROOM);
        store.put(key(1), new byte[10]);
        Path old = Files.createFile(file(key(1)).resolveSibling("new1.part"));
        Path young = Files.createFile(file(key(1)).resolveSibling("new2.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        store.trim();

        assertThat(old).doesNotExist();
        assertThat(young).as("another run may be writing it").exists();
    }

    @Test
    void aFolderOfOtherThingsIsRefused() throws IOException {
        Files.createDirectories(scratch.resolve("cache"));
        Files.writeString(scratch.resolve("cache/thesis.txt"), "years of work");

        assertThatThrownBy(() -> store(ROOM)).isInstanceOf(IOException.class).hasMessageContaining("other things");
    }
}
