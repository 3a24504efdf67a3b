package org.lockwright.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that only one of the two says.
 *
 * @param file the case
 * @param saying what is said
 * @param byClang whether Clang says it, and not lockwright
 */
record Difference(String file, Saying saying, boolean byClang) implements Comparable<Difference> {

    private static final Pattern REASON = Pattern.compile("reason (\\w+): (\\S.*)");
    private static final Pattern ROW = Pattern.compile("(\\S+\\.c) (\\d+) (clang|lockwright) ([A-Z]+) (\\w+)(?:: \\S.*)?");

    /** What is said by one of the two of {@code file}. */
    static TreeSet<Difference> of(String file, TreeSet<Saying> clang, TreeSet<Saying> lockwright) {
        TreeSet<Difference> out = new TreeSet<>();
        clang.stream().filter(s -> !lockwright.contains(s)).forEach(s -> out.add(new Difference(file, s, true)));
        lockwright.stream().filter(s -> !clang.contains(s)).forEach(s -> out.add(new Difference(file, s, false)));
        return out;
    }

    /**
     * The table of the differences that are known.
     *
     * @param reasons why there are differences, in words, by their names
     * @param rows the name of the reason of each
     */
    record Table(Map<String, String> reasons, Map<Difference, String> rows) {

        /** Reads a table; a line that is none of it, that stands twice, or that has no reason, fails. */
        static Table read(String text) {
            Map<String, String> reasons = new TreeMap<>();
            Map<Difference, String> rows = new TreeMap<>();
            List<String> wrong = new ArrayList<>();
            text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                Matcher reason = REASON.matcher(line);
                Matcher row = ROW.matcher(line);
                boolean fits = reason.matches() ? reasons.put(reason.group(1), reason.group(2)) == null
                        : row.matches() && reasons.containsKey(row.group(5)) && rows.put(difference(row), row.group(5)) == null;
                if (!fits) {
                    wrong.add(line);
                }
            });
            if (!wrong.isEmpty()) {
                throw new AssertionError("no rows of the table, or rows without a reason, or twice:\n" + String.join("\n", wrong));
            }
            return new Table(reasons, rows);
        }

        private static Difference difference(Matcher row) {
            Saying saying = new Saying(Integer.parseInt(row.group(2)), Saying.Kind.valueOf(row.group(4)));
            return new Difference(row.group(1), saying, row.group(3).equals("clang"));
        }
    }

    @Override
    public int compareTo(Difference o) {
        int c = file.compareTo(o.file);
        c = c != 0 ? c : saying.compareTo(o.saying);
        return c != 0 ? c : Boolean.compare(byClang, o.byClang);
    }

    @Override
    public String toString() {
        return file + " " + saying.line() + " " + (byClang ? "clang" : "lockwright") + " " + saying.kind();
    }
}
