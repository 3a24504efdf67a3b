package org.lockwright.parser.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.config.Definitions.Attribute;
import org.lockwright.parser.config.Definitions.Option;
import org.lockwright.parser.config.Statement.Locator;
import org.lockwright.parser.config.Statement.SourceFile;

/**
 * The headers that config(1) writes into a kernel's build folder, as text: {@code opt_*.h}, counts, {@code ioconf.h}, {@code locators.h}.
 *
 * <p>Left out is the assembler text by which config(1) makes the linker compare options; it says nothing to a reader of C.
 */
final class GeneratedHeaders {

    private final Definitions definitions;
    private final Choices choices;
    private final Selected selected;
    private final Instances instances;
    private final SortedMap<String, String> texts = new TreeMap<>();

    GeneratedHeaders(Definitions definitions, Choices choices, Selected selected, Instances instances) {
        this.definitions = definitions;
        this.choices = choices;
        this.selected = selected;
        this.instances = instances;
    }

    /** Every header by name; {@code files} in the order defined. */
    SortedMap<String, String> write(List<KernelConfig.FileLine> files) {
        for (KernelConfig.FileLine line : files) {
            SourceFile file = line.statement();
            if (file.need() != SourceFile.Need.NONE && !file.isObject()) {
                counts(file);
            }
        }
        definitions.headers().forEach(this::options);
        texts.put("ioconf.h", ioconf());
        texts.put("locators.h", locators());
        return texts;
    }

    /** The header named after the condition's first name; of several with one name config(1) keeps the last. */
    private void counts(SourceFile file) {
        StringBuilder text = new StringBuilder();
        StringBuilder header = new StringBuilder();
        file.condition().ifPresent(c -> c.names(name -> {
            if (header.length() == 0) {
                header.append(name).append(".h");
            }
            int number = file.need() == SourceFile.Need.FLAG ? selected.contains(name) ? 1 : 0 : count(name);
            text.append("#define\tN").append(name.toUpperCase(Locale.ROOT)).append('\t').append(number).append('\n');
        }));
        texts.put(header.toString(), text.toString());
    }

    private int count(String device) {
        return choices.pseudoDevices().getOrDefault(device, instances.units(device));
    }

    private void options(String header, List<Option> options) {
        StringBuilder text = new StringBuilder();
        for (Option option : options) {
            Optional<String> chosen = choices.options().getOrDefault(option.name(), Optional.empty());
            if (option.isObsolete()) {
                text.append("/* option `").append(option.name()).append("' is obsolete */\n");
            } else if (choices.options().containsKey(option.name())) {
                text.append(define(option.name(), chosen.orElse("1")));
            } else if (option.value().isPresent()) {
                text.append(define(option.name(), option.value().get()));
            } else {
                text.append("/* option `").append(option.name()).append("' not defined */\n");
            }
        }
        texts.put(header, text.toString());
    }

    private static String define(String name, String value) {
        return "#define\t" + name + "\t" + unescaped(value) + "\n";
    }

    /** A value as the compiler sees it: one that begins with {@code \"} loses a backslash before each character. */
    static String unescaped(String value) {
        String line = value.replace('\n', ' ');
        return line.startsWith("\\\"") ? line.replaceAll("\\\\(.)", "$1") : line;
    }

    private String ioconf() {
        StringBuilder text = new StringBuilder();
        choices.pseudoDevices().keySet().forEach(name -> text.append("void ").append(name).append("attach(int);\n"));
        Set<String> active = instances.activeDevices();
        for (Definitions.Device device : definitions.devices()) {
            boolean has = device.isPseudo()
                    ? device.kind() == Statement.DefineDevice.Kind.PSEUDO_DEVICE && choices.pseudoDevices().containsKey(device.name())
                    : active.contains(device.name());
            if (has) {
                text.append("extern struct cfdriver ").append(device.name()).append("_cd;\n");
            }
        }
        return text.toString();
    }

    private String locators() {
        Map<String, String> byName = new TreeMap<>();
        for (Attribute attribute : definitions.attributes()) {
            if (!attribute.locators().isEmpty()) {
                byName.put(attribute.name(), locators(attribute));
            }
        }
        return String.join("", byName.values());
    }

    private static String locators(Attribute attribute) {
        String prefix = "#define " + attribute.name().toUpperCase(Locale.ROOT) + "CF_";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < attribute.locators().size(); i++) {
            Locator locator = attribute.locators().get(i);
            if (locator.name().matches("\\w+")) {
                String macro = prefix + locator.name().toUpperCase(Locale.ROOT);
                text.append(macro).append(' ').append(i).append('\n');
                locator.value().ifPresent(v -> text.append(macro).append("_DEFAULT ").append(unescaped(v)).append('\n'));
            }
        }
        return text.append(prefix).append("NLOCS ").append(attribute.locators().size()).append('\n').toString();
    }
}
