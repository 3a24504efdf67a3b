package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyText;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TextSearch;

/**
 * Drafts a series that spells the locking keys of a tree in one dialect, a patch for each file.
 *
 * <p>A legend and all marks under it go together, whoever of its structs was named. A file is only changed if its keys are read as
 * before afterwards, guards included, and its code is the same, token by token.
 */
public final class KeyRespelling {

    /** The rule's id in sites and trailers. */
    public static final String RULE = "respell-keys";

    private static final String BODY = """
            The locking keys in the comments of these files are spelt in one way, so
            that people and tools read them alike. Letters, locks and words stay.
            """;
    private static final String NOTE = """
            Only comments change: each file has the same tokens before and after,
            and each field the same lock.
            """;

    private final SourceTree tree;
    private final Set<String> tags;
    private final Dialect dialect;
    private final Configuration configuration;
    private final int threads;

    private KeyRespelling(SourceTree tree, Collection<String> tags, Dialect dialect, Configuration configuration, int threads) {
        this.tree = tree;
        this.tags = new TreeSet<>(tags);
        this.dialect = dialect;
        this.configuration = configuration;
        this.threads = threads;
    }

    /**
     * The draft.
     *
     * @param tags the structs meant; all keyed structs and variables if none is named
     * @param dialect {@code PAREN}, {@code BRACKET} or {@code COLON}
     * @param progress called with each path parsed
     * @throws DraftException if a struct named has no legend
     */
    public static Draft draft(SourceTree tree, Collection<String> tags, Dialect dialect, Configuration configuration, int threads,
            Consumer<String> progress) {
        return new KeyRespelling(tree, tags, dialect, configuration, threads).draft(progress);
    }

    private Draft draft(Consumer<String> progress) {
        List<String> all = Lint.cFiles(tree);
        Predicate<String> named = tags.isEmpty() ? text -> true : TextSearch.anyWord(tags);
        List<String> files = TextSearch.files(tree, all, named.and(KeyText::mayHaveKeys), threads);
        KeyModel model = Lint.keys(tree, files, configuration, threads, progress);
        requireAll(model);
        Map<String, FileRespelling> respellings = new TreeMap<>();
        model.files().forEach((path, keys) -> {
            if (isMeant(keys)) {
                respellings.put(path, new FileRespelling(tree.read(path).orElseThrow(), keys, tags, dialect));
            }
        });
        prove(respellings);
        List<Draft.Patch> patches = new ArrayList<>();
        List<Site> sites = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        respellings.values().forEach(r -> {
            r.patch().ifPresent(patches::add);
            sites.addAll(r.sites());
            notes.addAll(r.notes());
        });
        RuleResult result = new RuleResult(RULE, patches.stream().flatMap(p -> p.edits().values().stream()).flatMap(List::stream).toList(),
                sites, files.size(), List.of(), notes);
        return CommentProof.held(new Draft(Pack.unwritten("keys", "Locking keys in one spelling.", cover()), patches, List.of(result),
                all.size(), List.of(), List.of(configuration.name())));
    }

    private boolean isMeant(FileKeys keys) {
        return tags.isEmpty() ? !keys.structs().isEmpty() || !keys.variables().isEmpty()
                : keys.structs().stream().anyMatch(s -> tags.contains(s.def().tag()));
    }

    private void requireAll(KeyModel model) {
        Set<String> missing = new LinkedHashSet<>(tags);
        model.structs().stream().map(KeyedStruct::def).forEach(d -> missing.remove(d.tag()));
        if (!missing.isEmpty()) {
            throw new DraftException("keys --write " + missing.iterator().next() + ": no struct of that tag has a legend in "
                    + tree.describe() + "; 'lockwright keys' lists those that have");
        }
    }

    /** Reads every changed file again; legends that would make one read otherwise are given up, one by one. */
    private void prove(Map<String, FileRespelling> respellings) {
        Set<String> open = new TreeSet<>(respellings.keySet());
        open.removeIf(path -> !respellings.get(path).changes());
        while (!open.isEmpty()) {
            List<SourceText> after = open.stream().map(respellings::get).map(FileRespelling::after).toList();
            OverlayTree changed = OverlayTree.on(tree).with(after);
            Parsing parsing = new Parsing(changed, configuration, HeaderInterest.none(), threads);
            Map<String, FileKeys> read = KeyModel.ofFiles(
                    parsing.each(List.copyOf(open), unit -> parsing.inEveryBranch(unit), path -> { })).files();
            open.removeIf(path -> respellings.get(path).accepts(read.get(path)));
        }
    }

    private Pack.Cover cover() {
        return new Pack.Cover("spell locking keys as " + FileRespelling.sample(dialect), BODY, List.of(NOTE));
    }
}
