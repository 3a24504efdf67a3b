package org.lockwright.parser.config;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/** A tree of config files in memory, for a made-up port {@code box} with a CPU folder {@code cpu}. */
public final class ConfigTree implements SourceTree {

    private final SortedMap<String, String> files = new TreeMap<>();

    private ConfigTree() {
    }

    /** A tree with the port's config {@code KERNEL}, and {@code files} as {@code sys/conf/files}. */
    public static ConfigTree of(String files, String kernel) {
        return new ConfigTree()
                .with("sys/conf/files", files)
                .with("sys/arch/box/conf/files.box", "")
                .with("sys/arch/cpu/conf/files.cpu", "")
                .with("sys/arch/box/conf/KERNEL", "machine box cpu\n" + kernel);
    }

    /** This tree, with a file more. */
    public ConfigTree with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** What config(1) would make of {@code KERNEL}. */
    KernelConfig read(String... switches) {
        return KernelConfig.read(new ConfigSources(this), "sys/arch/box/conf/KERNEL", List.of(switches));
    }

    /** The causes of the gaps in {@code KERNEL}. */
    List<String> gaps() {
        return read().gaps().stream().map(ConfigGap::cause).toList();
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
        return Optional.ofNullable(files.get(path)).map(text -> SourceText.ofLatin1(path, text));
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }
}
