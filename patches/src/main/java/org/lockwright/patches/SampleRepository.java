package org.lockwright.patches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.PersonIdent;

/** Writes files as a new git repository with one commit; the same files make the same commit everywhere. */
public final class SampleRepository {

    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");

    private SampleRepository() {
    }

    /**
     * Makes the repository.
     *
     * @param files bytes by path relative to the repository's root
     * @param folder where; must not exist, or be empty
     * @param message the commit's message
     * @return the commit's full id
     * @throws PatchException if the folder is in use or cannot be written; then nothing is left behind
     */
    public static String write(SortedMap<String, byte[]> files, Path folder, String message) {
        FixedSystem.install();
        Path place = folder.toAbsolutePath().normalize();
        boolean existed = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
        refuseUnlessFree(folder, place, existed);
        Path stage = existed ? place : place.resolveSibling("." + place.getFileName() + ".part");
        boolean done = false;
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = stage.resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
            String id = commit(stage, message);
            if (!existed) {
                Files.move(stage, place, StandardCopyOption.ATOMIC_MOVE);
            }
            done = true;
            return id;
        } catch (IOException | GitAPIException | JGitInternalException e) {
            throw new PatchException(folder + ": cannot write the sample repository (" + e.getMessage()
                    + "); name a folder you can write to", e);
        } finally {
            if (!done) {
                discard(stage, existed);
            }
        }
    }

    /** Takes back what {@link #write} made in {@code folder}; with {@code keepFolder} the folder itself stays, empty. */
    public static void remove(Path folder, boolean keepFolder) {
        discard(folder.toAbsolutePath().normalize(), keepFolder);
    }

    private static void refuseUnlessFree(Path shown, Path place, boolean exists) {
        if (!exists) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new PatchException(shown + ": is a file; remove it or name another folder");
        }
        try (Stream<Path> inside = Files.list(place)) {
            if (inside.findAny().isPresent()) {
                throw new PatchException(shown + ": folder is not empty; empty it or name another");
            }
        } catch (IOException e) {
            throw new PatchException(shown + ": folder cannot be read; name another", e);
        }
    }

    /** Removes what was written; a folder that was there before stays, empty. */
    private static void discard(Path stage, boolean keepFolder) {
        try (Stream<Path> all = Files.walk(stage)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!keepFolder || !path.equals(stage)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            // The error that brought us here is the one to report.
        }
    }

    private static String commit(Path folder, String message) throws GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            PersonIdent who = new PersonIdent("lockwright", "lockwright@lockwright.invalid", WHEN, ZoneOffset.UTC);
            return git.commit().setMessage(message).setAuthor(who).setCommitter(who).setSign(false).call().getName();
        }
    }
}
