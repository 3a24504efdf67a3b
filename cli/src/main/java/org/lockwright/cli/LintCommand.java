package org.lockwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.StampedTree;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.MemoryStore;
import org.lockwright.rules.cache.Store;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Whereabouts;
import org.lockwright.rules.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code lint [PATH...]}: findings under the keys the tree's comments give. */
@Command(name = "lint", description = "Checks the locking keys in the tree's comments, and accesses against them.",
        subcommands = LintMergeCommand.class)
final class LintCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files or folders, as sys/kern; the whole tree without any")
    private List<Path> paths = new ArrayList<>();

    @Mixin private LintBaselines baselines;

    @Option(names = "--changed-since", paramLabel = "REV", description = "report only findings that commit REV does not have")
    private String changedSince;

    @Option(names = "--no-locks", description = "do not follow the locks: only the keys themselves, and plain accesses to atomic fields")
    private boolean keysOnly;

    @Mixin private CacheFolder cache;

    @Option(names = "--shard", paramLabel = "I/N", description = "only read share I of N of the files, and write what was made of them to -o FILE for 'lint merge'")
    private String shard;

    Commands root() {
        return root;
    }

    @Override
    public Integer call() {
        Session session = root.sessionOfFindings();
        refuseContradictions();
        Optional<LintShard> share = Optional.ofNullable(shard).map(s -> LintShard.of(s, session));
        Optional<CacheFolder.Open> open = cache.open(session);
        try (CacheFolder.Open kept = open.orElse(null); Session.Source source = stamped(session.reading(), open); Progress progress = Progress.of(session, "lint")) {
            AtomicInteger parsed = new AtomicInteger();
            Consumer<String> counting = path -> {
                parsed.incrementAndGet();
                progress.accept(path);
            };
            Optional<Store> store = open.map(CacheFolder.Open::store);
            int exit = share.isPresent()
                    ? share.get().write(question(session, source, false), source, paths, keysOnly, store, counting)
                    : findings(session, source, store, counting);
            open.ifPresent(o -> session.err().println("lockwright: cache: " + parsed + (parsed.get() == 1 ? " file" : " files") + " parsed, the others are as they were"));
            return exit;
        }
    }

    private void refuseContradictions() {
        if (changedSince != null && baselines.isAsked()) {
            throw new UsageException("--changed-since " + changedSince + ": takes the findings of that commit for the baseline; leave out --baseline and --write-baseline");
        }
        if (shard != null && (changedSince != null || baselines.isAsked())) {
            throw new UsageException("--shard " + shard + ": a shard has no findings yet; give --baseline to 'lint merge'");
        }
    }

    private int findings(Session session, Session.Source source, Optional<Store> store, Consumer<String> progress) {
        Optional<Answers> answers = baselines.isWriting() ? Optional.empty() : store.flatMap(s -> Answers.to(question(session, source, true), source.tree(), s));
        Optional<Answers.Answer> known = answers.flatMap(a -> a.get(Answers.Answer.class));
        if (known.isPresent()) {
            Result.write(session, known.get().result());
            known.get().told().forEach(session::tell);
            return known.get().exit();
        }
        Answers.Answer answer = answer(session, source, store, progress);
        answers.filter(a -> answer.isKept() && (!(source.tree() instanceof StampedTree t) || t.isStill())).ifPresent(a -> a.keep(answer));
        return answer.exit();
    }

    private Answers.Answer answer(Session session, Session.Source source, Optional<Store> store, Consumer<String> progress) {
        LintTelling telling = new LintTelling(session, source, keysOnly, baselines.isAsked() || changedSince != null, store.isPresent(), paths.isEmpty() && !keysOnly);
        if (changedSince != null) {
            LintRun run = new LintRun(session, paths, keysOnly, Optional.of(store.orElseGet(MemoryStore::new)), progress);
            Baseline before = before(session, run, source.tree());
            LintRun.Linted linted = run.of(source);
            Baseline.Split split = before.split(linted.outcome().left(), Whereabouts.in(source.tree(), linted.wanted()));
            return telling.tell(linted, new Baseline.Split(split.fresh(), split.known(), List.of()), before, changedSince);
        }
        return telling.tell(new LintRun(session, paths, keysOnly, store, progress), baselines);
    }

    /** The findings of the commit that {@code --changed-since} names. */
    private Baseline before(Session session, LintRun run, SourceTree now) {
        try (Session.Source commit = session.commit(changedSince)) {
            List<String> asked = run.askedBefore(commit, now);
            CacheKey question = CacheKey.of("findings of").add(question(session, commit, false).hex()).addAll(asked).key();
            Optional<Answers> answers = Answers.to(question, commit.tree(), run.store().orElseThrow());
            return answers.flatMap(a -> a.get(Baseline.class)).orElseGet(() -> {
                Baseline found = Baseline.of(run.of(commit, asked).outcome().left());
                answers.ifPresent(a -> a.keep(found));
                return found;
            });
        }
    }

    /** All that a run is asked, but for the tree; without what it says of the findings for shards, which have none. */
    private CacheKey question(Session session, Session.Source source, boolean whole) {
        GlobalOptions o = session.options();
        CacheKey.Builder out = CacheKey.of("lint").addAll(o.profiles).addAll(o.options).addAll(o.packs).add(String.valueOf(keysOnly))
                .addAll(paths.stream().map(Path::toString).toList());
        o.packs.stream().filter(p -> !PackLoader.builtinNames().contains(p)).forEach(p -> out.add(content(session.resolve(Path.of(p)))));
        if (whole) {
            out.add(source.name()).add(source.commit()).add(o.format + " " + o.strict + " " + o.maxGaps);
            baselines.addTo(out, session);
            out.add(changedSince == null ? "" : changedSince + " " + session.idOf(changedSince));
        }
        return out.key();
    }

    private static byte[] content(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            return new byte[0]; // the run says so
        }
    }

    private static Session.Source stamped(Session.Source source, Optional<CacheFolder.Open> cache) {
        return cache.map(c -> new Session.Source(c.stamped(source.tree()), source.name(), source.commit(), source.repository())).orElse(source);
    }
}
