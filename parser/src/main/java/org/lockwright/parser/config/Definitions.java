package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.config.Statement.Attach;
import org.lockwright.parser.config.Statement.DefineAttribute;
import org.lockwright.parser.config.Statement.DefineDevice;
import org.lockwright.parser.config.Statement.DefineFileSystems;
import org.lockwright.parser.config.Statement.DefineOptions;
import org.lockwright.parser.config.Statement.Locator;
import org.lockwright.parser.config.Statement.NameValue;

/** What {@code files.*} offer a kernel config: attributes, devices, their attachments, options, file systems. */
final class Definitions {

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, List<Attachment>> attachments = new LinkedHashMap<>();
    private final Map<String, Option> options = new LinkedHashMap<>();
    private final Map<String, List<Option>> headers = new LinkedHashMap<>();
    private final Map<String, List<String>> fileSystems = new LinkedHashMap<>();
    private final List<ConfigGap> gaps;

    Definitions(List<ConfigGap> gaps) {
        this.gaps = gaps;
    }

    /** A name that can be selected; one that is only mentioned has no dependencies and no interface. */
    static final class Attribute {

        private final String name;
        private List<String> depends = List.of();
        private Optional<List<Locator>> locators = Optional.empty();
        private boolean isClass;

        private Attribute(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        List<String> depends() {
            return depends;
        }

        /** Whether devices can attach to it. */
        boolean isInterface() {
            return locators.isPresent();
        }

        boolean isClass() {
            return isClass;
        }

        List<Locator> locators() {
            return locators.orElse(List.of());
        }

        private boolean isDefined() {
            return !depends.isEmpty() || isClass || isInterface();
        }
    }

    /** A device, its attributes in order; its own interface, if it has one, is the last of them. */
    record Device(String name, DefineDevice.Kind kind, List<String> attributes) {

        boolean isPseudo() {
            return kind != DefineDevice.Kind.REAL;
        }
    }

    /** A way of attaching {@code device}; {@code at} holds interface attributes, or {@code root}. */
    record Attachment(String name, String device, List<String> at, List<String> attributes) {
    }

    /** An option that has a header. */
    record Option(String name, String header, DefineOptions.Kind kind, boolean isObsolete, Optional<String> value,
            List<String> depends) {
    }

    void define(DefineAttribute d) {
        Attribute attribute = mention(d.name());
        if (attribute.isDefined()) {
            gaps.add(new ConfigGap(d.place(), "attribute '" + d.name() + "' is defined before"));
            return;
        }
        d.depends().forEach(this::mention);
        attribute.depends = d.depends();
        attribute.isClass = d.isClass();
        attribute.locators = d.locators();
    }

    /** The attribute {@code name}; naming one makes it exist. */
    Attribute mention(String name) {
        return attributes.computeIfAbsent(name, Attribute::new);
    }

    boolean isAttribute(String name) {
        return attributes.containsKey(name);
    }

    Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    Iterable<Attribute> attributes() {
        return attributes.values();
    }

    void define(DefineDevice d) {
        if (devices.containsKey(d.name())) {
            gaps.add(new ConfigGap(d.place(), "device '" + d.name() + "' is defined before"));
            return;
        }
        List<String> of = new ArrayList<>(d.attributes());
        if (d.locators().isPresent()) {
            define(new DefineAttribute(d.place(), d.name(), false, d.locators(), List.of()));
            of.add(d.name());
        }
        mention(d.name());
        of.forEach(this::mention);
        devices.put(d.name(), new Device(d.name(), d.kind(), List.copyOf(of)));
    }

    Optional<Device> device(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    Iterable<Device> devices() {
        return devices.values();
    }

    void define(Attach a) {
        String name = a.with().orElse(a.device());
        Device device = devices.get(a.device());
        if (device == null || device.isPseudo()) {
            gaps.add(new ConfigGap(a.place(), "attaches '" + a.device() + "', which is no device defined before"));
            return;
        }
        for (String at : a.at()) {
            if (!at.equals("root") && !attribute(at).map(Attribute::isInterface).orElse(false)) {
                gaps.add(new ConfigGap(a.place(), "attaches '" + a.device() + "' at '" + at + "', which has no interface"));
            }
        }
        a.attributes().forEach(this::mention);
        mention(name);
        attachments.computeIfAbsent(a.device(), d -> new ArrayList<>())
                .add(new Attachment(name, a.device(), a.at(), a.attributes()));
    }

    /** The first attachment by which {@code device} can be at the interface {@code at}. */
    Optional<Attachment> attachment(String device, String at) {
        return attachments.getOrDefault(device, List.of()).stream().filter(a -> a.at().contains(at)).findFirst();
    }

    void define(DefineOptions d) {
        for (NameValue each : d.options()) {
            String name = each.name();
            if (options.containsKey(name) || fileSystems.containsKey(name)) {
                gaps.add(new ConfigGap(d.place(), "option '" + name + "' is defined before"));
                continue;
            }
            String header = d.header().orElse("opt_" + name.toLowerCase(Locale.ROOT) + ".h");
            Option option = new Option(name, header, d.kind(), d.isObsolete(), each.value(), d.depends());
            options.put(name, option);
            headers.computeIfAbsent(header, h -> new ArrayList<>()).add(option);
        }
    }

    Optional<Option> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The options each header holds, in the order defined. */
    Map<String, List<Option>> headers() {
        return headers;
    }

    void define(DefineFileSystems d) {
        for (String name : d.names()) {
            if (options.containsKey(name) || fileSystems.containsKey(name)) {
                gaps.add(new ConfigGap(d.place(), "file system '" + name + "' is defined before"));
                continue;
            }
            fileSystems.put(name, d.depends());
            mention(name.toLowerCase(Locale.ROOT));
        }
    }

    boolean isFileSystem(String name) {
        return fileSystems.containsKey(name);
    }

    /** What selecting the option or file system {@code name} selects too. */
    List<String> dependsOf(String name) {
        Option option = options.get(name);
        return option != null ? option.depends() : fileSystems.getOrDefault(name, List.of());
    }
}
