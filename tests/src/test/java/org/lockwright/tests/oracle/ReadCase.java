package org.lockwright.tests.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.program.Parsing;
import org.lockwright.tests.kit.LockCaseHarness;
import org.lockwright.tests.kit.MemoryTree;

/**
 * A lock case as lockwright understood it.
 *
 * @param name its file among the lock cases
 * @param path where it stands in its tree
 * @param text its text
 * @param tree it and the headers that the cases share
 * @param flows the functions of its file and of its headers
 * @param keys the keys of both
 * @param findings what lockwright says of it, sure or not
 */
record ReadCase(String name, String path, String text, MemoryTree tree, List<Flow> flows, KeyModel keys, List<Finding> findings) {

    private static final Pattern OPTION = Pattern.compile("(?m)^// OPTION: (\\w+)$");
    private static final Pattern OPTION_HEADER = Pattern.compile("(?m)^#include \"opt_(\\w+)\\.h\"");

    /** Reads and analyses a case. */
    static ReadCase of(String name, String text, Map<String, String> headers, Locking locking) {
        MemoryTree tree = LockCaseHarness.of(t -> List.of(), headers).tree(text);
        LockFindings locks = new LockFindings(locking, List.of());
        Configuration configuration = Profile.named("amd64").in(tree, options(text));
        KeyModel keys = Lint.keys(tree, Lint.cFiles(tree), configuration, 1, path -> { });
        List<UnitFlows> units = new Parsing(tree, configuration, HeaderInterest.functionsOnce(), 1)
                .each(tree.sources(), unit -> Lowering.of(unit, locks.macroRows(), tree::read), path -> { });
        List<Finding> findings = LockFindings.of(locks.analysis(units, keys), configuration.name());
        List<Flow> flows = units.stream().flatMap(u -> u.flows().stream()).toList();
        return new ReadCase(name, LockCaseHarness.path(text), text, tree, flows, keys, findings);
    }

    /** The headers of options that it includes, by name, with what its first lines make of them. */
    Map<String, String> optionHeaders() {
        List<String> on = options(text);
        return OPTION_HEADER.matcher(text).results().map(m -> m.group(1)).distinct().collect(Collectors.toMap(option -> "opt_" + option + ".h",
                option -> on.contains(option.toUpperCase(Locale.ROOT)) ? "#define " + option.toUpperCase(Locale.ROOT) + " 1\n" : ""));
    }

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** The functions that the case's own file defines. */
    List<Flow> ownFlows() {
        return flows.stream().filter(f -> f.place().path().equals(path)).toList();
    }

    /** The functions that have a body, in the file or in a header. */
    Set<String> bodies() {
        return flows.stream().map(f -> f.function().name()).collect(Collectors.toSet());
    }
}
