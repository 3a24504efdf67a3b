package org.lockwright.rules.cache;

import java.util.Optional;

/**
 * Bytes by key. A key names all that its value depends on, so a value never has to be changed but may be lost at any time. Safe for use
 * by several threads.
 */
public interface Store {

    /** The value of {@code key}, if it is there whole. */
    Optional<byte[]> get(CacheKey key);

    /** Keeps {@code value}; that it cannot be kept is no error. */
    void put(CacheKey key, byte[] value);
}
