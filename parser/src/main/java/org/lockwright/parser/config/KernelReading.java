package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.config.Statement.MakeOption;
import org.lockwright.parser.config.Statement.NameValue;
import org.lockwright.parser.config.Statement.SourceFile;

/** Reads one kernel config from its first statement to its last, then works out what it selects. */
final class KernelReading {

    private final List<ConfigGap> gaps = new ArrayList<>();
    private final Definitions definitions = new Definitions(gaps);
    private final Choices choices = new Choices(definitions, gaps);
    private final Instances instances = new Instances(definitions, gaps);
    private final Map<String, KernelConfig.FileLine> lines = new HashMap<>();
    private final List<KernelConfig.FileLine> inOrder = new ArrayList<>();
    private final ConfigReader reader;
    private List<String> machines = List.of();

    KernelReading(ConfigSources sources) {
        this.reader = new ConfigReader(sources, this::visit, definitions::isAttribute, gaps);
    }

    KernelConfig read(String path, List<String> switches) {
        Place start = new Place(path, 1);
        if (!reader.read(path)) {
            gaps.add(new ConfigGap(start, "no such file"));
        } else if (machines.isEmpty()) {
            gaps.add(new ConfigGap(start, "has no 'machine' statement, so that no files.* are read"));
        }
        switches.forEach(s -> switchOption(start, s));
        return result(path);
    }

    private void visit(Statement statement, String prefix) {
        if (statement instanceof SourceFile s) {
            file(s, prefix);
        } else if (statement instanceof Statement.DefineOptions s) {
            definitions.define(s);
        } else if (statement instanceof Statement.Attach s) {
            definitions.define(s);
        } else if (statement instanceof Statement.DefineDevice s) {
            definitions.define(s);
        } else if (statement instanceof Statement.DefineAttribute s) {
            definitions.define(s);
        } else if (statement instanceof Statement.DefineFileSystems s) {
            definitions.define(s);
        } else if (statement instanceof Statement.Machine s) {
            machine(s);
        } else {
            select(statement);
        }
    }

    private void select(Statement statement) {
        if (statement instanceof Statement.Instance s) {
            instances.add(s);
        } else if (statement instanceof Statement.NoInstance s) {
            instances.remove(s);
        } else if (statement instanceof Statement.Options s) {
            choices.take(s);
        } else if (statement instanceof Statement.FileSystems s) {
            choices.take(s);
        } else if (statement instanceof Statement.PseudoDevice s) {
            choices.take(s);
        } else if (statement instanceof Statement.MakeOptions s) {
            choices.take(s);
        } else if (statement instanceof Statement.Select s) {
            choices.take(s);
        } else if (statement instanceof Statement.MaxUsers s) {
            choices.take(s);
        } else if (statement instanceof Statement.KernelImage s) {
            choices.take(s);
        }
    }

    /** {@code machine M ARCH SUB...}: each is an attribute; then {@code conf/files}, and the {@code files.*} of ARCH, SUB..., M. */
    private void machine(Statement.Machine s) {
        if (!machines.isEmpty()) {
            gaps.add(new ConfigGap(s.place(), "a second 'machine' statement, left out"));
            return;
        }
        machines = s.names();
        machines.forEach(definitions::mention);
        read(s.place(), "sys/conf/files");
        List<String> order = new ArrayList<>();
        if (machines.size() > 1) {
            order.add(machines.get(1));
            List<String> subarches = new ArrayList<>(machines.subList(2, machines.size()));
            Collections.reverse(subarches);
            order.addAll(subarches);
        }
        order.add(machines.get(0));
        order.forEach(name -> read(s.place(), "sys/arch/" + name + "/conf/files." + name));
    }

    private void read(Place place, String path) {
        if (!reader.read(path)) {
            gaps.add(new ConfigGap(place, "needs " + path + ", which the tree lacks"));
        }
    }

    /** A second line for a file may only give it another make rule. */
    private void file(SourceFile s, String prefix) {
        String path = TreePaths.join(prefix, s.path());
        KernelConfig.FileLine known = lines.get(path);
        if (known == null) {
            KernelConfig.FileLine line = new KernelConfig.FileLine(s, path);
            lines.put(path, line);
            inOrder.add(line);
        } else if (s.rule().isEmpty() || s.condition().isPresent()) {
            gaps.add(new ConfigGap(s.place(), "file " + TokenCursor.printable(s.path()) + " is named before, at "
                    + known.statement().place()));
        }
    }

    private void switchOption(Place place, String option) {
        boolean on = !option.startsWith("-");
        String text = on ? option : option.substring(1);
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
        if (definitions.isFileSystem(name)) {
            choices.take(new Statement.FileSystems(place, List.of(name), on));
            return;
        }
        boolean needsOne = value.isEmpty() && definitions.option(name)
                .map(o -> o.kind() == Statement.DefineOptions.Kind.PARAM).orElse(false);
        choices.take(new Statement.Options(place, List.of(new NameValue(name, needsOne ? Optional.of("1") : value)), on));
    }

    private KernelConfig result(String path) {
        made(path, "devsw.c");
        made(path, "ioconf.c");
        choices.images().forEach(image -> made(path, "swap" + image + ".c"));
        Selected selected = selected();
        GeneratedHeaders headers = new GeneratedHeaders(definitions, choices, selected, instances);
        SortedMap<String, String> commandLine = new TreeMap<>();
        choices.options().forEach((name, value) -> {
            if (definitions.option(name).isEmpty()) {
                commandLine.put(name, GeneratedHeaders.unescaped(value.orElse("1")));
            }
        });
        Collections.sort(gaps);
        return new KernelConfig(path, machines, Collections.unmodifiableSortedMap(commandLine),
                Collections.unmodifiableSortedSet(new TreeSet<>(selected.names())),
                Collections.unmodifiableSortedMap(headers.write(inOrder)), makeOptions(selected),
                gaps.stream().distinct().toList(), definitions.headers().size(), List.copyOf(inOrder));
    }

    /** A source that config(1) writes into the build folder. */
    private void made(String path, String name) {
        SourceFile file = new SourceFile(new Place(path, 1), name, false, Optional.empty(), SourceFile.Need.NONE, Optional.empty());
        inOrder.add(new KernelConfig.FileLine(file, name));
    }

    private Selected selected() {
        Selected selected = new Selected(definitions);
        selected.addName("netbsd"); // config(1) selects it for every kernel
        choices.applyTo(selected);
        instances.activate(choices.pseudoDevices().keySet());
        List<String> devices = new ArrayList<>(instances.activeDevices());
        devices.addAll(choices.pseudoDevices().keySet());
        for (String device : devices) {
            selected.add(device);
            definitions.device(device).ifPresent(d -> d.attributes().forEach(selected::add));
        }
        for (Definitions.Attachment attachment : instances.activeAttachments()) {
            selected.addName(attachment.name());
            attachment.attributes().forEach(selected::add);
        }
        choices.complete(selected);
        return selected;
    }

    /** Assignments first, then what is added, then what is added under a condition, as config(1) writes them. */
    private SortedMap<String, String> makeOptions(Selected selected) {
        SortedMap<String, String> out = new TreeMap<>();
        for (MakeOption option : choices.makeOptions()) {
            boolean holds = option.condition().map(c -> c.holds(selected::contains)).orElse(true);
            if (holds && !option.adds()) {
                out.put(option.name(), option.value().orElse(""));
            }
        }
        for (boolean conditional : new boolean[] {false, true}) {
            for (MakeOption option : choices.makeOptions()) {
                boolean holds = option.condition().map(c -> c.holds(selected::contains)).orElse(true);
                if (holds && option.adds() && option.condition().isPresent() == conditional) {
                    out.merge(option.name(), option.value().orElse(""), (a, b) -> a + " " + b);
                }
            }
        }
        return Collections.unmodifiableSortedMap(out);
    }
}
