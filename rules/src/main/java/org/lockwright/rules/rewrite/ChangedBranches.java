package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Region;

/** Branches of files that differ between two states of a tree and that no reading of them has taken yet. */
final class ChangedBranches {

    private final SourceTree before;
    private final SourceTree after;
    private final Map<String, List<Reading>> readings = new TreeMap<>();
    private final Set<String> tried = new LinkedHashSet<>();

    ChangedBranches(SourceTree before, SourceTree after) {
        this.before = before;
        this.after = after;
    }

    /** A file read under some options: the branches that were left out. */
    private record Reading(List<String> options, List<Region> left) {

        boolean leaves(Region region) {
            return left.stream().anyMatch(l -> l.span().contains(region.span()));
        }
    }

    /** Takes note that files of the second state were read under {@code options}, by path. */
    void read(List<String> options, Map<String, PrefixFacts> facts) {
        facts.forEach((path, f) -> readings.computeIfAbsent(path, p -> new ArrayList<>()).add(new Reading(options, f.left())));
    }

    /** Files to read next, by the options that open a branch of them; a branch inside a branch shows only once the outer one is read. */
    Map<List<String>, Set<String>> toOpen() {
        Map<List<String>, Set<String>> out = new TreeMap<>(Comparator.comparing(Object::toString));
        readings.forEach((path, list) -> list.forEach(reading -> open(path, reading).forEach(region ->
                BranchOptions.of(region, reading.options()).filter(o -> tried.add(path + " " + o))
                        .ifPresent(o -> out.computeIfAbsent(o, k -> new TreeSet<>()).add(path)))));
        return out;
    }

    /** {@code path: directive} for each changed branch that was never taken, sorted. */
    Set<String> closed() {
        Set<String> out = new TreeSet<>();
        readings.forEach((path, list) -> list.forEach(reading ->
                open(path, reading).forEach(region -> out.add(path + ": " + region.condition()))));
        return out;
    }

    /** The branches that {@code reading} left out, no other reading took, and the first state has not word for word. */
    private List<Region> open(String path, Reading reading) {
        String old = before.read(path).map(SourceText::text).orElse("");
        Optional<String> text = after.read(path).map(SourceText::text);
        return reading.left().stream()
                .filter(region -> readings.get(path).stream().allMatch(r -> r.leaves(region)))
                .filter(region -> text.isPresent() && !old.contains(text.get().substring(region.span().start(), region.span().end())))
                .toList();
    }
}
