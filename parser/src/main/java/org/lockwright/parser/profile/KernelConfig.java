package org.lockwright.parser.profile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceTree;

/**
 * What one kernel configuration selects, read from {@code arch/<m>/conf/<CONFIG>} and the {@code files.*} it stands on.
 *
 * <p>Source: config(5). Selected device attributes are followed through {@code device}, {@code define} and {@code defpseudo};
 * attachments and locators are not modelled.
 */
final class KernelConfig {

    private final Map<String, String> options = new TreeMap<>();
    private final Set<String> selected = new HashSet<>();
    private final Map<String, String> headerOfOption = new TreeMap<>();
    private final Map<String, String> defaults = new TreeMap<>();
    private final Set<String> counted = new HashSet<>();
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private List<String> machineLinks = List.of();

    private KernelConfig() {
    }

    /** Reads {@code config} of {@code machine}. */
    static KernelConfig read(SourceTree tree, String machine, String config) {
        KernelConfig out = new KernelConfig();
        String path = "sys/arch/" + machine + "/conf/" + config;
        new ConfigFiles(tree).read(path, (file, words) -> out.machine(words));
        ConfigFiles files = new ConfigFiles(tree);
        files.read("sys/conf/files", (file, words) -> out.define(words));
        for (String part : out.machineLinks) {
            files.read("sys/arch/" + part + "/conf/files." + part, (file, words) -> out.define(words));
        }
        files.read(path, (file, words) -> out.select(words));
        return out;
    }

    private void machine(List<String> w) {
        if (w.get(0).equals("machine")) {
            machineLinks = w.subList(1, w.size());
        }
    }

    /** config(1) reads {@code files.<part>} for the machine and for each part its {@code machine} line names. */
    private void define(List<String> w) {
        switch (w.get(0)) {
            case "defflag", "defparam", "defopt" -> option(w);
            case "obsolete" -> { }
            case "file" -> needs(w);
            case "device", "define", "defpseudo", "defpseudodev", "attach" -> attributesOf(w);
            default -> { }
        }
    }

    private void option(List<String> w) {
        int i = 1;
        String header = null;
        if (i < w.size() && w.get(i).endsWith(".h")) {
            header = w.get(i++);
        }
        for (; i < w.size() && !w.get(i).equals(":"); i++) {
            String name = w.get(i);
            headerOfOption.put(name, header != null ? header : "opt_" + name.toLowerCase(Locale.ROOT) + ".h");
            if (i + 2 < w.size() && w.get(i + 1).equals("=")) {
                defaults.put(name, w.get(i + 2));
                i += 2;
            } else if (i + 3 < w.size() && w.get(i + 1).equals(":") && w.get(i + 2).equals("=")) {
                i += 3; // a value for lint kernels only
            }
        }
    }

    private void needs(List<String> w) {
        if (w.contains("needs-flag") || w.contains("needs-count")) {
            for (String word : w.subList(2, w.size())) {
                if (Character.isLetter(word.charAt(0)) && !word.startsWith("needs-")) {
                    counted.add(word);
                }
            }
        }
    }

    private void attributesOf(List<String> w) {
        int with = w.indexOf("with");
        String name = w.get(0).equals("attach") && with > 0 && with + 1 < w.size() ? w.get(with + 1) : w.size() > 1 ? w.get(1) : "";
        int colon = w.indexOf(":");
        if (colon > 0) {
            attributes.computeIfAbsent(name, n -> new java.util.ArrayList<>()).addAll(w.subList(colon + 1, w.size()));
        }
    }

    private void select(List<String> w) {
        switch (w.get(0)) {
            case "options" -> options(w, false);
            case "pseudo-device" -> select(w.get(1));
            case "no" -> deselect(w);
            case "maxusers" -> options.put("MAXUSERS", w.get(1));
            default -> {
                if (w.contains("at")) {
                    select(w.get(0).replaceAll("[0-9*]+$", ""));
                }
            }
        }
    }

    private void deselect(List<String> w) {
        if (w.size() > 2 && w.get(1).equals("options")) {
            options(w.subList(1, w.size()), true);
        } else if (w.size() > 2 && w.get(1).equals("pseudo-device")) {
            selected.remove(w.get(2));
        }
    }

    private void options(List<String> w, boolean off) {
        for (int i = 1; i < w.size(); i++) {
            String name = w.get(i);
            if (name.equals(",")) {
                continue;
            }
            String value = "1";
            if (i + 2 < w.size() && w.get(i + 1).equals("=")) {
                value = w.get(i + 2);
                i += 2;
            }
            if (off) {
                options.remove(name);
            } else {
                options.put(name, value);
            }
        }
    }

    private void select(String name) {
        if (selected.add(name)) {
            attributes.getOrDefault(name, List.of()).forEach(this::select);
        }
    }

    /** Names after {@code machine}: the machine and the folders that are linked beside it. */
    List<String> machineLinks() {
        return machineLinks;
    }

    /** Switches an option on ({@code NAME} or {@code NAME=value}) or off ({@code -NAME}). */
    void set(String option) {
        if (option.startsWith("-")) {
            options.remove(option.substring(1));
            return;
        }
        int equals = option.indexOf('=');
        options.put(equals < 0 ? option : option.substring(0, equals), equals < 0 ? "1" : option.substring(equals + 1));
    }

    /** Options that no {@code defflag} or {@code defparam} puts into a header; config(1) passes them to the compiler. */
    Map<String, String> commandLineOptions() {
        Map<String, String> out = new TreeMap<>(options);
        out.keySet().removeAll(headerOfOption.keySet());
        return out;
    }

    /** Every header config(1) would write: option headers and {@code needs-flag} headers, by name. */
    Map<String, String> headers() {
        Map<String, StringBuilder> out = new TreeMap<>();
        headerOfOption.forEach((option, header) -> {
            StringBuilder text = out.computeIfAbsent(header, h -> new StringBuilder());
            String value = options.getOrDefault(option, defaults.get(option));
            if (value != null) {
                text.append("#define\t").append(option).append('\t').append(value).append('\n');
            }
        });
        for (String name : counted) {
            String macro = "N" + name.toUpperCase(Locale.ROOT);
            out.computeIfAbsent(name + ".h", h -> new StringBuilder())
                    .append("#define\t").append(macro).append('\t').append(selected.contains(name) ? 1 : 0).append('\n');
        }
        out.computeIfAbsent("ioconf.h", h -> new StringBuilder());
        Map<String, String> texts = new TreeMap<>();
        out.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }
}
