package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command takes, before or after its name. */
final class GlobalOptions {

    @Option(names = "--tree", scope = ScopeType.INHERIT, paramLabel = "DIR",
            description = "the kernel tree: a folder with sys/sys/param.h, that sys/, a bare repository, or 'embedded'")
    String tree;

    @Option(names = "--base", scope = ScopeType.INHERIT, paramLabel = "REV",
            description = "the commit to read; plan, series, reroll and verify read HEAD without it")
    String base;

    @Option(names = "--profile", scope = ScopeType.INHERIT, paramLabel = "P",
            description = "kernel profile: amd64 (default), octeon, er4, or MACHINE/CONFIG as in evbmips/OCTEON; may be given more than once")
    List<String> profiles = new ArrayList<>();

    @Option(names = "--option", scope = ScopeType.INHERIT, paramLabel = "O",
            description = "switch a kernel option on: NAME or NAME=value; -NAME switches it off")
    List<String> options = new ArrayList<>();

    @Option(names = "--pack", scope = ScopeType.INHERIT, paramLabel = "NAME|FILE",
            description = "rule pack (default: socket-locking)")
    List<String> packs = new ArrayList<>();

    @Option(names = "--format", scope = ScopeType.INHERIT, paramLabel = "F",
            description = "text or json (default: text); of findings also sarif, junit or github")
    Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, scope = ScopeType.INHERIT, paramLabel = "FILE",
            description = "write the result to FILE instead of standard output")
    Path output;

    @Option(names = "--strict", scope = ScopeType.INHERIT,
            description = "may findings count too for the exit code")
    boolean strict;

    @Option(names = "--max-gaps", scope = ScopeType.INHERIT, paramLabel = "N",
            description = "exit 3 if more than N gaps were met (default: no limit)")
    Integer maxGaps;

    @Option(names = "--jobs", scope = ScopeType.INHERIT, paramLabel = "N",
            description = "threads to parse with (default: the number of processors)")
    Integer jobs;

    /** Result formats; picocli matches them without regard to case. */
    enum Format {
        /** For people. */
        TEXT,
        /** For programs; the schemas are in the jar under {@code schemas/}. */
        JSON,
        /** Findings for code scanning and editors: SARIF 2.1.0. */
        SARIF,
        /** Findings as test results: JUnit XML. */
        JUNIT,
        /** Findings as workflow commands of GitHub. */
        GITHUB;

        /** Whether it is of findings only. */
        boolean isOfFindings() {
            return this == SARIF || this == JUNIT || this == GITHUB;
        }
    }
}
