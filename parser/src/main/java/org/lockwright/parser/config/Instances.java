package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.parser.config.Definitions.Attachment;
import org.lockwright.parser.config.Definitions.Attribute;
import org.lockwright.parser.config.Definitions.Device;

/**
 * The device instances of one kernel: {@code foo* at bar?}.
 *
 * <p>An instance is in the kernel if it is at root, or at one that is; what nothing leads to is left out, as config(1) does.
 */
final class Instances {

    /** Unit of {@code foo*}. */
    static final int STAR = -2;
    /** Unit of {@code bar?}. */
    static final int WILD = -1;

    private final Definitions definitions;
    private final List<ConfigGap> gaps;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> rootInterfaces = new HashSet<>();
    private boolean isPruned;

    Instances(Definitions definitions, List<ConfigGap> gaps) {
        this.definitions = definitions;
        this.gaps = gaps;
    }

    /** One instance. */
    private static final class Entry {

        private final Place place;
        private final String device;
        private final int unit;
        private final Optional<Unit> at;
        private final Optional<String> iface;
        private final Optional<Attachment> attachment;
        private boolean isActive;

        Entry(Place place, Unit unit, Optional<Unit> at, Optional<String> iface, Optional<Attachment> attachment) {
            this.place = place;
            this.device = unit.base();
            this.unit = unit.number();
            this.at = at;
            this.iface = iface;
            this.attachment = attachment;
        }

        boolean isUnit(int wanted) {
            return wanted == WILD || unit == STAR || unit == wanted;
        }

        boolean isNamed(Unit wanted) {
            return device.equals(wanted.base()) && unit == wanted.number();
        }
    }

    /** A name with a unit: {@code foo0}, {@code foo*}, {@code bar?}. */
    private record Unit(String base, int number) {

        static Optional<Unit> of(String name) {
            int end = name.length();
            char last = name.charAt(end - 1);
            if (last == '*' || last == '?') {
                return Optional.of(new Unit(name.substring(0, end - 1), last == '*' ? STAR : WILD));
            }
            while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
                end--;
            }
            return end == name.length() || end == 0
                    ? Optional.empty()
                    : Optional.of(new Unit(name.substring(0, end), Numbers.decimal(name.substring(end), 1 << 20)));
        }
    }

    void add(Statement.Instance statement) {
        Optional<Unit> unit = Unit.of(statement.device());
        Optional<Device> device = unit.flatMap(u -> definitions.device(u.base()));
        if (statement.at().isEmpty() && unit.isPresent() && device.isEmpty() && isInterface(unit.get().base())) {
            rootInterfaces.add(unit.get().base());
            return;
        }
        if (device.isEmpty() || device.get().isPseudo()) {
            gaps.add(new ConfigGap(statement.place(), "'" + statement.device() + "' is an instance of no device"));
            return;
        }
        if (statement.at().isEmpty() || statement.at().get().equals("root")) {
            Optional<Attachment> attachment = definitions.attachment(device.get().name(), "root");
            if (attachment.isEmpty() && statement.at().isPresent()) {
                gaps.add(new ConfigGap(statement.place(), "'" + statement.device() + "' cannot be at root"));
                return;
            }
            entries.add(new Entry(statement.place(), unit.get(), Optional.empty(), Optional.empty(), attachment));
            return;
        }
        attach(statement, unit.get(), device.get(), statement.at().get());
    }

    private void attach(Statement.Instance statement, Unit unit, Device device, String at) {
        Optional<Unit> parent = Unit.of(at);
        Optional<String> iface = parent.flatMap(p -> interfaceBetween(device, p.base()));
        if (iface.isEmpty()) {
            gaps.add(new ConfigGap(statement.place(), "'" + statement.device() + "' cannot be at '" + at + "'"));
            return;
        }
        Optional<Attachment> attachment = definitions.attachment(device.name(), iface.get());
        entries.add(new Entry(statement.place(), unit, parent, iface, attachment));
    }

    /** The interface by which {@code device} can be at {@code parent}: that interface itself, or one the parent device has. */
    private Optional<String> interfaceBetween(Device device, String parent) {
        if (isInterface(parent) && definitions.attachment(device.name(), parent).isPresent()) {
            return Optional.of(parent);
        }
        return definitions.device(parent).flatMap(p -> p.attributes().stream()
                .filter(a -> isInterface(a) && definitions.attachment(device.name(), a).isPresent()).findFirst());
    }

    private boolean isInterface(String name) {
        return definitions.attribute(name).map(Attribute::isInterface).orElse(false);
    }

    void remove(Statement.NoInstance statement) {
        Predicate<Entry> doomed = statement.device().isPresent()
                ? named(statement.device().get(), statement.at())
                : below(statement.at().orElse(""));
        int before = entries.size();
        entries.removeIf(doomed);
        isPruned = true;
        if (entries.size() == before && !statement.quietly()) {
            gaps.add(new ConfigGap(statement.place(), "takes back an instance that is not there"));
        }
    }

    private static Predicate<Entry> named(String name, Optional<String> at) {
        Optional<Unit> unit = Unit.of(name);
        Predicate<Entry> ofName = e -> unit.isPresent() ? e.isNamed(unit.get()) : e.device.equals(name);
        return at.isEmpty() ? ofName : ofName.and(below(at.get()));
    }

    private static Predicate<Entry> below(String at) {
        if (at.equals("root")) {
            return e -> e.at.isEmpty();
        }
        Optional<Unit> unit = Unit.of(at);
        return e -> e.at.isPresent() && (unit.isPresent()
                ? e.at.get().equals(unit.get())
                : e.at.get().base().equals(at) || e.iface.equals(Optional.of(at)));
    }

    /** Finds out which instances are in the kernel, where {@code pseudo} are the pseudo-devices that are. */
    void activate(Set<String> pseudo) {
        Map<String, List<Entry>> byDevice = new HashMap<>();
        entries.forEach(e -> byDevice.computeIfAbsent(e.device, d -> new ArrayList<>()).add(e));
        Map<String, List<String>> carriers = new HashMap<>();
        definitions.devices().forEach(d -> d.attributes().forEach(
                a -> carriers.computeIfAbsent(a, i -> new ArrayList<>()).add(d.name())));
        List<Entry> waiting = new ArrayList<>(entries);
        boolean changed = true;
        while (changed) {
            changed = waiting.removeIf(e -> {
                e.isActive = isReached(e, byDevice, carriers, pseudo);
                return e.isActive;
            });
        }
        if (!isPruned) {
            waiting.forEach(e -> gaps.add(new ConfigGap(e.place,
                    "'" + e.device + "' is at something that is not in the kernel")));
        }
    }

    private boolean isReached(Entry e, Map<String, List<Entry>> byDevice, Map<String, List<String>> carriers, Set<String> pseudo) {
        if (e.at.isEmpty() || rootInterfaces.contains(e.iface.orElse(""))) {
            return true;
        }
        Unit at = e.at.get();
        List<String> parents = definitions.device(at.base()).isPresent()
                ? List.of(at.base())
                : carriers.getOrDefault(e.iface.orElse(""), List.of());
        return parents.stream().anyMatch(p -> pseudo.contains(p)
                || byDevice.getOrDefault(p, List.of()).stream().anyMatch(i -> i.isActive && i.isUnit(at.number())));
    }

    /** The devices with an instance in the kernel, in the order met. */
    Set<String> activeDevices() {
        Set<String> out = new LinkedHashSet<>();
        entries.stream().filter(e -> e.isActive).forEach(e -> out.add(e.device));
        return out;
    }

    /** The attachments used in the kernel. */
    Set<Attachment> activeAttachments() {
        Set<Attachment> out = new LinkedHashSet<>();
        entries.stream().filter(e -> e.isActive).forEach(e -> e.attachment.ifPresent(out::add));
        return out;
    }

    /** One more than the highest unit of {@code device}; {@code foo*} alone gives 0. */
    int units(String device) {
        return entries.stream().filter(e -> e.device.equals(device)).mapToInt(e -> Math.max(0, e.unit + 1)).max().orElse(0);
    }
}
