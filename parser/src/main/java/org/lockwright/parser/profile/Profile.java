package org.lockwright.parser.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.config.ConfigGap;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.config.KernelConfig;
import org.lockwright.parser.source.SourceTree;

/**
 * A port and kernel config: with options it makes a {@link Configuration}.
 *
 * @param name {@code "amd64"}, or {@code "evbmips/OCTEON"}
 * @param machine the port, as under {@code sys/arch}
 * @param config the kernel config under {@code sys/arch/<machine>/conf}
 * @param options options it switches, as {@link #in} takes them
 */
public record Profile(String name, String machine, String config, List<String> options) {

    /** Names of the profiles that have one of their own. */
    public static final List<String> BUILT_IN = ProfileData.lines("profiles.txt").stream().map(l -> l.split("\\s+")[0]).toList();

    private static final Pattern OF_TREE = Pattern.compile("[a-z][a-z0-9]*/[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    private static final List<String> SEARCH_PATH = List.of("sys", "common/include", "sys/arch");

    /**
     * The profile called {@code name}: a built-in one, or {@code machine/CONFIG}.
     *
     * @throws ProfileException if it is neither
     */
    public static Profile named(String name) {
        Optional<String[]> known = ProfileData.lines("profiles.txt").stream().map(l -> l.split("\\s+"))
                .filter(words -> words[0].equals(name)).findFirst();
        if (known.isPresent()) {
            String[] words = known.get();
            return of(name, words[1], List.of(words).subList(2, words.length));
        }
        if (!OF_TREE.matcher(name).matches()) {
            throw new ProfileException("unknown profile '" + name + "'; known: " + String.join(", ", BUILT_IN)
                    + ", and MACHINE/CONFIG for any config of the tree, as evbmips/OCTEON");
        }
        return of(name, name, List.of());
    }

    private static Profile of(String name, String config, List<String> options) {
        int slash = config.indexOf('/');
        return new Profile(name, config.substring(0, slash), config.substring(slash + 1), List.copyOf(options));
    }

    /**
     * What C files of {@code machine} read like when no kernel config says more: no option, no CPU, the machine's own headers.
     * For machines that the tree has no kernel config of.
     */
    public static Configuration bare(String machine) {
        SortedMap<String, String> links = new TreeMap<>();
        links.put(machine, "sys/arch/" + machine + "/include");
        links.put("machine", "sys/arch/" + machine + "/include");
        return new Configuration(machine, new TreeMap<>(ProfileData.commonMacros()), new TreeMap<>(), links, SEARCH_PATH, new TreeSet<>());
    }

    /** The config's path, relative to the folder above {@code sys/}. */
    public String path() {
        return "sys/arch/" + machine + "/conf/" + config;
    }

    /**
     * The configuration this profile makes of {@code tree}.
     *
     * @param options options switched: {@code NAME}, {@code NAME=value}, or {@code -NAME} for off
     * @throws ProfileException if the tree has no such kernel config
     */
    public Configuration in(SourceTree tree, List<String> options) {
        return in(new ConfigSources(tree), options);
    }

    /** The same, for several in one tree: each config file is parsed once. */
    public Configuration in(ConfigSources sources, List<String> options) {
        return kernel(sources, options).configuration();
    }

    /** The configuration, with what the config selects and what of it was not understood. */
    public Kernel kernel(ConfigSources sources, List<String> options) {
        KernelConfig config = read(sources, options);
        PortMakefile makefile = PortMakefile.of(config, sources.tree());
        Cpu cpu = Cpu.of(config, makefile);
        List<ConfigGap> gaps = Stream.concat(config.gaps().stream(), cpu.gaps().stream()).sorted().toList();
        return new Kernel(configuration(config, cpu, makefile, options), config, cpu.name(), gaps);
    }

    private KernelConfig read(ConfigSources sources, List<String> options) {
        if (!sources.tree().isFile(path())) {
            throw new ProfileException("profile " + name + ": " + sources.tree().describe() + " has no " + path());
        }
        KernelConfig config = KernelConfig.read(sources, path(), Stream.concat(this.options.stream(), options.stream()).toList());
        if (config.machines().isEmpty()) {
            throw new ProfileException("profile " + name + ": " + path() + " is no whole kernel config, it has no 'machine' statement");
        }
        return config;
    }

    private Configuration configuration(KernelConfig config, Cpu cpu, PortMakefile makefile, List<String> options) {
        CompilerFlags flags = CompilerFlags.of(config, makefile);
        SortedMap<String, String> macros = new TreeMap<>(ProfileData.commonMacros());
        macros.putAll(cpu.macros());
        macros.putAll(flags.macros());
        macros.putAll(config.commandLine());
        Set<String> path = new LinkedHashSet<>(SEARCH_PATH);
        path.addAll(flags.folders());
        return new Configuration(configurationName(options), macros, config.headers(), links(config, makefile), new ArrayList<>(path),
                config.sources());
    }

    private String configurationName(List<String> options) {
        StringBuilder out = new StringBuilder(name);
        for (String option : options.stream().sorted().distinct().toList()) {
            out.append(option.startsWith("-") ? "" : "+").append(option);
        }
        return out.toString();
    }

    /** Folders that config(1) and the Makefile link into the build folder; {@code machine} is the first that the config names, or what the Makefile says. */
    private static SortedMap<String, String> links(KernelConfig config, PortMakefile makefile) {
        SortedMap<String, String> links = new TreeMap<>();
        config.machines().forEach(folder -> links.put(folder, "sys/arch/" + folder + "/include"));
        links.put("machine", "sys/arch/" + config.machines().get(0) + "/include");
        links.putAll(makefile.links());
        return links;
    }
}
