package org.lockwright.patches;

import java.util.List;
import org.eclipse.jgit.util.QuotedString;

/**
 * How many lines each file of a change gains and loses.
 *
 * @param files the changed files, sorted by path in byte order
 */
public record Diffstat(List<FileStat> files) {

    private static final int WIDTH = 78;
    private static final int SHORTEST_BAR = 12;

    public Diffstat {
        files = List.copyOf(files);
    }

    /**
     * One file's counts.
     *
     * @param path relative to the repository's root
     * @param insertions lines added
     * @param deletions lines removed
     * @param created whether the file is new
     */
    public record FileStat(String path, int insertions, int deletions, boolean created) {

        int changes() {
            return insertions + deletions;
        }
    }

    /** Lines added in all files. */
    public int insertions() {
        return files.stream().mapToInt(FileStat::insertions).sum();
    }

    /** Lines removed in all files. */
    public int deletions() {
        return files.stream().mapToInt(FileStat::deletions).sum();
    }

    /** The totals in git's words: {@code "2 files changed, 3 insertions(+), 1 deletion(-)"}. */
    public String totals() {
        int plus = insertions();
        int minus = deletions();
        StringBuilder out = new StringBuilder(counted(files.size(), "file")).append(" changed");
        if (plus > 0 || minus == 0) {
            out.append(", ").append(counted(plus, "insertion")).append("(+)");
        }
        if (minus > 0 || plus == 0) {
            out.append(", ").append(counted(minus, "deletion")).append("(-)");
        }
        return out.toString();
    }

    /** One line per file with a bar, the totals, and the files made; each line begins with a blank and ends in a newline. */
    public String render() {
        int nameWidth = files.stream().mapToInt(f -> quoted(f.path()).length()).max().orElse(0);
        int most = files.stream().mapToInt(FileStat::changes).max().orElse(0);
        int digits = Integer.toString(most).length();
        int room = Math.max(SHORTEST_BAR, WIDTH - nameWidth - digits - 5);
        StringBuilder out = new StringBuilder();
        for (FileStat file : files) {
            String name = quoted(file.path());
            String count = Integer.toString(file.changes());
            out.append(' ').append(name).append(" ".repeat(nameWidth - name.length())).append(" | ")
                    .append(" ".repeat(digits - count.length())).append(count);
            if (file.changes() > 0) {
                out.append(' ')
                        .append("+".repeat(bar(file.insertions(), most, room)))
                        .append("-".repeat(bar(file.deletions(), most, room)));
            }
            out.append('\n');
        }
        out.append(' ').append(totals()).append('\n');
        files.stream().filter(FileStat::created)
                .forEach(f -> out.append(" create mode 100644 ").append(quoted(f.path())).append('\n'));
        return out.toString();
    }

    /** Length of the bar for {@code lines}: exact if the longest fits in {@code room}, else in proportion and at least 1. */
    private static int bar(int lines, int most, int room) {
        if (most <= room || lines == 0) {
            return lines;
        }
        return (int) Math.max(1, (long) lines * room / most);
    }

    private static String counted(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** {@code path} as git writes it: in double quotes with escapes if it holds a control, quote or non-ASCII byte. */
    static String quoted(String path) {
        return QuotedString.GIT_PATH.quote(path);
    }
}
