package org.lockwright.parser.profile;

import java.util.List;
import org.lockwright.parser.config.ConfigGap;
import org.lockwright.parser.config.FileSelection;
import org.lockwright.parser.config.KernelConfig;
import org.lockwright.parser.source.SourceTree;

/**
 * A profile in a tree: how its C files read, which they are, and what of its config was not understood.
 *
 * @param configuration what decides how a C file reads
 * @param config what config(1) would make of the kernel config
 * @param cpu the CPU it is compiled for, as the tree calls it
 * @param gaps what was not understood, sorted
 */
public record Kernel(Configuration configuration, KernelConfig config, String cpu, List<ConfigGap> gaps) {

    /** Which files the kernel is made of; asks {@code tree} for each that the config names. */
    public FileSelection files(SourceTree tree) {
        return config.files(tree::isFile);
    }
}
