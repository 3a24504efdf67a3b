package org.lockwright.patches;

import java.util.List;

/**
 * Everything that decides the bytes of a series, apart from the base commit's own.
 *
 * @param name the series' name, used in the mail subjects' version and file names: {@code "socket-locking"}
 * @param version 1 for the first; {@code [PATCH v2 n/m]} from the second on
 * @param branch full name of the ref to make: {@code "refs/heads/lockwright/socket-locking/v1"}
 * @param base full id of the commit the series stands on
 * @param author name and mail address of author and committer
 * @param patches the patches in order, each against the one before
 * @param coverTitle subject of the cover letter
 * @param coverBody the cover letter's text before shortlog and diffstat
 * @param coverNotes the text after them: refusals, denominator, layout notes
 */
public record SeriesPlan(
        String name,
        int version,
        String branch,
        String base,
        Author author,
        List<PlannedPatch> patches,
        String coverTitle,
        String coverBody,
        String coverNotes) {

    public SeriesPlan {
        patches = List.copyOf(patches);
    }

    /** Author and committer of every commit: UTF-8 name and mail address. */
    public record Author(String name, String mail) {
    }

    /**
     * One patch.
     *
     * @param title the commit's subject line
     * @param body its text, without trailers, ending in no newline
     * @param trailers {@code "Key: value"} lines
     * @param files the whole new bytes of each changed file, sorted by path
     */
    public record PlannedPatch(String title, String body, List<String> trailers, List<NewFile> files) {

        public PlannedPatch {
            trailers = List.copyOf(trailers);
            files = List.copyOf(files);
        }
    }

    /**
     * A file as one patch leaves it.
     *
     * @param path relative to the repository's root
     * @param bytes its whole content; its mode stays as it was
     */
    public record NewFile(String path, byte[] bytes) {
    }
}
