package org.lockwright.parser.profile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.parser.config.KernelConfig;
import org.lockwright.parser.config.TreePaths;

/** Macros and header folders that a port's Makefile and a config's {@code makeoptions} give the compiler with -D and -I. */
final class CompilerFlags {

    /** Variables that are given to the compiler for every file. */
    private static final List<String> EVERY_FILE = List.of("CPPFLAGS", "CFLAGS", "COPTS");

    private final SortedMap<String, String> macros = new TreeMap<>();
    private final Set<String> folders = new LinkedHashSet<>();
    private final Set<String> foldersOfSome = new LinkedHashSet<>();

    private CompilerFlags() {
    }

    static CompilerFlags of(KernelConfig kernel, PortMakefile makefile) {
        CompilerFlags out = new CompilerFlags();
        out.take(makefile.flags(), true);
        for (String variable : EVERY_FILE) {
            kernel.makeOption(variable).ifPresent(v -> out.take(List.of(v.split("\\s+")), true));
        }
        kernel.makeOptions().forEach((name, value) -> {
            if (name.startsWith("CPPFLAGS.")) {
                out.take(List.of(value.split("\\s+")), false);
            }
        });
        return out;
    }

    /** {@code ofEveryFile}: else only some files get the flags, of which the folders are searched last and the macros are left out. */
    private void take(List<String> words, boolean ofEveryFile) {
        for (String raw : words) {
            String word = raw.replace("${S}", "$S").replace("\\\"", "\u0000").replace("\"", "").replace('\u0000', '"');
            if (word.startsWith("-I$S/")) {
                (ofEveryFile ? folders : foldersOfSome).add(TreePaths.join("sys", word.substring("-I$S/".length())));
            } else if (ofEveryFile && word.matches("-D\\w+(=[^$]*)?")) {
                int equals = word.indexOf('=');
                String name = word.substring(2, equals < 0 ? word.length() : equals);
                macros.put(name, equals < 0 ? "1" : word.substring(equals + 1));
            }
        }
    }

    Map<String, String> macros() {
        return macros;
    }

    /** Folders in the order searched, behind those of every kernel. */
    Set<String> folders() {
        Set<String> all = new LinkedHashSet<>(folders);
        all.addAll(foldersOfSome);
        return all;
    }
}
