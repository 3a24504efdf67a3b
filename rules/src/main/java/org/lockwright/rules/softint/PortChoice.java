package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.profile.KernelConfigs;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.pack.Nearest;

/** Chooses which kernels of which ports are read. */
public final class PortChoice {

    private final SourceTree tree;
    private final ConfigSources sources;

    /** Chooses for {@code tree}. */
    public PortChoice(SourceTree tree) {
        this.tree = tree;
        this.sources = new ConfigSources(tree);
    }

    /**
     * The ports to read, each with the kernels to read it under.
     *
     * @param ports their names; every port if empty
     * @param profiles kernels, by the names of profiles; if empty, those that the ports' files list
     * @throws SoftintException if a port is not known, or no port has a kernel of one of the profiles; says which is nearest
     */
    public List<PortSpec> of(List<String> ports, List<String> profiles) {
        List<PortSpec> all = PortSpecs.all();
        List<String> names = all.stream().map(PortSpec::port).toList();
        for (String port : ports) {
            if (!names.contains(port)) {
                throw new SoftintException("--port " + port + ": no port has that name; " + Nearest.hint(port, names));
            }
        }
        List<PortSpec> chosen = all.stream().filter(s -> ports.isEmpty() || ports.contains(s.port())).toList();
        if (profiles.isEmpty()) {
            return chosen;
        }
        Map<PortSpec, Set<String>> kernels = new LinkedHashMap<>();
        chosen.forEach(s -> kernels.put(s, new LinkedHashSet<>()));
        for (String name : profiles) {
            Profile profile = Profile.named(name);
            PortSpec spec = port(profile, all);
            if (!kernels.containsKey(spec)) {
                throw new SoftintException("--profile " + name + ": a kernel of port " + spec.port() + ", which --port leaves out; "
                        + "add '--port " + spec.port() + "', or leave one of them out");
            }
            kernels.get(spec).add(kernel(profile));
        }
        return kernels.entrySet().stream().filter(e -> !e.getValue().isEmpty()).map(e -> e.getKey().under(List.copyOf(e.getValue()))).toList();
    }

    /** The name results have for a kernel: that of its config, unless the profile adds options to it. */
    private static String kernel(Profile profile) {
        return profile.options().isEmpty() ? profile.machine() + "/" + profile.config() : profile.name();
    }

    /** The port that lists the kernel; else the one that lists kernels of that machine, of two the one with kernels of its CPU. */
    private PortSpec port(Profile profile, List<PortSpec> all) {
        requireConfig(profile);
        String config = profile.machine() + "/" + profile.config();
        List<PortSpec> near = new ArrayList<>();
        for (PortSpec spec : all) {
            if (spec.profiles().contains(config)) {
                return spec;
            }
            if (spec.profiles().stream().anyMatch(p -> PortSpec.machine(p).equals(profile.machine()))) {
                near.add(spec);
            }
        }
        if (near.isEmpty()) {
            Set<String> machines = new TreeSet<>();
            all.forEach(s -> s.profiles().forEach(p -> machines.add(PortSpec.machine(p))));
            throw new SoftintException("--profile " + profile.name() + ": no port has kernels of machine '" + profile.machine() + "'; "
                    + Nearest.hint(profile.machine(), machines));
        }
        String cpu = cpu(config);
        return near.stream()
                .filter(s -> s.profiles().stream().anyMatch(p -> PortSpec.machine(p).equals(profile.machine()) && cpu(p).equals(cpu)))
                .findFirst().orElse(near.get(0));
    }

    private String cpu(String config) {
        try {
            return Profile.named(config).kernel(sources, List.of()).cpu();
        } catch (ProfileException e) {
            return "";
        }
    }

    private void requireConfig(Profile profile) {
        if (!tree.isFile(profile.path())) {
            Set<String> known = new TreeSet<>();
            KernelConfigs.of(tree).forEach((machine, configs) -> configs.forEach(c -> known.add(machine + "/" + c)));
            String config = profile.machine() + "/" + profile.config();
            throw new SoftintException("--profile " + profile.name() + ": " + tree.describe() + " has no " + profile.path() + "; "
                    + Nearest.to(config, known).map(n -> "did you mean '" + n + "'?")
                            .orElse("'lockwright profiles' counts those it has"));
        }
    }
}
