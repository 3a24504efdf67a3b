package org.lockwright.rules.convert;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/** A tree of texts in memory, for a made-up machine {@code box} with a kernel {@code KERNEL}. */
record TextTree(SortedMap<String, String> texts) implements SourceTree {

    /** The kernel's name. */
    static final String KERNEL = "box/KERNEL";

    /** A tree with the kernel and nothing else. */
    static TextTree box() {
        return new TextTree(new TreeMap<>())
                .with("sys/sys/param.h", "#define\tPARAM\t1\n")
                .with("sys/sys/sched.h", "")
                .with("sys/sys/intr.h", "#include <machine/intr.h>\n")
                .with("sys/conf/files", "")
                .with("sys/arch/box/conf/files.box", "")
                .with("sys/arch/box/conf/KERNEL", "machine box\n")
                .with("sys/arch/box/include/intr.h", "");
    }

    /** This tree, with a file more. */
    TextTree with(String path, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(path, text);
        return new TextTree(more);
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public boolean isFile(String path) {
        return texts.containsKey(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        return Optional.ofNullable(texts.get(path)).map(text -> SourceText.ofLatin1(path, text));
    }

    @Override
    public List<String> files() {
        return List.copyOf(texts.keySet());
    }
}
