package org.lockwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Kernel;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.GitTree;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.PackProblem;

/** What one run works with: its options, its streams, and the environment it is allowed to see. */
final class Session {

    private static final String EMBEDDED = "embedded";
    private static final String DEFAULT_PACK = "socket-locking";

    private final GlobalOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Surroundings surroundings;
    private final List<String> told = new ArrayList<>();

    /**
     * The environment of a run.
     *
     * @param folder the current directory
     * @param ci whether the environment says this is CI
     * @param terminal whether standard error is a terminal
     * @param processors number of processors
     */
    record Surroundings(Path folder, boolean ci, boolean terminal, int processors) {
    }

    Session(GlobalOptions options, PrintWriter out, PrintWriter err, Surroundings surroundings) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.surroundings = surroundings;
    }

    GlobalOptions options() {
        return options;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Says {@code line} on standard error. */
    void tell(String line) {
        told.add(line);
        err.println("lockwright: " + line);
    }

    /** What was said so, in order. */
    List<String> told() {
        return told;
    }

    /** A path as given, against the current directory. */
    Path resolve(Path path) {
        return surroundings.folder().resolve(path);
    }

    /** Refuses options that no tree could make right, before any work is done. */
    void check() {
        if (options.jobs != null && options.jobs < 1) {
            throw new UsageException("--jobs " + options.jobs + ": give 1 or more");
        }
        if (options.maxGaps != null && options.maxGaps < 0) {
            throw new UsageException("--max-gaps " + options.maxGaps + ": give 0 or more");
        }
        profiles();
        Result.requireWritable(this);
    }

    int threads() {
        return options.jobs != null ? options.jobs : surroundings.processors();
    }

    boolean isTerminal() {
        return surroundings.terminal();
    }

    boolean json() {
        return options.format == GlobalOptions.Format.JSON;
    }

    /** Whether the embedded sample was asked for, or is what remains; refused where a script could mistake it for its own tree. */
    boolean isEmbedded() {
        if (options.tree != null) {
            return options.tree.equals(EMBEDDED);
        }
        if (treeAround(surroundings.folder()).isPresent()) {
            return false;
        }
        if (surroundings.ci() || options.format != GlobalOptions.Format.TEXT || options.output != null) {
            throw new UsageException(surroundings.folder() + ": no kernel tree here, and the embedded sample is only used unasked at "
                    + "a prompt; name the tree with --tree DIR, or --tree embedded");
        }
        return true;
    }

    /** Says once that the sample is used without having been asked for. */
    void announceEmbedded() {
        if (options.tree == null) {
            err.println("lockwright: no kernel tree around " + surroundings.folder()
                    + ", using the embedded sample; name a tree with --tree DIR");
        }
    }

    private static Optional<Path> treeAround(Path folder) {
        for (Path p = folder.toAbsolutePath().normalize(); p != null; p = p.getParent()) {
            if (DiskTree.at(p).isPresent()) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    /** The folder of the tree; not for the embedded one. */
    Path treeFolder() {
        if (options.tree == null) {
            return treeAround(surroundings.folder()).orElseThrow();
        }
        try {
            return resolve(Path.of(options.tree));
        } catch (InvalidPathException e) {
            throw new UsageException("--tree " + options.tree + ": not a path this system knows; if it has other letters than "
                    + "ASCII, set LC_ALL to a locale that has them");
        }
    }

    /** A tree to read, and its names for results. */
    record Source(SourceTree tree, String name, String commit, Optional<GitRepository> repository) implements AutoCloseable {

        @Override
        public void close() {
            repository.ifPresent(GitRepository::close);
        }
    }

    /** The tree for commands that read files: from disk, or the commit with {@code --base}. */
    Source reading() {
        if (isEmbedded()) {
            refuseBaseOfEmbedded();
            announceEmbedded();
            return new Source(new EmbeddedSource(), EMBEDDED, "", Optional.empty());
        }
        return options.base != null ? commit() : disk();
    }

    /** The embedded sample is no commit. */
    void refuseBaseOfEmbedded() {
        if (options.base != null) {
            throw new UsageException("--base " + options.base + ": the embedded sample has no commits; write it out with "
                    + "'lockwright fixtures DIR' and use --tree DIR");
        }
    }

    private Source disk() {
        Path folder = treeFolder();
        DiskTree tree = DiskTree.at(folder).orElseThrow(() -> notATree(folder));
        return new Source(tree, shown(folder), "", Optional.empty());
    }

    private static UsageException notATree(Path folder) {
        return new UsageException(folder + ": not a kernel tree: no sys/sys/param.h"
                + (Files.exists(folder) ? "" : " (no such folder)") + "; name the folder above sys/, or sys/ itself");
    }

    private String shown(Path folder) {
        return options.tree != null ? options.tree : folder.toString();
    }

    /** The commit {@code revision} of the repository that the tree lies in. */
    Source commit(String revision) {
        if (isEmbedded()) {
            throw new UsageException("--changed-since " + revision + ": the embedded sample has no commits; write it out with "
                    + "'lockwright fixtures DIR' and use --tree DIR");
        }
        return commitIn(treeFolder(), revision);
    }

    /** The id of the commit {@code revision}. */
    String idOf(String revision) {
        try (Source source = commit(revision)) {
            return source.commit();
        }
    }

    /** The tree for commands that read only git objects. */
    Source commit() {
        if (isEmbedded()) {
            refuseBaseOfEmbedded();
            announceEmbedded();
            return new Source(new EmbeddedSource(), EMBEDDED, "", Optional.empty());
        }
        return commitIn(treeFolder(), options.base != null ? options.base : "HEAD");
    }

    private Source commitIn(Path folder, String revision) {
        if (!Files.isDirectory(folder) || DiskTree.at(folder).isEmpty() && !GitRepository.isAround(folder)) {
            throw notATree(folder);
        }
        GitRepository repository = GitRepository.open(folder);
        try {
            String id = repository.resolve(revision);
            GitTree tree = repository.tree(id);
            if (!tree.isFile("sys/sys/param.h")) {
                throw new UsageException(folder + ": not a kernel tree: commit " + id.substring(0, 12) + " has no sys/sys/param.h; "
                        + "name the repository that holds sys/, or another --base");
            }
            return new Source(tree, shown(folder), id, Optional.of(repository));
        } catch (RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    /** Says how many files differ from the commit that is read instead of them. */
    void countUncommitted(Source source) {
        source.repository().filter(r -> !r.isBare()).ifPresent(r -> {
            var n = r.uncommittedChanges();
            if (n.isEmpty()) {
                err.println("lockwright: the index cannot be read, so uncommitted changes are not counted; they are ignored");
            } else if (n.getAsInt() > 0) {
                err.println("lockwright: " + n.getAsInt() + " files with uncommitted changes are ignored");
            }
        });
    }

    List<Profile> profiles() {
        return (options.profiles.isEmpty() ? List.of("amd64") : options.profiles).stream().distinct().map(Profile::named).toList();
    }

    List<Configuration> configurations(SourceTree tree) {
        try {
            ConfigSources sources = new ConfigSources(tree);
            return profiles().stream().map(p -> configuration(p.kernel(sources, options.options))).toList();
        } catch (ProfileException e) {
            throw absent(e);
        }
    }

    /** A profile whose files the tree does not have: they vanished, unless the name is close to one that it has. */
    private static RuntimeException absent(ProfileException e) {
        String what = e.getMessage() + "; name another with --profile, or a tree that has it";
        return e.getMessage().contains("did you mean") ? new UsageException(what) : new IncompleteException(what);
    }

    /** The C files that the kernels of the profiles are made of. */
    Set<String> compiled(SourceTree tree) {
        Set<String> out = new TreeSet<>();
        ConfigSources sources = new ConfigSources(tree);
        try {
            profiles().forEach(p -> p.kernel(sources, options.options).files(tree).compiled().stream().filter(f -> f.endsWith(".c")).forEach(out::add));
        } catch (ProfileException e) {
            throw absent(e);
        }
        return out;
    }

    private Configuration configuration(Kernel kernel) {
        if (!kernel.gaps().isEmpty()) {
            int n = kernel.gaps().size();
            tell(n + (n == 1 ? " gap in " : " gaps in ") + kernel.config().path() + ", the first is "
                    + kernel.gaps().get(0) + "; 'lockwright profiles' with that profile lists them");
        }
        return kernel.configuration();
    }

    /** Makes the first profile's configuration with further options. */
    Function<List<String>, Configuration> variant(SourceTree tree) {
        Profile first = profiles().get(0);
        ConfigSources sources = new ConfigSources(tree);
        return more -> first.in(sources, java.util.stream.Stream.concat(options.options.stream(), more.stream()).toList());
    }

    /** The pack asked for. */
    Pack pack() {
        if (options.packs.size() > 1) {
            throw new UsageException("--pack: one pack at a time; leave out all but one");
        }
        String name = options.packs.isEmpty() ? DEFAULT_PACK : options.packs.get(0);
        if (PackLoader.builtinNames().contains(name)) {
            return PackLoader.builtin(name);
        }
        try {
            return PackLoader.load(name, Files.readAllBytes(resolve(Path.of(name))));
        } catch (IOException | InvalidPathException e) {
            String what = "--pack " + name + ": no such pack, nor a readable file; packs that come with lockwright: " + String.join(", ", PackLoader.builtinNames());
            throw isFileName(name) ? new IncompleteException(what) : new UsageException(what);
        } catch (PackException e) {
            throw new UsageException(oneProblem(e.problems()));
        }
    }

    /** Whether a pack of that name would be a file: then it vanished, and else it was misspelt. */
    private static boolean isFileName(String pack) {
        return pack.indexOf('/') >= 0 || pack.endsWith(".yaml") || pack.endsWith(".yml");
    }

    /** The problem most likely at the root of the others, as a misspelt key is of one that is missing, and their number. */
    static String oneProblem(List<PackProblem> problems) {
        PackProblem one = problems.stream().filter(p -> p.what().contains("did you mean")).findFirst().orElse(problems.get(0));
        int more = problems.size() - 1;
        return one + (more == 0 ? "" : " (and " + more + " more problem" + (more == 1 ? ")" : "s)"));
    }
}
