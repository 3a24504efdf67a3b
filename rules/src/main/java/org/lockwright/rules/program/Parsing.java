package org.lockwright.rules.program;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.Budget;
import org.lockwright.parser.cdt.CdtFrontEnd;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.cdt.ParseTrace;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.EveryBranch;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.MacroUnit;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.cache.Store;

/** Parses many files of one tree under one configuration, on several threads, with shared headers. */
public final class Parsing {

    private final SourceTree tree;
    private final Configuration configuration;
    private final CdtFrontEnd frontEnd;
    private final int threads;
    private final Optional<UnitMemo> memo;

    /** Parses files of {@code tree}; headers that {@code interest} wants are adapted with each unit. */
    public Parsing(SourceTree tree, Configuration configuration, HeaderInterest interest, int threads) {
        this(tree, configuration, interest, threads, new HeaderCache());
    }

    /** The same with a cache that parsings of other states of the tree share. */
    public Parsing(SourceTree tree, Configuration configuration, HeaderInterest interest, int threads, HeaderCache cache) {
        this(tree, configuration, interest, threads, cache, Optional.empty());
    }

    /** The same, keeping in {@code store} what {@link #each(List, Extraction, Consumer)} makes. */
    public Parsing(SourceTree tree, Configuration configuration, HeaderInterest interest, int threads, HeaderCache cache, Optional<Store> store) {
        this.tree = tree;
        this.configuration = configuration;
        this.frontEnd = new CdtFrontEnd(tree, configuration, interest, Budget.STANDARD, cache);
        this.threads = threads;
        this.memo = store.map(s -> new UnitMemo(s, tree, frontEnd, configuration, threads));
    }

    private Parsing(Parsing of, CdtFrontEnd frontEnd) {
        this.tree = of.tree;
        this.configuration = of.configuration;
        this.frontEnd = frontEnd;
        this.threads = of.threads;
        this.memo = Optional.empty();
    }

    /** This, telling {@code trace} what is looked at; for one thread. */
    Parsing traced(ParseTrace trace) {
        return new Parsing(this, frontEnd.traced(trace));
    }

    /** The configuration parsed under. */
    public Configuration configuration() {
        return configuration;
    }

    /** Applies {@code extract} to the unit of each path; the unit is dropped afterwards. Results in the order of {@code paths}. */
    public <R> List<R> each(List<String> paths, Function<Unit, R> extract, Consumer<String> done) {
        return BigStack.map(paths, threads, path -> extract.apply(unit(path)), done);
    }

    /** As {@link #each(List, Function, Consumer)}, with what was looked at for each unit. */
    public <R> List<R> eachTraced(List<String> paths, BiFunction<Unit, ParseTrace, R> extract, Consumer<String> done) {
        return BigStack.map(paths, threads, path -> {
            ParseTrace trace = new ParseTrace();
            return extract.apply(traced(trace).unit(path), trace);
        }, done);
    }

    /** Makes of each path what {@code extraction} says, or takes what is kept, of which {@code done} is not told. Results in the order of {@code paths}. */
    public <R> List<R> each(List<String> paths, Extraction<R> extraction, Consumer<String> done) {
        return memo.isPresent() ? memo.get().each(paths, extraction, this, done) : each(paths, unit -> extraction.of().apply(this, unit), done);
    }

    /** The units of {@code paths}, in that order. */
    public List<Unit> units(List<String> paths) {
        return each(paths, unit -> unit, path -> { });
    }

    /**
     * The structs of the unit's own file, those in branches that the configuration leaves out included.
     *
     * <p>A struct with members in such branches is listed with all of them, if the file parses with every branch taken.
     */
    public FileStructs inEveryBranch(Unit unit) {
        List<StructDef> own = unit.structs().stream().filter(s -> s.path().equals(unit.path())).toList();
        boolean left = unit.inactive().stream().anyMatch(r -> r.path().equals(unit.path()));
        if (!left) {
            return new FileStructs(unit.source(), own);
        }
        Unit every = frontEnd.parse(EveryBranch.of(unit.source()));
        return FileStructs.merge(unit.source(), own, every.structs().stream().filter(s -> s.path().equals(unit.path())).toList());
    }

    /** The unit of a text that need not be the tree's, with the macros defined in it; call it on a thread with a big stack. */
    public MacroUnit withMacros(SourceText text) {
        return frontEnd.parseWithMacros(text);
    }

    /** Problems met in headers so far, sorted. */
    public List<Gap> headerGaps() {
        return frontEnd.headerGaps();
    }

    /** The unit of one file; call it on a thread with a big stack, see {@link BigStack}. */
    public Unit unit(String path) {
        SourceText text;
        try {
            text = tree.read(path).orElseThrow(() -> new UnreadableFileException(path, "no such file"));
        } catch (UnreadableFileException e) {
            frontEnd.failed();
            return new Unit(SourceText.ofLatin1(path, ""), configuration.name(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), java.util.Set.of(), List.of(new Gap(Gap.Stage.READ, path, 0, e.getMessage())), Unit.Counts.NONE);
        }
        return frontEnd.parse(text);
    }
}
