package org.lockwright.patches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Turns a plan into a branch and a folder of mails, both or neither.
 *
 * <p>HEAD, index and work tree are never touched. Same repository content and plan give the same commit ids and the same bytes in
 * every file.
 */
public final class SeriesWriter {

    private SeriesWriter() {
    }

    /**
     * Checks, before the work is done, that a series could be written; {@link #write} checks again.
     *
     * @throws PatchException if the branch exists or {@code outDir} is in use or cannot be made
     */
    public static void requireFree(String branch, GitRepository repo, Path outDir) {
        SeriesRef.unused(repo, branch);
        StagedFolder.prepare(outDir).close();
    }

    /**
     * Writes {@code plan} to a new branch of {@code repo} and its mails to {@code outDir}, which must be missing or empty.
     *
     * <p>{@code outDir} gets {@code v1-0000-cover-letter.patch}, {@code v1-0001-<title>.patch} and so on, and {@code series.mbox}
     * with all patches, for {@code git am}. After a failure there is no branch and no file; unreferenced objects may stay until
     * git collects them.
     *
     * @throws PatchException if the plan is empty or cannot be mailed, the branch exists, {@code outDir} is in use or cannot be
     *     written, or the base cannot be read
     */
    public static SeriesResult write(SeriesPlan plan, GitRepository repo, Path outDir) {
        return write(plan, repo, outDir, Optional.empty()).orElseThrow();
    }

    /**
     * Writes {@code plan} as the version after {@code previous}, to which the cover letter has the difference; empty, and nothing is
     * written, if the two have the same commits.
     *
     * @throws PatchException as {@link #write(SeriesPlan, GitRepository, Path)}
     */
    public static Optional<SeriesResult> writeAfter(SeriesBranch previous, SeriesPlan plan, GitRepository repo, Path outDir) {
        return write(plan, repo, outDir, Optional.of(previous));
    }

    private static Optional<SeriesResult> write(SeriesPlan plan, GitRepository repo, Path outDir, Optional<SeriesBranch> previous) {
        List<CommitMessage> messages = checked(plan);
        Repository git = repo.jgit();
        SeriesRef ref = SeriesRef.unused(repo, plan.branch());
        RevCommit base = repo.commit(plan.base());
        if (!base.name().equals(plan.base())) {
            throw new PatchException("series base '" + plan.base() + "' is not a full commit id; resolve it first");
        }
        try (StagedFolder folder = StagedFolder.prepare(outDir);
                ObjectInserter inserter = git.newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            List<CommitChain.Link> links = chain(plan, repo, base, messages, reader, inserter);
            Diffstat total = CommitChain.total(links);
            String tip = links.get(links.size() - 1).id();
            if (previous.isPresent() && previous.get().tip().equals(tip)) {
                return Optional.empty();
            }
            Optional<RangeDiff> difference = previous.map(p -> RangeDiff.of(PatchText.of(repo, p.ids()), PatchText.of(plan.author(), links)));
            mail(folder, new SeriesMail(plan, links, total, difference), links.size(), base);
            ref.create(tip, ident(plan, links), "lockwright: series " + plan.name() + " v" + plan.version());
            publish(folder, ref, tip, outDir);
            List<SeriesResult.WrittenCommit> commits = links.stream()
                    .map(link -> new SeriesResult.WrittenCommit(link.id(), link.message().title(), link.stat()))
                    .toList();
            return Optional.of(new SeriesResult(plan.branch(), commits, tip, total, folder.names(), difference));
        } catch (IOException e) {
            throw new PatchException(outDir + ": series cannot be written (" + StagedFolder.why(e)
                    + "); make room or name another folder with --out", e);
        }
    }

    private static List<CommitMessage> checked(SeriesPlan plan) {
        if (plan.patches().isEmpty()) {
            throw new PatchException("series '" + plan.name() + "' has no patches; there is nothing to write");
        }
        if (plan.version() < 1) {
            throw new PatchException("series '" + plan.name() + "': version " + plan.version() + " must be 1 or more");
        }
        refuseBadIdent("name", plan.author().name());
        refuseBadIdent("mail address", plan.author().mail());
        CommitMessage.title(plan.coverTitle(), "cover letter");
        refuseNul(plan.coverBody());
        refuseNul(plan.coverNotes());
        List<CommitMessage> messages = new ArrayList<>();
        for (int i = 0; i < plan.patches().size(); i++) {
            messages.add(CommitMessage.of(plan.patches().get(i), CommitChain.where(i)));
        }
        return messages;
    }

    private static void refuseBadIdent(String what, String value) {
        boolean bad = value.chars().anyMatch(c -> c < 0x20 || c == '<' || c == '>' || c == 0x7f);
        if (value.isBlank() || !value.equals(value.strip()) || bad) {
            throw new PatchException("series author's " + what + " '" + value
                    + "' must be one line without '<' and '>'; set another");
        }
    }

    private static void refuseNul(String coverText) {
        if (coverText.indexOf('\0') >= 0) {
            throw new PatchException("cover letter: text holds a NUL character; remove it");
        }
    }

    private static List<CommitChain.Link> chain(SeriesPlan plan, GitRepository repo, RevCommit base, List<CommitMessage> messages,
            ObjectReader reader, ObjectInserter inserter) throws IOException {
        try {
            return new CommitChain(plan, reader, inserter).write(base, messages);
        } catch (MissingObjectException | CorruptObjectException e) {
            throw repo.damaged("base " + base.name(), e);
        }
    }

    private static void mail(StagedFolder folder, SeriesMail mail, int count, RevCommit base) throws IOException {
        folder.write(mail.coverName(), mail.cover(Instant.ofEpochSecond(base.getCommitTime())));
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            byte[] patch = mail.patch(i);
            folder.write(mail.patchName(i), patch);
            mbox.writeBytes(patch);
        }
        folder.write("series.mbox", mbox.toByteArray());
    }

    /** Who and when the ref log names: the plan's author at the last commit's time, so that it too is the same every time. */
    private static PersonIdent ident(SeriesPlan plan, List<CommitChain.Link> links) {
        Instant when = links.get(links.size() - 1).when();
        return new PersonIdent(plan.author().name(), plan.author().mail(), when, ZoneOffset.UTC);
    }

    static void publish(StagedFolder folder, SeriesRef ref, String tip, Path outDir) throws IOException {
        try {
            folder.publish();
        } catch (IOException e) {
            String left = ref.remove(tip) ? "" : "; the branch stayed, delete it with 'git branch -D'";
            throw new PatchException(outDir + ": mails cannot be put in place (" + StagedFolder.why(e)
                    + "); name another folder with --out" + left, e);
        }
    }
}
