package org.lockwright.parser.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lockwright.parser.config.ConfigGap;
import org.lockwright.parser.config.KernelConfig;
import org.lockwright.parser.config.Place;

/**
 * The CPU a kernel is compiled for.
 *
 * @param name what the tree calls it: {@code "x86_64"}
 * @param macros what its compiler predefines beyond the macros of every CPU
 * @param gaps that nothing is known of it, or that its byte order is assumed
 */
record Cpu(String name, SortedMap<String, String> macros, List<ConfigGap> gaps) {

    private static final String ASSUMED = "assumed";

    /** The CPU of {@code kernel}, where {@code makefile} is its port's. */
    static Cpu of(KernelConfig kernel, PortMakefile makefile) {
        boolean lp64 = kernel.makeOption("LP64").map("yes"::equals).orElse(false);
        Predicate<String> holds = name -> name.equals("lp64") ? lp64
                : kernel.selected().contains(name) || kernel.machines().contains(name);
        List<String> names = names(kernel, makefile);
        for (String name : names) {
            Optional<List<String>> sets = sets(name, holds);
            if (sets.isPresent()) {
                return known(name, sets.get(), kernel);
            }
        }
        String name = names.isEmpty() ? "none" : names.get(0);
        boolean wide = lp64 || names.stream().anyMatch(n -> n.endsWith("64"));
        ConfigGap gap = gap(kernel, "no predefined macros are known for the CPU '" + name + "'; those common to "
                + (wide ? "64" : "32") + " bit ones are used");
        return new Cpu(name, macros(List.of(wide ? "lp64" : "ilp32", "little")), List.of(gap));
    }

    private static List<String> names(KernelConfig kernel, PortMakefile makefile) {
        List<String> names = new ArrayList<>();
        kernel.makeOption("MACHINE_ARCH").ifPresent(names::add);
        makefile.machineArch().ifPresent(names::add);
        kernel.machines().stream().skip(1).limit(1).forEach(names::add);
        kernel.machines().stream().limit(1).forEach(names::add);
        return names;
    }

    /** The sets of the first line of {@code cpus.txt} that fits. */
    private static Optional<List<String>> sets(String name, Predicate<String> holds) {
        for (String line : ProfileData.lines("cpus.txt")) {
            int colon = line.indexOf(':');
            String[] wanted = line.substring(0, colon).strip().split("\\s+");
            if (wanted[0].equals(name) && Arrays.stream(wanted).skip(1).allMatch(holds)) {
                return Optional.of(List.of(line.substring(colon + 1).strip().split("\\s+")));
            }
        }
        return Optional.empty();
    }

    private static Cpu known(String name, List<String> sets, KernelConfig kernel) {
        List<ConfigGap> gaps = new ArrayList<>();
        if (sets.contains(ASSUMED)) {
            gaps.add(gap(kernel, "the byte order of '" + name + "' is not said here; "
                    + (sets.contains("big") ? "big" : "little") + " endian is assumed"));
        }
        return new Cpu(name, macros(sets.stream().filter(s -> !s.equals(ASSUMED)).toList()), gaps);
    }

    private static ConfigGap gap(KernelConfig kernel, String cause) {
        return new ConfigGap(new Place(kernel.path(), 1), cause);
    }

    private static SortedMap<String, String> macros(List<String> sets) {
        Map<String, Map<String, String>> all = ProfileData.cpuMacros();
        SortedMap<String, String> out = new TreeMap<>();
        for (String set : sets) {
            if (!all.containsKey(set)) {
                throw new IllegalStateException("cpus.txt names a set that cpus.macros lacks: " + set);
            }
            out.putAll(all.get(set));
        }
        return out;
    }
}
