package org.lockwright.parser.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The exact bytes of one source file, readable as characters.
 *
 * <p>Bytes are decoded as ISO-8859-1, so character offsets are byte offsets and encoding back gives the same bytes, whatever the
 * file's real encoding, line ends or last line.
 */
public final class SourceText {

    private final String path;
    private final String text;
    private LineIndex lines;

    private SourceText(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** Text of the file {@code path} (relative to the folder above {@code sys/}, with {@code /}) holding {@code bytes}. */
    public static SourceText of(String path, byte[] bytes) {
        return new SourceText(path, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Text given as Latin-1 characters; characters above U+00FF are an error. */
    public static SourceText ofLatin1(String path, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                throw new IllegalArgumentException(path + ": text is not Latin-1 at character " + i);
            }
        }
        return new SourceText(path, text);
    }

    /** Path relative to the folder above {@code sys/}. */
    public String path() {
        return path;
    }

    /** The file as Latin-1 characters, one per byte. */
    public String text() {
        return text;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Number of bytes. */
    public int length() {
        return text.length();
    }

    /** The characters of {@code span}. */
    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Line starts, computed once. */
    public synchronized LineIndex lines() {
        if (lines == null) {
            lines = new LineIndex(text);
        }
        return lines;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SourceText other && path.equals(other.path) && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {path, text});
    }

    @Override
    public String toString() {
        return path + " (" + text.length() + " bytes)";
    }
}
