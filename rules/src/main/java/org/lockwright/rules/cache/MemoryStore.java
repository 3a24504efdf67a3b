package org.lockwright.rules.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that lasts as long as the run. */
public final class MemoryStore implements Store {

    private final Map<CacheKey, byte[]> values = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(CacheKey key, byte[] value) {
        values.put(key, value);
    }

    /** All that is in it. */
    public Map<CacheKey, byte[]> all() {
        return Map.copyOf(values);
    }
}
