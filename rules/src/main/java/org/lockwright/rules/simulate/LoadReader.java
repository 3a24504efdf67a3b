package org.lockwright.rules.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackProblem;
import org.lockwright.rules.pack.YamlNode;
import org.lockwright.rules.pack.YamlNode.Mapping;
import org.lockwright.rules.pack.YamlSchema;
import org.lockwright.rules.simulate.Load.Parameter;
import org.lockwright.rules.softint.SoftintClass;

/** Reads loads from YAML: form and schema as packs are held to theirs, then what the parts say of each other. */
public final class LoadReader {

    /** Profiles a load is shipped for. */
    public static final List<String> SHIPPED = List.of("amd64", "octeon", "er4");

    private static final YamlSchema SCHEMA = new YamlSchema("load", "docs/simulate.md", resource("/schemas/load.schema.json"));

    private final List<Parameter> parameters = new ArrayList<>();

    private LoadReader() {
    }

    /**
     * Reads a load.
     *
     * @param origin the file as the user named it, for messages
     * @param yaml its bytes, at most 1 MiB of UTF-8
     * @throws PackException if the load cannot be used
     */
    public static Load read(String origin, byte[] yaml) {
        Mapping root = SCHEMA.read(origin, yaml);
        List<PackProblem> problems = new LoadCheck(origin, root).problems();
        if (!problems.isEmpty()) {
            throw new PackException(problems);
        }
        return new LoadReader().load(root);
    }

    /** The load that is shipped for a profile, if there is one. */
    public static Optional<Load> shipped(String profile) {
        return SHIPPED.contains(profile)
                ? Optional.of(read(profile + ".yaml", resource("/loads/" + profile + ".yaml"))) : Optional.empty();
    }

    private static byte[] resource(String path) {
        try (InputStream in = LoadReader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Load load(Mapping root) {
        int cpus = count(root, "", "cpus", 1);
        long duration = time(root, "", "duration");
        long warmUp = time(root, "", "warm-up");
        long ipi = time(root, "", "ipi");
        return new Load(root.text("load"), root.text("summary"), cpus, duration, warmUp, ipi,
                root.text("lending").equals("priority") ? Load.Lending.PRIORITY : Load.Lending.LEVEL,
                root.mappings("interrupts").stream().map(this::interrupt).toList(),
                root.mappings("handlers").stream().map(this::handler).toList(),
                root.mappings("threads").stream().map(this::thread).toList(),
                root.mappings("watchdogs").stream().map(this::watchdog).toList(),
                parameters);
    }

    private Load.Interrupt interrupt(Mapping node) {
        String at = node.text("name") + " ";
        Load.Arrival arrival = Load.Arrival.valueOf(node.text("arrival").toUpperCase(Locale.ROOT));
        double interval = parameter(node, at, "rate").map(text -> 1e9 / Quantity.hertz(text)).orElse(0.0);
        return new Load.Interrupt(node.text("name"), cpu(node, "cpu", Load.EVERY), arrival, interval, count(node, at, "items", 1),
                count(node, at, "window", 0), time(node, at, "round-trip"), time(node, at, "cost"),
                node.text("polled").equals("true"), node.text("raises"), cpu(node, "on-cpu", Load.OWN));
    }

    private Load.Handler handler(Mapping node) {
        String at = node.text("name") + " ";
        return new Load.Handler(node.text("name"), SoftintClass.of(node.text("class")).orElseThrow(),
                steps(node, at, "per-run"), steps(node, at, "per-item"), count(node, at, "limit", 0), count(node, at, "queue", 0),
                !node.text("coalesces").equals("false"),
                node.mappings("raises").stream().map(r -> new Load.Raise(r.text("handler"), cpu(r, "cpu", Load.OWN))).toList());
    }

    private Load.Application thread(Mapping node) {
        return new Load.Application(node.text("name"), cpu(node, "cpu", Load.EVERY), steps(node, node.text("name") + " ", "loop"));
    }

    private Load.Watchdog watchdog(Mapping node) {
        return new Load.Watchdog(node.text("name"), cpu(node, "cpu", Load.EVERY), node.text("poked-by"),
                time(node, node.text("name") + " ", "timeout"));
    }

    private List<Step> steps(Mapping node, String at, String key) {
        List<Step> out = new ArrayList<>();
        for (Mapping step : node.mappings(key)) {
            String place = at + key + " " + (out.size() + 1) + " ";
            long time = time(step, place, "for");
            double variation = parameter(step, place, "variation").map(Double::parseDouble).orElse(1.0);
            out.add(new Step(time,
                    Optional.of(step.text("mutex")).filter(m -> !m.isEmpty()),
                    step.text("masks").isEmpty() ? Step.Masks.NOTHING : Step.Masks.valueOf(step.text("masks").toUpperCase(Locale.ROOT)),
                    step.text("spread").isEmpty() ? Step.Spread.CONSTANT
                            : Step.Spread.valueOf(step.text("spread").toUpperCase(Locale.ROOT)),
                    variation));
        }
        return out;
    }

    /** Nanoseconds under {@code key}; 0 where it is absent. */
    private long time(Mapping node, String at, String key) {
        return parameter(node, at, key).map(text -> Math.round(Quantity.nanoseconds(text))).orElse(0L);
    }

    private int count(Mapping node, String at, String key, int otherwise) {
        return parameter(node, at, key).map(Integer::parseInt).orElse(otherwise);
    }

    private Optional<String> parameter(Mapping node, String at, String key) {
        Optional<Mapping> found = node.get(key).map(Mapping.class::cast);
        found.ifPresent(p -> parameters.add(new Parameter(at + key, p.text("value"), oneLine(p.text("source")))));
        return found.map(p -> p.text("value"));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static int cpu(Mapping node, String key, int otherwise) {
        return node.get(key).map(YamlNode.Scalar.class::cast).map(s -> Integer.parseInt(s.text())).orElse(otherwise);
    }
}
