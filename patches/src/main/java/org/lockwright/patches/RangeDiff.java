package org.lockwright.patches;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * How one version of a series differs from the version before, in the form of {@code git range-diff}.
 *
 * <p>Patches with the same diff are pairs. The others are paired so that the diffs of their diffs, and the patches that stay alone, cost
 * least, as git-range-diff(1) says it does.
 *
 * @param entries the pairs and the patches that stay alone, in git's order
 * @param width digits of the largest number
 */
public record RangeDiff(List<Entry> entries, int width) {

    /** What a patch that stays alone costs, as a part of its diff's lines: git's default. */
    private static final int CREATION_PERCENT = 60;
    private static final int CONTEXT = 3;
    private static final int SHORT_ID = 12;

    public RangeDiff {
        entries = List.copyOf(entries);
    }

    /**
     * A pair, or a patch that stays alone.
     *
     * @param before number and id of the patch in the version before, from 1; null if it is new
     * @param after number and id of the patch in this version; null if it is gone
     * @param status {@code =} same, {@code !} changed, {@code <} gone, {@code >} new
     * @param title the patch's subject, of the version before if there is one
     * @param diff the diff of the two patches, each line ending in a newline; empty unless changed
     */
    public record Entry(Place before, Place after, char status, String title, String diff) {
    }

    /**
     * Where a patch stands.
     *
     * @param number from 1
     * @param id full id of the commit
     */
    public record Place(int number, String id) {
    }

    /** The difference between {@code before} and {@code after}. */
    static RangeDiff of(List<PatchText> before, List<PatchText> after) {
        int[] matching = matching(before, after);
        int width = Integer.toString(1 + Math.max(before.size(), after.size())).length();
        boolean[] shown = new boolean[before.size()];
        int[] reverse = new int[after.size()];
        Arrays.fill(reverse, -1);
        for (int i = 0; i < matching.length; i++) {
            if (matching[i] >= 0) {
                reverse[matching[i]] = i;
            }
        }
        List<Entry> out = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            while (i < before.size() && shown[i]) {
                i++;
            }
            if (i < before.size() && matching[i] < 0) {
                out.add(new Entry(place(before, i), null, '<', before.get(i).title(), ""));
                i++;
                continue;
            }
            while (j < after.size() && reverse[j] < 0) {
                out.add(new Entry(null, place(after, j), '>', after.get(j).title(), ""));
                j++;
            }
            if (j < after.size()) {
                out.add(pair(before, reverse[j], after, j));
                shown[reverse[j]] = true;
                j++;
            }
        }
        return new RangeDiff(out, width);
    }

    private static Place place(List<PatchText> patches, int index) {
        return new Place(index + 1, patches.get(index).id());
    }

    private static Entry pair(List<PatchText> before, int i, List<PatchText> after, int j) {
        String a = before.get(i).full();
        String b = after.get(j).full();
        boolean same = a.equals(b);
        return new Entry(place(before, i), place(after, j), same ? '=' : '!', before.get(i).title(), same ? "" : diffOfDiffs(a, b));
    }

    /** For each patch of {@code before} its partner in {@code after}, or -1. */
    private static int[] matching(List<PatchText> before, List<PatchText> after) {
        int[] out = new int[before.size()];
        boolean[] taken = new boolean[after.size()];
        Map<String, List<Integer>> byDiff = new HashMap<>();
        for (int j = 0; j < after.size(); j++) {
            byDiff.computeIfAbsent(after.get(j).diff(), d -> new ArrayList<>()).add(j);
        }
        for (int i = 0; i < out.length; i++) {
            List<Integer> same = byDiff.getOrDefault(before.get(i).diff(), List.of());
            out[i] = same.isEmpty() ? -1 : same.remove(0);
            if (out[i] >= 0) {
                taken[out[i]] = true;
            }
        }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            if (out[i] < 0) {
                left.add(i);
            }
        }
        List<Integer> right = new ArrayList<>();
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                right.add(j);
            }
        }
        assign(before, left, after, right, out);
        return out;
    }

    /** Pairs the patches {@code left} with {@code right} at least cost; each may also stay alone, with a partner of nothing. */
    private static void assign(List<PatchText> before, List<Integer> left, List<PatchText> after, List<Integer> right, int[] out) {
        int n = left.size() + right.size();
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> columns = new LinkedHashSet<>();
        for (int k = 0; k < n; k++) {
            rows.add(k);
            columns.add(n + k);
        }
        rows.forEach(graph::addVertex);
        columns.forEach(graph::addVertex);
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                graph.setEdgeWeight(graph.addEdge(row, n + column), cost(before, left, after, right, row, column));
            }
        }
        for (DefaultWeightedEdge edge : new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns).getMatching()) {
            int row = graph.getEdgeSource(edge);
            int column = graph.getEdgeTarget(edge) - n;
            if (row < left.size() && column < right.size()) {
                out[left.get(row)] = right.get(column);
            }
        }
    }

    private static int cost(List<PatchText> before, List<Integer> left, List<PatchText> after, List<Integer> right, int row, int column) {
        boolean isLeft = row < left.size();
        boolean isRight = column < right.size();
        if (isLeft && isRight) {
            return diffSize(before.get(left.get(row)).diff(), after.get(right.get(column)).diff());
        }
        PatchText alone = isLeft ? before.get(left.get(row)) : isRight ? after.get(right.get(column)) : null;
        return alone == null ? 0 : alone.size() * CREATION_PERCENT / 100;
    }

    /** Lines of the diff of {@code a} and {@code b}, context and the heads of hunks included. */
    private static int diffSize(String a, String b) {
        int lines = 0;
        RawText from = raw(a);
        RawText to = raw(b);
        for (int[] hunk : hunks(edits(from, to), from.size())) {
            lines += 1 + hunk[1] - hunk[0];
        }
        for (Edit edit : edits(from, to)) {
            lines += edit.getLengthB();
        }
        return lines;
    }

    private static RawText raw(String latin1) {
        return new RawText(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static EditList edits(RawText a, RawText b) {
        return MyersDiff.INSTANCE.diff(RawTextComparator.DEFAULT, a, b);
    }

    /** The lines of the first text that each hunk shows: the first, and one past the last. */
    private static List<int[]> hunks(EditList edits, int size) {
        List<int[]> out = new ArrayList<>();
        for (Edit edit : edits) {
            int from = Math.max(0, edit.getBeginA() - CONTEXT);
            int to = Math.min(size, edit.getEndA() + CONTEXT);
            if (!out.isEmpty() && from <= out.get(out.size() - 1)[1]) {
                out.get(out.size() - 1)[1] = to;
            } else {
                out.add(new int[] {from, to});
            }
        }
        return out;
    }

    private static String diffOfDiffs(String a, String b) {
        RawText from = raw(a);
        RawText to = raw(b);
        EditList edits = edits(from, to);
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int[] hunk : hunks(edits, from.size())) {
            out.append("@@").append(section(from, hunk[0])).append('\n');
            int line = hunk[0];
            for (; next < edits.size() && edits.get(next).getBeginA() <= hunk[1] && edits.get(next).getEndA() <= hunk[1]; next++) {
                Edit edit = edits.get(next);
                line = lines(out, ' ', from, line, edit.getBeginA());
                line = lines(out, '-', from, line, edit.getEndA());
                lines(out, '+', to, edit.getBeginB(), edit.getEndB());
            }
            lines(out, ' ', from, line, hunk[1]);
        }
        return out.toString();
    }

    private static int lines(StringBuilder out, char sign, RawText text, int from, int to) {
        for (int i = from; i < to; i++) {
            out.append(sign).append(line(text, i)).append('\n');
        }
        return to;
    }

    /** A line of a text, of which each byte is a character. */
    private static String line(RawText text, int index) {
        ByteBuffer bytes = text.getRawString(index);
        return new String(bytes.array(), bytes.position(), bytes.remaining(), StandardCharsets.ISO_8859_1);
    }

    /** The file or function that the nearest line above {@code line} names. */
    private static String section(RawText text, int line) {
        for (int i = line - 1; i >= 0; i--) {
            String at = line(text, i);
            if (at.startsWith(" ## ") && at.endsWith(" ##")) {
                return " " + at.substring(4, at.length() - 3);
            } else if (at.startsWith("@@ ") || at.length() > 3 && at.startsWith("@@ ", 1)) {
                return " " + at.substring(at.indexOf("@@ ") + 3);
            }
        }
        return "";
    }

    /** The number of entries with {@code status}. */
    public long count(char status) {
        return entries.stream().filter(e -> e.status() == status).count();
    }

    /** A line for each entry, as git prints it, each ending in a newline. */
    public String summary() {
        StringBuilder out = new StringBuilder();
        entries.forEach(e -> out.append(summary(e)).append('\n'));
        return out.toString();
    }

    /** {@code 1:  abcdef = 1:  123456 subject}. */
    private String summary(Entry e) {
        return side(e.before()) + " " + e.status() + " " + side(e.after()) + " " + e.title();
    }

    private String side(Place place) {
        String number = place == null ? "-" : Integer.toString(place.number());
        return " ".repeat(width - number.length()) + number + ":  " + (place == null ? "-".repeat(SHORT_ID) : place.id().substring(0, SHORT_ID));
    }

    /** The summary with the diff of each changed pair after its line, indented by four. */
    public String render() {
        StringBuilder out = new StringBuilder();
        for (Entry e : entries) {
            out.append(summary(e)).append('\n');
            e.diff().lines().forEach(line -> out.append("    ").append(line).append('\n'));
        }
        return out.toString();
    }
}
