package org.lockwright.tests.kit;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/** A kernel tree of a few files held in memory; never changes, {@code with} makes another. */
public final class MemoryTree implements SourceTree {

    private static final MemoryTree EMPTY = new MemoryTree(new TreeMap<>());

    private final SortedMap<String, byte[]> files;

    private MemoryTree(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** A tree without files. */
    public static MemoryTree empty() {
        return EMPTY;
    }

    /**
     * A tree with what the profile {@code amd64} needs and nothing else: the kernel config, and a {@code files} that knows the
     * option {@code INET}, which is on, and {@code NET_MPSAFE}, which is off.
     */
    public static MemoryTree kernel() {
        return EMPTY
                .with("sys/sys/param.h", "#define\t__NetBSD_Version__\t1099000000\n")
                .with("sys/arch/amd64/conf/GENERIC", "machine amd64 x86\noptions \tINET\n")
                .with("sys/conf/files", "defflag opt_inet.h INET\ndefflag opt_net_mpsafe.h NET_MPSAFE\n");
    }

    /** This tree with {@code bytes} at {@code path}. */
    public MemoryTree with(String path, byte[] bytes) {
        SortedMap<String, byte[]> more = new TreeMap<>(files);
        more.put(path, bytes.clone());
        return new MemoryTree(more);
    }

    /** This tree with a file at {@code path}, each character of {@code latin1} a byte. */
    public MemoryTree with(String path, String latin1) {
        return with(path, SourceText.ofLatin1(path, latin1).bytes());
    }

    /** This tree with each of {@code texts} at its path. */
    public MemoryTree with(Collection<SourceText> texts) {
        MemoryTree out = this;
        for (SourceText text : texts) {
            out = out.with(text.path(), text.bytes());
        }
        return out;
    }

    /** The text of a file that must be there. */
    public String text(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + path + " in this tree");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The C files, sorted. */
    public List<String> sources() {
        return files.keySet().stream().filter(p -> p.endsWith(".c")).toList();
    }

    /** The headers, sorted. */
    public List<String> headers() {
        return files.keySet().stream().filter(p -> p.endsWith(".h")).toList();
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public boolean isFile(String path) {
        return files.containsKey(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> SourceText.of(path, bytes));
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }
}
