package org.lockwright.patches;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * A series as it stands in a repository: the commits between its base and its tip, oldest first.
 *
 * @param name how it was named
 * @param base full id of the commit it stands on
 * @param author who its first commit with a trailer is by
 * @param commits its commits; at least one
 */
public record SeriesBranch(String name, String base, SeriesPlan.Author author, List<Commit> commits) {

    /** Trailer with the id of a rule. */
    public static final String RULE = "Lockwright-Rule";
    /** Trailer with name, version and hash of the pack. */
    public static final String PACK = "Lockwright-Pack";

    /** A branch that is this far from its base was not made by a pack; the longest one so far has 35 commits. */
    private static final int MOST_COMMITS = 1000;

    public SeriesBranch {
        commits = List.copyOf(commits);
    }

    /**
     * One commit.
     *
     * @param id full id
     * @param title its subject
     * @param rules ids of rules that its trailers name
     * @param pack what its trailer says of the pack: name, version, {@code sha256:} and hash; empty without one
     * @param remarks what shows that it is not as lockwright made it, one phrase each
     * @param changes the regular files it changes, sorted by path
     */
    public record Commit(String id, String title, List<String> rules, Optional<String> pack, List<String> remarks, List<Change> changes) {

        public Commit {
            rules = List.copyOf(rules);
            remarks = List.copyOf(remarks);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A file that a commit changes.
     *
     * @param path relative to the repository's root
     * @param bytes what it holds afterwards; empty if it is gone, or no regular file any more
     */
    public record Change(String path, Optional<byte[]> bytes) {
    }

    /** Full id of the last commit. */
    public String tip() {
        return commits.get(commits.size() - 1).id();
    }

    /**
     * This without the commits at its beginning that have no trailer: where it was read from an old base upwards, they are what it
     * was made on.
     */
    public SeriesBranch trimmed() {
        int first = 0;
        while (first < commits.size() - 1 && commits.get(first).pack().isEmpty() && commits.get(first).rules().isEmpty()) {
            first++;
        }
        return first == 0 ? this : new SeriesBranch(name, commits.get(first - 1).id(), author, commits.subList(first, commits.size()));
    }

    /** Full ids of its commits, in order. */
    public List<String> ids() {
        return commits.stream().map(Commit::id).toList();
    }

    /** What its commits say of the pack they were made with, each once, in order. */
    public List<String> packs() {
        return commits.stream().flatMap(c -> c.pack().stream()).distinct().toList();
    }

    /**
     * Reads the series that ends in branch {@code name}.
     *
     * <p>It begins above the newest commit that it has in common with {@code onto}. Where that commit is of a series itself, as when
     * the series is checked out and {@code onto} is {@code HEAD}, and nobody named {@code onto}, it begins above the newest commit
     * without trailers below it; so it does where there is nothing in common.
     *
     * @param onto a revision of what the series stands on
     * @param isNamed whether the user named {@code onto}
     * @throws PatchException if there is no such branch, if it is not above {@code onto}, holds a merge, or if no commit of it has a trailer of a series
     */
    public static SeriesBranch read(GitRepository repo, String name, String onto, boolean isNamed) {
        ObjectId tip = ObjectId.fromString(repo.resolve(name));
        ObjectId other = ObjectId.fromString(repo.resolve(onto));
        try (RevWalk walk = new RevWalk(repo.jgit()); ObjectReader reader = repo.jgit().newObjectReader()) {
            Optional<RevCommit> fork = forkOf(walk, tip, other);
            if (fork.isEmpty() && isNamed) {
                throw new PatchException(repo.root() + ": '" + name + "' and '" + onto
                        + "' have no commit in common; name the series' base with --base");
            }
            RevCommit base = fork.isPresent() ? fork.get() : walk.parseCommit(tip);
            while (!isNamed && !packOf(base).isEmpty() && base.getParentCount() > 0) {
                base = walk.parseCommit(base.getParent(0));
            }
            List<RevCommit> chain = chain(repo, walk, name, walk.parseCommit(tip), base);
            List<Commit> commits = new ArrayList<>();
            for (int i = 0; i < chain.size(); i++) {
                commits.add(commit(reader, chain.get(i), base, i + 1));
            }
            if (commits.stream().allMatch(c -> c.pack().isEmpty() && c.rules().isEmpty())) {
                throw new PatchException(repo.root() + ": '" + name + "' is no series: none of its " + commits.size() + " commits above "
                        + base.name().substring(0, 12) + " has a trailer '" + PACK + ":'; name a branch that 'lockwright series' made");
            }
            PersonIdent author = chain.stream().filter(c -> !packOf(c).isEmpty()).findFirst().orElse(chain.get(0)).getAuthorIdent();
            return new SeriesBranch(name, base.name(), new SeriesPlan.Author(author.getName(), author.getEmailAddress()), commits);
        } catch (IOException e) {
            throw repo.damaged("branch '" + name + "'", e);
        }
    }

    private static Optional<RevCommit> forkOf(RevWalk walk, ObjectId tip, ObjectId other) throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(walk.parseCommit(tip));
        walk.markStart(walk.parseCommit(other));
        RevCommit fork = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        return fork == null ? Optional.empty() : Optional.of(walk.parseCommit(fork));
    }

    private static List<RevCommit> chain(GitRepository repo, RevWalk walk, String name, RevCommit tip, RevCommit base) throws IOException {
        List<RevCommit> out = new ArrayList<>();
        for (RevCommit at = tip; !at.equals(base); at = walk.parseCommit(at.getParent(0))) {
            if (at.getParentCount() != 1) {
                throw new PatchException(repo.root() + ": '" + name + "' is no series: commit " + at.name().substring(0, 12) + " has "
                        + at.getParentCount() + " parents; name a branch without merges above its base, or another --base");
            }
            if (out.size() == MOST_COMMITS) {
                throw new PatchException(repo.root() + ": '" + name + "' is more than " + MOST_COMMITS + " commits above "
                        + base.name().substring(0, 12) + "; name the series' base with --base");
            }
            out.add(at);
        }
        if (out.isEmpty()) {
            throw new PatchException(repo.root() + ": '" + name + "' has no commit above " + base.name().substring(0, 12)
                    + "; name the series' base with --base, or another branch");
        }
        Collections.reverse(out);
        return out;
    }

    private static List<String> packOf(RevCommit commit) {
        return commit.getFooterLines(PACK);
    }

    private static Commit commit(ObjectReader reader, RevCommit commit, RevCommit base, int number) throws IOException {
        List<String> packs = packOf(commit);
        List<String> rules = commit.getFooterLines(RULE);
        List<String> remarks = new ArrayList<>();
        if (packs.isEmpty()) {
            remarks.add("has no trailer '" + PACK + ":'");
        }
        if (rules.isEmpty()) {
            remarks.add("has no trailer '" + RULE + ":'");
        }
        if (!isStamped(commit, base, number)) {
            remarks.add("was amended, rebased or applied from mail: its committer or date is not the series'");
        }
        return new Commit(commit.name(), commit.getShortMessage(), rules, packs.stream().findFirst(), remarks, changes(reader, commit));
    }

    /** Whether author, committer and date are those that {@link CommitChain} gives commit {@code number}. */
    private static boolean isStamped(RevCommit commit, RevCommit base, int number) {
        PersonIdent author = commit.getAuthorIdent();
        PersonIdent committer = commit.getCommitterIdent();
        Instant when = Instant.ofEpochSecond(base.getCommitTime() + (long) number);
        return author.getName().equals(committer.getName()) && author.getEmailAddress().equals(committer.getEmailAddress())
                && author.getWhenAsInstant().equals(when) && committer.getWhenAsInstant().equals(when);
    }

    private static List<Change> changes(ObjectReader reader, RevCommit commit) throws IOException {
        List<Change> out = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            RevCommit parent = commit.getParent(0);
            walk.addTree(parent.getTree());
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                boolean isFile = (walk.getRawMode(1) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
                out.add(new Change(walk.getPathString(), isFile ? Optional.of(reader.open(walk.getObjectId(1)).getBytes()) : Optional.empty()));
            }
        }
        return out;
    }
}
