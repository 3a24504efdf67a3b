package org.lockwright.rules.cache;

import java.util.Optional;

/** A store before another: it has all that is asked of either, or given to it. */
public final class LayeredStore implements Store {

    private final MemoryStore front;
    private final Store back;

    public LayeredStore(MemoryStore front, Store back) {
        this.front = front;
        this.back = back;
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return front.get(key).or(() -> {
            Optional<byte[]> value = back.get(key);
            value.ifPresent(v -> front.put(key, v));
            return value;
        });
    }

    @Override
    public void put(CacheKey key, byte[] value) {
        front.put(key, value);
        back.put(key, value);
    }
}
