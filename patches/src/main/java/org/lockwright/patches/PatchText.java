package org.lockwright.patches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * A commit as {@code git range-diff} reads it: author, message and diff without line numbers, each character a byte.
 *
 * @param id full id
 * @param title its subject
 * @param head author and message
 * @param diff the diff
 */
record PatchText(String id, String title, String head, String diff) {

    /** All of it. */
    String full() {
        return head + diff;
    }

    /** Lines of the diff. */
    int size() {
        return (int) diff.lines().filter(l -> !l.isEmpty()).count();
    }

    /** The commits {@code ids}, which git objects hold. */
    static List<PatchText> of(GitRepository repo, List<String> ids) {
        List<PatchText> out = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repo.jgit()); ObjectReader reader = repo.jgit().newObjectReader()) {
            for (String id : ids) {
                RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
                walk.parseHeaders(commit.getParent(0));
                PersonIdent who = commit.getAuthorIdent();
                out.add(of(id, who.getName(), who.getEmailAddress(), commit.getShortMessage(), commit.getFullMessage(), diffs(reader, commit)));
            }
        } catch (IOException e) {
            throw repo.damaged("a commit of the series", e);
        }
        return out;
    }

    /** The commits that were written as {@code links} by {@code author}. */
    static List<PatchText> of(SeriesPlan.Author author, List<CommitChain.Link> links) {
        return links.stream().map(l -> of(l.id(), author.name(), author.mail(), l.message().title(), l.message().full(), l.diffs())).toList();
    }

    private static PatchText of(String id, String name, String mail, String title, String message, List<FileDiff> diffs) {
        StringBuilder head = new StringBuilder(" ## Metadata ##\nAuthor: ").append(name).append(" <").append(mail)
                .append(">\n\n ## Commit message ##\n");
        message.stripTrailing().lines().forEach(line -> head.append(("    " + line).stripTrailing()).append('\n'));
        StringBuilder text = new StringBuilder();
        diffs.forEach(diff -> text.append('\n').append(hunks(diff)));
        return new PatchText(id, title, head.toString(), text.toString());
    }

    private static String hunks(FileDiff diff) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        diff.appendTo(bytes);
        StringBuilder out = new StringBuilder(" ## ").append(diff.path()).append(diff.isCreation() ? " (new)" : diff.isRemoval() ? " (deleted)" : "")
                .append(" ##\n");
        boolean inHunk = false;
        for (String line : bytes.toString(StandardCharsets.ISO_8859_1).split("\n")) {
            inHunk = inHunk || line.startsWith("@@ ");
            if (!inHunk) {
                continue;
            }
            char first = line.isEmpty() ? ' ' : line.charAt(0);
            if (first == '@') {
                String function = line.substring(line.indexOf("@@", 3) + 2);
                out.append("@@").append(function.isEmpty() ? "" : " " + diff.path() + ":" + function).append('\n');
            } else {
                out.append(first == '\\' ? " " : "").append(line).append('\n');
            }
        }
        return out.toString();
    }

    private static List<FileDiff> diffs(ObjectReader reader, RevCommit commit) throws IOException {
        List<FileDiff> out = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(commit.getParent(0).getTree());
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                out.add(new FileDiff(walk.getPathString(), side(reader, walk, 0), side(reader, walk, 1)));
            }
        }
        return out;
    }

    private static FileDiff.Side side(ObjectReader reader, TreeWalk walk, int tree) throws IOException {
        FileMode mode = walk.getFileMode(tree);
        if (mode == FileMode.MISSING || mode == FileMode.GITLINK) {
            return FileDiff.Side.NONE;
        }
        return new FileDiff.Side(mode, walk.getObjectId(tree), reader.open(walk.getObjectId(tree)).getBytes());
    }
}
