package org.lockwright.parser.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.config.KernelConfig;
import org.lockwright.parser.source.SourceTree;

/**
 * What a port's kernel Makefiles say about the CPU and to the compiler: {@code MACHINE_ARCH}, {@code CPPFLAGS}, {@code EXTRA_INCLUDES},
 * and links to header folders.
 *
 * <p>Of make(1)'s conditionals only the one on {@code LP64} is decided; what stands under another is not taken.
 *
 * @param machineArch the first value of {@code MACHINE_ARCH}
 * @param flags words of {@code CPPFLAGS} and {@code EXTRA_INCLUDES}
 * @param links names of folders of {@code sys/arch} whose {@code include} is linked into the build folder, as config(1) links others
 */
record PortMakefile(Optional<String> machineArch, List<String> flags, Set<String> links) {

    private static final Pattern LINK = Pattern.compile("ln -s \\$S/arch/(\\w+)/include \\1\\b");

    private static final Set<String> FLAGS = Set.of("CPPFLAGS", "EXTRA_INCLUDES");

    /** The Makefiles of the port of {@code kernel}: its own, and those of the CPU's folder. */
    static PortMakefile of(KernelConfig kernel, SourceTree tree) {
        Set<String> paths = new LinkedHashSet<>();
        for (String machine : kernel.machines().subList(0, Math.min(2, kernel.machines().size()))) {
            String stem = "sys/arch/" + machine + "/conf/Makefile." + machine;
            paths.add(stem);
            paths.add(stem + ".inc");
        }
        boolean lp64 = kernel.makeOption("LP64").map("yes"::equals).orElse(false);
        Reading reading = new Reading(lp64, kernel.machines().stream().findFirst().orElse(""));
        for (String path : paths) {
            tree.read(path).ifPresent(text -> reading.read(text.text()));
        }
        return new PortMakefile(Optional.ofNullable(reading.machineArch), List.copyOf(reading.flags), Set.copyOf(reading.links));
    }

    private static final class Reading {

        private final boolean lp64;
        private final String machine;
        private final List<String> flags = new ArrayList<>();
        private final Set<String> links = new LinkedHashSet<>();
        private String machineArch;

        Reading(boolean lp64, String machine) {
            this.lp64 = lp64;
            this.machine = machine;
        }

        void read(String text) {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                links.add(link.group(1));
            }
            Deque<Branch> open = new ArrayDeque<>();
            for (String line : text.replace("\\\n", " ").split("\r?\n")) {
                if (line.startsWith(".")) {
                    directive(line.substring(1).strip(), open);
                } else if (open.stream().allMatch(Branch::inForce)) {
                    assignment(line);
                }
            }
        }

        private void directive(String line, Deque<Branch> open) {
            if (line.startsWith("if")) {
                boolean known = line.matches("if \\$\\{LP64(:U\\w+)?\\} == \"?yes\"?");
                open.push(new Branch(known, known && lp64));
            } else if (line.startsWith("el") && !open.isEmpty()) {
                Branch branch = open.pop();
                boolean isElse = line.startsWith("else");
                open.push(new Branch(branch.known() && isElse, branch.known() && isElse && !branch.inForce()));
            } else if (line.startsWith("endif")) {
                open.poll();
            }
        }

        private void assignment(String line) {
            int equals = line.indexOf('=');
            if (equals <= 0 || line.charAt(0) == '\t' || line.charAt(0) == '#') {
                return;
            }
            String name = line.substring(0, equals).replaceAll("[+?:!\\s]+$", "");
            int comment = line.indexOf('#', equals);
            String value = line.substring(equals + 1, comment < 0 ? line.length() : comment).strip()
                    .replace("${MACHINE}", machine);
            if (name.equals("MACHINE_ARCH") && machineArch == null && value.matches("\\w+")) {
                machineArch = value;
            } else if (FLAGS.contains(name)) {
                flags.addAll(List.of(value.split("\\s+")));
            }
        }
    }

    /** One open {@code .if}: whether it could be decided, and what stands there is in force. */
    private record Branch(boolean known, boolean inForce) {
    }
}
