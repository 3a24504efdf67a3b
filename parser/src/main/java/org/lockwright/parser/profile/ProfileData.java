package org.lockwright.parser.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data files beside this class: profiles with names of their own, CPUs, and what compilers predefine. */
final class ProfileData {

    private ProfileData() {
    }

    /** Lines of {@code resource} without blank ones and comments. */
    static List<String> lines(String resource) {
        try (InputStream in = ProfileData.class.getResourceAsStream(resource)) {
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

    /** Macros every profile has: compiler predefines and neutralisers. */
    static Map<String, String> commonMacros() {
        Map<String, String> out = new TreeMap<>();
        lines("compiler.macros").forEach(line -> macro(line, out));
        return out;
    }

    /** The sets of macros in {@code cpus.macros}, by name. */
    static Map<String, Map<String, String>> cpuMacros() {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        Map<String, String> set = new TreeMap<>();
        for (String line : lines("cpus.macros")) {
            if (line.startsWith("[")) {
                set = new TreeMap<>();
                out.put(line.substring(1, line.length() - 1), set);
            } else {
                macro(line, set);
            }
        }
        return out;
    }

    /** {@code NAME replacement} or {@code NAME(parameters) replacement}. */
    private static void macro(String line, Map<String, String> out) {
        int space = line.indexOf(' ');
        int open = line.indexOf('(');
        boolean hasParameters = open >= 0 && (space < 0 || open < space);
        int end = hasParameters ? line.indexOf(')') + 1 : space;
        String name = end <= 0 ? line : line.substring(0, end);
        out.put(name.replace(" ", ""), end <= 0 ? "" : line.substring(end).strip());
    }
}
