package org.lockwright.rules.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The name of a value in a {@link Store}: a hash of all that the value depends on.
 *
 * @param hex 64 hexadecimal digits
 */
public record CacheKey(String hex) {

    /** Collects the parts of a key; the order and the ends of the parts count. */
    public static final class Builder {

        private final MessageDigest digest;

        private Builder() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** Adds a text. */
        public Builder add(String part) {
            return add(part.getBytes(StandardCharsets.UTF_8));
        }

        /** Adds bytes. */
        public Builder add(byte[] part) {
            int n = part.length;
            digest.update(new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n});
            digest.update(part);
            return this;
        }

        /** Adds texts and how many they are. */
        public Builder addAll(Collection<String> parts) {
            add(Integer.toString(parts.size()));
            parts.forEach(this::add);
            return this;
        }

        /** The key. */
        public CacheKey key() {
            return new CacheKey(HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** A key of what {@code kind} names, made by this build of lockwright. */
    public static Builder of(String kind) {
        return new Builder().add(BuildId.get()).add(kind);
    }
}
