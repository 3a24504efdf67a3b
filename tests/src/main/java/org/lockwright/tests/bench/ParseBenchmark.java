package org.lockwright.tests.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Parsing;

/**
 * Parses and adapts every C file below some folders of a real tree, to be timed as a whole process against {@code clang
 * -fsyntax-only} on the same files.
 *
 * <p>Arguments: threads, the tree, folders such as {@code sys/netinet}; a profile before them as {@code profile=octeon}, and
 * {@code selected} behind that leaves out the files that profile's kernel does not compile. Prints what was seen, not how long it took.
 */
public final class ParseBenchmark {

    private ParseBenchmark() {
    }

    public static void main(String[] all) {
        String profile = all[0].startsWith("profile=") ? all[0].substring("profile=".length()) : "amd64";
        boolean selectedOnly = all.length > 1 && all[1].equals("selected");
        String[] args = Arrays.copyOfRange(all, (all[0].startsWith("profile=") ? 1 : 0) + (selectedOnly ? 1 : 0), all.length);
        int threads = Integer.parseInt(args[0]);
        DiskTree tree = DiskTree.at(Path.of(args[1])).orElseThrow(() -> new IllegalArgumentException(args[1] + ": no kernel tree"));
        List<String> folders = Arrays.asList(args).subList(2, args.length);
        Configuration configuration = Profile.named(profile).in(tree, List.of());
        List<String> paths = tree.files().stream()
                .filter(p -> !selectedOnly || configuration.sources().contains(p))
                .filter(p -> p.endsWith(".c") && folders.stream().anyMatch(f -> p.startsWith(f + "/")))
                .toList();
        Parsing parsing = new Parsing(tree, configuration, HeaderInterest.none(), threads);
        TreeMap<Gap.Stage, TreeSet<String>> gaps = new TreeMap<>();
        int[] counts = new int[3];
        for (Seen seen : parsing.each(paths, Seen::of, path -> { })) {
            counts[0] += seen.counts().nodes();
            counts[1] += seen.counts().fieldReferences();
            counts[2] += seen.counts().unresolvedFields();
            seen.gaps().forEach(g -> gaps.computeIfAbsent(g.stage(), s -> new TreeSet<>()).add(g.path()));
        }
        System.out.println(paths.size() + " files, " + counts[0] + " nodes, " + counts[1] + " field references, " + counts[2]
                + " unresolved");
        gaps.forEach((stage, files) -> System.out.println(stage + ": " + String.join(" ", files)));
    }

    private record Seen(Unit.Counts counts, List<Gap> gaps) {

        static Seen of(Unit unit) {
            return new Seen(unit.counts(), unit.ownGaps());
        }
    }
}
