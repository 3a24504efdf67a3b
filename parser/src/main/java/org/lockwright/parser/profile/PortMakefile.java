package org.lockwright.parser.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * @param links what it links into the build folder beside what config(1) links: names, with a folder where that is made for them, and
 *     the folder of the tree that each stands for
 */
record PortMakefile(Optional<String> machineArch, List<String> flags, Map<String, String> links) {

    private static final Pattern LINK = Pattern.compile("ln -s \\$S/arch/(\\w+)/include \\1\\b");

    /** As Xen's: {@code machine} is a folder of its own for each CPU, behind which the CPU's own one is searched. */
    private static final Pattern OWN = Pattern.compile("ln -s \\$\\{(\\w+)\\} machine\\b");
    private static final Pattern BEHIND = Pattern.compile("ln -s \\.\\./\\$\\{\\w+\\} ([\\w-]+)/machine\\b");

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
        Reading reading = new Reading(lp64, kernel.machines());
        for (String path : paths) {
            tree.read(path).ifPresent(text -> reading.read(text.text()));
        }
        return new PortMakefile(Optional.ofNullable(reading.machineArch), List.copyOf(reading.flags), Map.copyOf(reading.links));
    }

    private static final class Reading {

        private final boolean lp64;
        private final String machine;
        private final String cpu;
        private final List<String> flags = new ArrayList<>();
        private final Map<String, String> links = new TreeMap<>();
        private String machineArch;

        Reading(boolean lp64, List<String> machines) {
            this.lp64 = lp64;
            this.machine = machines.isEmpty() ? "" : machines.get(0);
            this.cpu = machines.size() < 2 ? machine : machines.get(1);
        }

        void read(String text) {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                links.put(link.group(1), "sys/arch/" + link.group(1) + "/include");
            }
            own(text);
            Deque<Branch> open = new ArrayDeque<>();
            for (String line : text.replace("\\\n", " ").split("\r?\n")) {
                if (line.startsWith(".")) {
                    directive(line.substring(1).strip(), open);
                } else if (open.stream().allMatch(Branch::inForce)) {
                    assignment(line);
                }
            }
        }

        private void own(String text) {
            Matcher own = OWN.matcher(text);
            Matcher behind = BEHIND.matcher(text);
            if (own.find() && behind.find()) {
                Matcher folder = Pattern.compile("(?m)^" + own.group(1) + "=\\s*\\$S/(arch/\\w+/include/)\\$\\{\\w+\\}").matcher(text);
                if (folder.find()) {
                    links.put("machine", "sys/" + folder.group(1) + cpu);
                    links.put(behind.group(1) + "/machine", "sys/arch/" + cpu + "/include");
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
