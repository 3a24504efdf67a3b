package org.lockwright.parser.profile;

import java.util.List;
import org.lockwright.parser.config.ConfigGap;
import org.lockwright.parser.config.FileSelection;
import org.lockwright.parser.config.KernelConfig;

/**
 * A profile in a tree: how its C files read, which they are, and what of its config was not understood.
 *
 * @param configuration what decides how a C file reads
 * @param config what config(1) would make of the kernel config
 * @param files which files the kernel is made of
 * @param cpu the CPU it is compiled for, as the tree calls it
 * @param gaps what was not understood, sorted
 */
public record Kernel(Configuration configuration, KernelConfig config, FileSelection files, String cpu, List<ConfigGap> gaps) {
}
