package org.lockwright.parser.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceTree;

/**
 * A port and kernel config: with options it makes a {@link Configuration}.
 *
 * @param name {@code "amd64"}
 * @param machine the port, as under {@code sys/arch}
 * @param config the kernel config under {@code sys/arch/<machine>/conf}
 * @param macros what the port's compiler predefines beyond the common ones
 * @param searchPath folders searched for headers after those of every port
 */
public record Profile(
        String name, String machine, String config, SortedMap<String, String> macros, List<String> searchPath) {

    /** Names of the profiles that come with lockwright. */
    public static final List<String> BUILT_IN = List.of("amd64");

    private static final List<String> SEARCH_PATH = List.of("sys", "common/include", "sys/arch");

    /**
     * The profile called {@code name}.
     *
     * @throws ProfileException if there is none
     */
    public static Profile named(String name) {
        if (!BUILT_IN.contains(name)) {
            throw new ProfileException("unknown profile '" + name + "'; known: " + String.join(", ", BUILT_IN));
        }
        String machine = "";
        String config = "";
        SortedMap<String, String> macros = new TreeMap<>();
        List<String> searchPath = new ArrayList<>();
        for (String line : lines(name + ".profile")) {
            String[] words = line.split("\\s+", 3);
            switch (words[0]) {
                case "machine" -> machine = words[1];
                case "config" -> config = words[1];
                case "macro" -> macros.put(words[1], words.length > 2 ? words[2] : "");
                case "search" -> searchPath.add(words[1]);
                default -> throw new IllegalStateException(name + ".profile: unknown word " + words[0]);
            }
        }
        return new Profile(name, machine, config, macros, List.copyOf(searchPath));
    }

    /**
     * The configuration this profile makes of {@code tree}.
     *
     * @param options options switched: {@code NAME}, {@code NAME=value}, or {@code -NAME} for off
     * @throws ProfileException if the tree has no such kernel config
     */
    public Configuration in(SourceTree tree, List<String> options) {
        String path = "sys/arch/" + machine + "/conf/" + config;
        if (!tree.isFile(path)) {
            throw new ProfileException("profile " + name + ": " + tree.describe() + " has no " + path);
        }
        KernelConfig kernel = KernelConfig.read(tree, machine, config);
        options.forEach(kernel::set);
        SortedMap<String, String> all = new TreeMap<>(commonMacros());
        all.putAll(macros);
        all.putAll(kernel.commandLineOptions());
        return new Configuration(configurationName(options), all, new TreeMap<>(kernel.headers()), links(kernel), path());
    }

    private List<String> path() {
        List<String> out = new ArrayList<>(SEARCH_PATH);
        out.addAll(searchPath);
        return out;
    }

    private String configurationName(List<String> options) {
        StringBuilder out = new StringBuilder(name);
        for (String option : options.stream().sorted().distinct().toList()) {
            out.append(option.startsWith("-") ? "" : "+").append(option);
        }
        return out.toString();
    }

    private SortedMap<String, String> links(KernelConfig kernel) {
        SortedMap<String, String> links = new TreeMap<>();
        for (String folder : kernel.machineLinks()) {
            links.put(folder, "sys/arch/" + folder + "/include");
        }
        links.put("machine", "sys/arch/" + machine + "/include");
        return links;
    }

    /** Macros every profile has: compiler predefines and neutralisers. */
    static Map<String, String> commonMacros() {
        Map<String, String> out = new TreeMap<>();
        for (String line : lines("compiler.macros")) {
            int end = line.indexOf(')') >= 0 && line.indexOf('(') < line.indexOf(' ') && line.indexOf('(') >= 0
                    ? line.indexOf(')') + 1
                    : line.indexOf(' ');
            String name = end <= 0 ? line : line.substring(0, end);
            out.put(name.replace(" ", ""), end <= 0 ? "" : line.substring(end).strip());
        }
        return out;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Profile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            List<String> out = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    out.add(line.strip());
                }
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
