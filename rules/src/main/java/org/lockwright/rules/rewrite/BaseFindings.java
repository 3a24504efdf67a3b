package org.lockwright.rules.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.check.Checks;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;

/** What the checks of a series find in a tree as it is, under the keys that the pack's headers have there. */
public final class BaseFindings {

    private BaseFindings() {
    }

    /** The findings by fingerprint, in units that mention a field under an atomic key; call it on a thread with a big stack. */
    public static Map<String, Finding> of(SourceTree tree, Pack pack, Configuration configuration, int threads, Consumer<String> progress) {
        Set<String> headers = pack.structs().stream().map(Pack.KeyedStruct::header).filter(tree::isFile).collect(Collectors.toCollection(TreeSet::new));
        HeaderCache cache = new HeaderCache();
        Parsing alone = new Parsing(tree, configuration, HeaderInterest.none(), threads, cache);
        KeyModel keys = KeyModel.ofFiles(alone.each(List.copyOf(headers), alone::inEveryBranch, path -> { }));
        List<String> names = keys.atomicFields().stream().map(FieldId::name).distinct().sorted().toList();
        Map<String, Finding> out = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return out;
        }
        Corpus corpus = Corpus.of(tree, names, threads);
        Set<String> units = new TreeSet<>();
        names.forEach(name -> corpus.mentioning(name).stream().filter(p -> p.endsWith(".c") && HeaderReach.concerns(p, configuration)).forEach(units::add));
        Parsing parsing = new Parsing(tree, configuration, HeaderInterest.of(headers), threads, cache);
        parsing.each(List.copyOf(units), unit -> Checks.under(keys).findings(unit, tree::read), progress)
                .forEach(found -> found.forEach(f -> out.putIfAbsent(f.fingerprint(), f)));
        return out;
    }
}
