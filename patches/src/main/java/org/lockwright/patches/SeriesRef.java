package org.lockwright.patches;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** The branch a series is to be: made once, out of nothing, and never moved. */
final class SeriesRef {

    private final GitRepository repo;
    private final String name;

    private SeriesRef(GitRepository repo, String name) {
        this.repo = repo;
        this.name = name;
    }

    /**
     * The branch with full name {@code name}, which does not exist yet.
     *
     * @throws PatchException if it does, if another branch stands in its way, or if git allows no such name
     */
    static SeriesRef unused(GitRepository repo, String name) {
        if (!name.startsWith(Constants.R_HEADS)) {
            throw new PatchException("branch '" + name + "' is not a full branch name; write it as refs/heads/NAME");
        }
        if (!Repository.isValidRefName(name)) {
            throw new PatchException("branch '" + name.substring(Constants.R_HEADS.length())
                    + "': git allows no such name; 'git check-ref-format' says what it allows");
        }
        SeriesRef ref = new SeriesRef(repo, name);
        if (repo.branchExists(name)) {
            throw ref.exists();
        }
        try {
            Collection<String> inTheWay = repo.jgit().getRefDatabase().getConflictingNames(name);
            if (!inTheWay.isEmpty()) {
                throw new PatchException(repo.root() + ": branch '" + ref.shortName() + "' cannot exist beside '"
                        + Repository.shortenRefName(inTheWay.iterator().next()) + "'; choose another name");
            }
        } catch (IOException e) {
            throw repo.damaged("branch '" + ref.shortName() + "'", e);
        }
        return ref;
    }

    private PatchException exists() {
        return new PatchException(repo.root() + ": branch '" + shortName()
                + "' exists; delete it with 'git branch -D' or name another");
    }

    private String shortName() {
        return Repository.shortenRefName(name);
    }

    /** Makes the branch at commit {@code tip}, unless somebody made it meanwhile. */
    void create(String tip, PersonIdent who, String why) throws IOException {
        RefUpdate update = repo.jgit().updateRef(name);
        update.setExpectedOldObjectId(ObjectId.zeroId());
        update.setNewObjectId(ObjectId.fromString(tip));
        update.setRefLogIdent(who);
        update.setRefLogMessage(why, false);
        RefUpdate.Result result = update.update();
        if (result == RefUpdate.Result.LOCK_FAILURE && repo.branchExists(name)) {
            throw exists();
        }
        if (result != RefUpdate.Result.NEW) {
            throw new PatchException(repo.root() + ": branch '" + shortName() + "' cannot be made (" + result
                    + "); check that the repository can be written and that no git command is running in it");
        }
    }

    /** Takes the branch away again if it is still at {@code tip}; whether that worked. */
    boolean remove(String tip) throws IOException {
        RefUpdate update = repo.jgit().updateRef(name);
        update.setExpectedOldObjectId(ObjectId.fromString(tip));
        update.setForceUpdate(true);
        update.disableRefLog();
        return update.delete() == RefUpdate.Result.FORCED;
    }
}
