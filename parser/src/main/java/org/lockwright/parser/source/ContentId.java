package org.lockwright.parser.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for bytes: the ids that git gives blobs, so that a file on disk and the same file in a commit have one name. */
public final class ContentId {

    private ContentId() {
    }

    /** The blob id of {@code bytes}: SHA-1 over {@code "blob LENGTH\0"} and the bytes, 40 hexadecimal digits; see gitformat-objects. */
    public static String of(byte[] bytes) {
        MessageDigest digest = sha1();
        digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
