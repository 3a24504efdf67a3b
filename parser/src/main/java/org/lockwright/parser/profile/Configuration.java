package org.lockwright.parser.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A profile with its options: all that decides how a C file of the tree reads.
 *
 * @param name how results name it: {@code "amd64"}, {@code "amd64+NET_MPSAFE"}
 * @param macros predefined and neutralising macros; a function-like one has its parameter list in the key: {@code "f(x)"}
 * @param headers headers that config(1) would write, by name: {@code "opt_inet.h"} to its text
 * @param links folders that config(1) and the Makefile would link, by name: {@code "machine"} to {@code "sys/arch/amd64/include"};
 *     of a name such as {@code "xen-ma/machine"} the folder {@code xen-ma} is searched, behind the build folder
 * @param searchPath folders of the tree searched for headers, in order
 * @param sources files that this kernel compiles; what config(1) or a Makefile makes is among them, though no tree has it
 */
public record Configuration(
        String name,
        SortedMap<String, String> macros,
        SortedMap<String, String> headers,
        SortedMap<String, String> links,
        List<String> searchPath,
        SortedSet<String> sources) {

    public Configuration {
        macros = copy(macros);
        headers = copy(headers);
        links = copy(links);
        searchPath = List.copyOf(searchPath);
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    private static SortedMap<String, String> copy(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
