package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.PortTable.Encoding;
import org.lockwright.rules.softint.PortTable.Rung;

/** Reads the tables of the ports of a tree and finds what is wrong with them. */
public final class Survey {

    private final List<PortTable> tables;
    private final List<Encoding> kernel;
    private final List<Finding> findings;
    private final List<String> absent;
    private final int filesRead;

    private Survey(List<PortTable> tables, List<Encoding> kernel, List<Finding> findings, List<String> absent, int filesRead) {
        this.kernel = List.copyOf(kernel);
        this.tables = List.copyOf(tables);
        this.findings = List.copyOf(findings);
        this.absent = List.copyOf(absent);
        this.filesRead = filesRead;
    }

    /**
     * Surveys {@code tree}.
     *
     * @param specs the ports to read
     * @param profiles which of their kernels to read, by name
     * @param order the order that every port should implement; null for none
     * @param progress called with each file read
     */
    public static Survey of(SourceTree tree, List<PortSpec> specs, Predicate<String> profiles, SoftintOrder order, int threads,
            Consumer<String> progress) {
        return of(tree, specs.stream().map(s -> s.under(s.profiles().stream().filter(profiles).toList())).toList(), List.of(), order,
                threads, progress);
    }

    /**
     * Surveys {@code tree}: every kernel that {@code specs} list.
     *
     * @param options kernel options to switch, as {@code NAME}, {@code NAME=value} or {@code -NAME}
     * @param order the order that every port should implement; null for none
     * @param progress called with each file read
     */
    public static Survey of(SourceTree tree, List<PortSpec> specs, List<String> options, SoftintOrder order, int threads,
            Consumer<String> progress) {
        TreeReading reading = new TreeReading(tree, options, threads, progress);
        MachineIndependentSpec kernelSpec = PortSpecs.machineIndependent();
        kernelSpec.constants().forEach(reading::constant);
        Optional<MachineIndependent> kernel = MachineIndependent.read(reading, kernelSpec);
        List<PortReading> ports = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        List<Optional<PortReading>> all = read(reading, specs, kernel.map(MachineIndependent::ladder).orElse(List.of()));
        int done = 0;
        for (PortSpec spec : specs) {
            List<PortReading> ofSpec = new ArrayList<>();
            List<Optional<PortReading>> read = all.subList(done, done + spec.profiles().size());
            for (int i = 0; i < read.size(); i++) {
                String name = spec.port() + " (" + spec.profiles().get(i) + ")";
                read.get(i).ifPresentOrElse(ofSpec::add, () -> absent.add(name));
            }
            done += read.size();
            if (spec.tables() != null && !ofSpec.isEmpty()) {
                MaskTable.Found masks = MaskTable.read(reading, spec.tables(), ofSpec.stream().map(p -> p.table().profile()).toList(),
                        isWhole(spec));
                masks.tables().forEach(m -> findings.addAll(new MaskChecks(ofSpec.get(0).table(), m.profile()).findings(m)));
                masks.tables().forEach(m -> files.add(m.place().path()));
                ofSpec.set(0, ofSpec.get(0).with(masks));
            }
            ports.addAll(ofSpec);
        }
        findings.addAll(new KernelChecks(kernel, ports, reading).findings());
        for (PortReading port : ports) {
            findings.addAll(new PortChecks(port).findings());
            files.addAll(port.files().keySet());
            if (order != null) {
                OrderCheck.finding(port.table(), order).ifPresent(findings::add);
            }
        }
        kernel.ifPresent(k -> files.addAll(k.files().keySet()));
        files.remove(Questions.HEADERS);
        List<Encoding> places = kernel.map(k -> new KernelPlaces(k, reading).encodings()).orElse(List.of());
        return new Survey(ports.stream().map(PortReading::table).toList(), places, SoftintFindings.merged(findings), absent, files.size());
    }

    /** Whether a port is read under all the kernels that its file lists. */
    private static boolean isWhole(PortSpec spec) {
        return PortSpecs.named(spec.port()).map(file -> file.profiles().equals(spec.profiles())).orElse(true);
    }

    /** A reading of each kernel of each port, in that order, several at a time; empty for those that the tree does not have. */
    private static List<Optional<PortReading>> read(TreeReading reading, List<PortSpec> specs, List<Rung> ladder) {
        record Kernel(PortSpec spec, String profile) {
        }
        List<Kernel> kernels = specs.stream().flatMap(s -> s.profiles().stream().map(p -> new Kernel(s, p))).toList();
        return BigStack.map(kernels, reading.threads(), k -> PortReader.read(reading, k.spec(), k.profile(), ladder), k -> { });
    }

    /** The tables, in the order of the ports' names and their kernels. */
    public List<PortTable> tables() {
        return tables;
    }

    /** Places of the machine-independent kernel that encode priorities, sorted; none if the tree has no kernel to read it under. */
    public List<Encoding> kernelPlaces() {
        return kernel;
    }

    /** What is wrong, sorted; a finding that several kernels share is one with all their names. */
    public List<Finding> findings() {
        return findings;
    }

    /** Kernels that a port's file names and the tree does not have. */
    public List<String> absent() {
        return absent;
    }

    /** How many files were read for tables. */
    public int filesRead() {
        return filesRead;
    }
}
