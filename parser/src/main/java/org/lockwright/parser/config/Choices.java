package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.config.Definitions.Option;
import org.lockwright.parser.config.Statement.DefineOptions;
import org.lockwright.parser.config.Statement.MakeOption;
import org.lockwright.parser.config.Statement.NameValue;

/** What a kernel config chooses, but for its devices: options, file systems, attributes, pseudo-devices, make options. */
final class Choices {

    private final Definitions definitions;
    private final List<ConfigGap> gaps;
    private final Map<String, Optional<String>> options = new LinkedHashMap<>();
    private final Set<String> fileSystems = new LinkedHashSet<>();
    private final Map<String, Integer> pseudoDevices = new LinkedHashMap<>();
    private final List<MakeOption> makeOptions = new ArrayList<>();
    private final Set<String> images = new LinkedHashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private Optional<String> maxUsers = Optional.empty();
    private Optional<String> defaultMaxUsers = Optional.empty();

    Choices(Definitions definitions, List<ConfigGap> gaps) {
        this.definitions = definitions;
        this.gaps = gaps;
    }

    /** A change of what is selected, made when all definitions are known, in the order written. */
    private record Step(String name, boolean on, boolean isAttribute) {
    }

    void take(Statement.Options s) {
        for (NameValue each : s.options()) {
            String lower = each.name().toLowerCase(Locale.ROOT);
            if (!s.on()) {
                if (options.remove(each.name()) != null) {
                    steps.add(new Step(lower, false, false));
                }
            } else if (accepts(s.place(), each)) {
                options.remove(each.name());
                options.put(each.name(), each.value());
                steps.add(new Step(lower, true, false));
            }
        }
    }

    private boolean accepts(Place place, NameValue each) {
        if (definitions.isFileSystem(each.name())) {
            gaps.add(new ConfigGap(place, "option '" + each.name() + "' is a file system"));
            return false;
        }
        Option option = definitions.option(each.name()).orElse(null);
        if (option == null) {
            return true;
        }
        boolean wants = option.kind() == DefineOptions.Kind.PARAM;
        if (option.kind() != DefineOptions.Kind.ANY && wants != each.value().isPresent() && !option.isObsolete()) {
            gaps.add(new ConfigGap(place, "option '" + each.name() + "' " + (wants ? "needs a value" : "takes no value")));
        }
        return !option.isObsolete();
    }

    void take(Statement.FileSystems s) {
        for (String name : s.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!s.on()) {
                fileSystems.remove(name);
                steps.add(new Step(lower, false, false));
            } else if (definitions.isFileSystem(name)) {
                fileSystems.add(name);
                steps.add(new Step(lower, true, true));
            } else {
                gaps.add(new ConfigGap(s.place(), "'" + name + "' is no file system that files.* define"));
            }
        }
    }

    void take(Statement.Select s) {
        definitions.mention(s.name());
        steps.add(new Step(s.name(), s.on(), true));
    }

    void take(Statement.PseudoDevice s) {
        boolean isPseudo = definitions.device(s.name()).map(Definitions.Device::isPseudo).orElse(false);
        if (!isPseudo) {
            gaps.add(new ConfigGap(s.place(), "'" + s.name() + "' is no pseudo-device that files.* define"));
        } else if (s.on()) {
            pseudoDevices.putIfAbsent(s.name(), s.count());
        } else {
            pseudoDevices.remove(s.name());
        }
    }

    void take(Statement.MakeOptions s) {
        for (MakeOption each : s.options()) {
            if (each.value().isEmpty() || !each.adds()) {
                makeOptions.removeIf(m -> m.name().equals(each.name()) && !m.adds());
            }
            if (each.value().isPresent()) {
                makeOptions.add(each);
            }
        }
    }

    void take(Statement.MaxUsers s) {
        if (s.isDefault()) {
            defaultMaxUsers = Optional.of(s.number());
        } else {
            maxUsers = Optional.of(s.number());
        }
    }

    void take(Statement.KernelImage s) {
        if (s.on()) {
            images.add(s.name());
        } else {
            images.remove(s.name());
        }
    }

    Map<String, Integer> pseudoDevices() {
        return pseudoDevices;
    }

    /** Options chosen, with their values. */
    Map<String, Optional<String>> options() {
        return options;
    }

    boolean isChosen(String optionOrFileSystem) {
        return options.containsKey(optionOrFileSystem) || fileSystems.contains(optionOrFileSystem);
    }

    List<MakeOption> makeOptions() {
        return makeOptions;
    }

    /** Kernels to link: {@code netbsd} of {@code config netbsd root on ?}. */
    Set<String> images() {
        return images;
    }

    /** Makes the changes in the order written, then those that options and file systems depend on. */
    void applyTo(Selected selected) {
        for (Step step : steps) {
            if (!step.isAttribute()) {
                if (step.on()) {
                    selected.addName(step.name());
                } else {
                    selected.removeName(step.name());
                }
            } else if (step.on()) {
                selected.add(step.name());
            } else {
                selected.remove(step.name());
            }
        }
    }

    /** Options that others bring: {@code MAXUSERS}, those that mirror make options, dependencies to the last. */
    void complete(Selected selected) {
        maxUsers.or(() -> defaultMaxUsers).ifPresent(n -> choose(selected, "MAXUSERS", Optional.of(n)));
        for (MakeOption each : List.copyOf(makeOptions)) {
            String mirror = "makeoptions_" + each.name();
            if (!each.adds() && definitions.option(mirror).isPresent()) {
                choose(selected, mirror, each.value());
            }
        }
        List<String> waiting = new ArrayList<>(options.keySet());
        waiting.addAll(fileSystems);
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < waiting.size(); i++) {
            for (String name : definitions.dependsOf(waiting.get(i))) {
                if (seen.add(name)) {
                    depend(selected, name, waiting);
                }
            }
        }
    }

    private void depend(Selected selected, String name, List<String> waiting) {
        if (definitions.isAttribute(name)) {
            selected.add(name);
            return;
        }
        if (!isChosen(name)) {
            choose(selected, name, Optional.empty());
        }
        waiting.add(name);
    }

    private void choose(Selected selected, String option, Optional<String> value) {
        options.put(option, value);
        selected.addName(option.toLowerCase(Locale.ROOT));
    }
}
