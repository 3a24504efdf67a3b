package org.lockwright.patches;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * How paths of a repository and paths of the kernel tree in it relate.
 *
 * @param strip folder of the repository that holds the tree, ending in {@code /}, or empty for the root
 * @param add {@code "sys/"} when that folder itself is a {@code sys/} folder, else empty
 */
record TreeLayout(String strip, String add) {

    /** The tree begins at the repository's root. */
    static final TreeLayout ROOT = new TreeLayout("", "");

    private static final String MARK = "sys/param.h";

    /**
     * Layout of the tree around folder {@code location} of a repository whose files {@code isFile} knows.
     *
     * <p>Looks from {@code location} (empty for the root) upwards for a folder with {@code sys/sys/param.h}, or that is such a
     * tree's {@code sys/}; {@link #ROOT} if there is none.
     */
    static TreeLayout find(String location, Predicate<String> isFile) {
        String folder = location.isEmpty() || location.endsWith("/") ? location : location + "/";
        while (true) {
            if (isFile.test(folder + "sys/" + MARK)) {
                return new TreeLayout(folder, "");
            }
            boolean insideTree = folder.equals("sys/") || folder.endsWith("/sys/");
            if (isFile.test(folder + MARK)) {
                return insideTree
                        ? new TreeLayout(folder.substring(0, folder.length() - "sys/".length()), "")
                        : new TreeLayout(folder, "sys/");
            }
            if (folder.isEmpty()) {
                return ROOT;
            }
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
    }

    /** Path in the repository of the file the tree calls {@code treePath}; empty for one the repository cannot hold. */
    Optional<String> repositoryPath(String treePath) {
        return treePath.startsWith(add) ? Optional.of(strip + treePath.substring(add.length())) : Optional.empty();
    }

    /** Path in the tree of the repository's file {@code repositoryPath}; empty for one outside the tree. */
    Optional<String> treePath(String repositoryPath) {
        return repositoryPath.startsWith(strip)
                ? Optional.of(add + repositoryPath.substring(strip.length()))
                : Optional.empty();
    }
}
