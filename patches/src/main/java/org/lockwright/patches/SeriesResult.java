package org.lockwright.patches;

import java.util.List;
import java.util.Optional;

/**
 * What a written series consists of.
 *
 * @param branch full name of the ref that was made
 * @param commits the commits in order
 * @param tip full id of the last one
 * @param total the change from base to tip
 * @param files names of the files written, relative to the output folder: cover letter, patches in order, {@code series.mbox}
 * @param difference how it differs from the version before; empty for the first
 */
public record SeriesResult(String branch, List<WrittenCommit> commits, String tip, Diffstat total, List<String> files,
        Optional<RangeDiff> difference) {

    public SeriesResult {
        commits = List.copyOf(commits);
        files = List.copyOf(files);
    }

    /**
     * One commit of the series.
     *
     * @param id full id
     * @param title its subject line
     * @param stat lines gained and lost in each file
     */
    public record WrittenCommit(String id, String title, Diffstat stat) {
    }
}
