package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.KernelConfigs;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUnit;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.program.Parsing;

/** Answers {@link Questions} about a tree, each file parsed once for each kernel it is read under; several threads may ask. */
final class TreeReading {

    private static final String PROBE = "lockwright_value_";
    private static final String INCLUDES = "#include <sys/param.h>\n#include <sys/sched.h>\n#include <sys/intr.h>\n";

    private final SourceTree tree;
    private final ConfigSources sources;
    private final HeaderCache cache = new HeaderCache();
    private final Map<String, Optional<Configuration>> configurations = new ConcurrentHashMap<>();
    private final Map<String, Long> constants = new HashMap<>();
    private SortedMap<String, List<String>> kernels;
    private final int threads;
    private final List<String> options;
    private final Consumer<String> progress;

    TreeReading(SourceTree tree, List<String> options, int threads, Consumer<String> progress) {
        this.options = List.copyOf(options);
        this.tree = tree;
        this.sources = new ConfigSources(tree);
        this.threads = threads;
        this.progress = progress;
    }

    /** Takes the value of the constant variable {@code name}, as {@code path} initialises it, for a constant. */
    void constant(String name, String path) {
        Pattern initialised = Pattern.compile("\\bconst\\s+int\\s+" + Pattern.quote(name) + "\\s*=\\s*(\\d{1,9})\\s*;");
        text(path).map(t -> initialised.matcher(t.text())).filter(Matcher::find).ifPresent(m -> constants.put(name, Long.valueOf(m.group(1))));
    }

    /** Every constant variable whose value is taken. */
    Map<String, Long> constants() {
        return constants;
    }

    int threads() {
        return threads;
    }

    SourceTree tree() {
        return tree;
    }

    /** The kernel called {@code profile}, see {@link PortSpec#profiles()}; empty if the tree has no such config. */
    Optional<Configuration> configuration(String profile) {
        return configurations.computeIfAbsent(profile, this::make);
    }

    private Optional<Configuration> make(String profile) {
        if (profile.endsWith("/")) {
            String machine = profile.substring(0, profile.length() - 1);
            return tree.isFile("sys/arch/" + machine + "/include/intr.h") ? Optional.of(Profile.bare(machine)) : Optional.empty();
        }
        try {
            return Optional.of(Profile.named(profile).in(sources, options));
        } catch (ProfileException e) {
            return Optional.empty();
        }
    }

    /** The answers, by file; a file that does not exist has none. */
    Map<String, FileReading> answer(Questions questions, Configuration configuration, List<String> macros) {
        Configuration with = defining(configuration, macros);
        Parsing parsing = new Parsing(tree, with, HeaderInterest.none(), threads, cache);
        Map<String, Long> names = new HashMap<>(constants);
        names.put(ConstantExpression.LONG, with.macros().containsKey("__LP64__") ? 8L : 4L);
        List<Optional<FileReading>> read = BigStack.map(questions.files(), threads,
                path -> read(parsing, path, questions.expressions(path), names), progress);
        Map<String, FileReading> out = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            String path = questions.files().get(i);
            read.get(i).ifPresent(r -> out.put(path, r));
        }
        return out;
    }

    private static Configuration defining(Configuration c, List<String> macros) {
        if (macros.isEmpty()) {
            return c;
        }
        TreeMap<String, String> all = new TreeMap<>(c.macros());
        macros.forEach(m -> all.put(m, "1"));
        return new Configuration(c.name() + "+" + String.join("+", macros), all, c.headers(), c.links(), c.searchPath(), c.sources());
    }

    private Optional<FileReading> read(Parsing parsing, String path, List<String> expressions, Map<String, Long> names) {
        Optional<SourceText> source = text(path);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(source.get().text()).append('\n');
        for (int i = 0; i < expressions.size(); i++) {
            text.append("static const long long ").append(PROBE).append(i).append(" = (").append(expressions.get(i)).append(");\n");
        }
        MacroUnit parsed = parsing.withMacros(SourceText.ofLatin1(path, text.toString()));
        Map<String, Long> values = new HashMap<>();
        for (Node top : parsed.unit().declarations()) {
            for (Node variable : top.kind() == Kind.DECLARATION ? top.children() : List.<Node>of()) {
                if (variable.kind() == Kind.VARIABLE && variable.text().startsWith(PROBE) && !variable.children().isEmpty()) {
                    String expression = expressions.get(Integer.parseInt(variable.text().substring(PROBE.length())));
                    new ConstantExpression(names).value(variable.child(0)).ifPresent(v -> values.put(expression, v));
                }
            }
        }
        return Optional.of(new FileReading(tree, source.get(), parsed, values));
    }

    private Optional<SourceText> text(String path) {
        if (path.equals(Questions.HEADERS)) {
            return Optional.of(SourceText.ofLatin1(path, INCLUDES));
        }
        try {
            return tree.isFile(path) ? tree.read(path) : Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private synchronized SortedMap<String, List<String>> kernels() {
        if (kernels == null) {
            kernels = KernelConfigs.of(tree);
        }
        return kernels;
    }

    /**
     * The first kernel that compiles {@code path}: of the machine whose folder it is in, else of those whose configs include from that
     * folder; empty if none does.
     */
    Optional<String> kernelOf(String path, List<String> machinesNext) {
        List<String> machines = new ArrayList<>(List.of(path.split("/")[2]));
        machinesNext.stream().filter(m -> !machines.contains(m)).forEach(machines::add);
        for (String machine : machines) {
            for (String config : kernels().getOrDefault(machine, List.of())) {
                String profile = machine + "/" + config;
                if (configuration(profile).map(c -> c.sources().contains(path)).orElse(false)) {
                    return Optional.of(profile);
                }
            }
        }
        return Optional.empty();
    }
}
