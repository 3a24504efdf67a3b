package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.program.TextSearch;
import org.lockwright.rules.softint.PortSpec.MaskTables;

/**
 * An initialiser that says which interrupt lines each level masks.
 *
 * @param profile the kernel it was read under
 * @param place where the initialiser stands
 * @param name the variable
 * @param rows its rows, in the order of the file
 * @param lines the masks of the lines of software interrupts, lowest level first
 * @param unread what of it could not be computed, one line each
 */
public record MaskTable(String profile, Place place, String name, List<Row> rows, List<Long> lines, List<String> unread) {

    /** A row: the level it is for, as a number and as spelt, and the lines it masks. */
    public record Row(long level, String spelt, long mask, String text, Place place) {
    }

    /** The tables of one port, and the files that could not be read. */
    record Found(List<MaskTable> tables, List<String> gaps) {
    }

    /**
     * The tables that {@code wanted} describes.
     *
     * @param profiles the kernels of the port that were read
     * @param all whether to read every table, under whichever kernel compiles it; else those that {@code profiles} compile
     */
    static Found read(TreeReading tree, MaskTables wanted, List<String> profiles, boolean all) {
        List<String> paths = tree.tree().files().stream()
                .filter(f -> f.endsWith(".c") && wanted.under().stream().anyMatch(u -> f.startsWith(u + "/")))
                .toList();
        List<String> candidates = TextSearch.files(tree.tree(), paths,
                text -> text.contains("[IPL_SOFT") && text.contains(wanted.struct()), tree.threads()).stream()
                .filter(path -> all || compiling(tree, path, profiles).isPresent()).toList();
        List<MaskTable> out = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        List<String> machines = profiles.stream().map(PortSpec::machine).distinct().toList();
        Map<String, List<String>> byProfile = new TreeMap<>();
        List<Optional<String>> kernels = BigStack.map(candidates, tree.threads(),
                path -> all ? tree.kernelOf(path, machines) : compiling(tree, path, profiles), path -> { });
        for (int i = 0; i < candidates.size(); i++) {
            String path = candidates.get(i);
            if (kernels.get(i).isEmpty()) {
                gaps.add(path + ": no kernel config of the tree compiles it; read under " + profiles.get(0));
            }
            byProfile.computeIfAbsent(kernels.get(i).orElse(profiles.get(0)), p -> new ArrayList<>()).add(path);
        }
        byProfile.forEach((profile, files) -> {
            Configuration configuration = tree.configuration(profile).orElseThrow();
            Questions questions = new Questions();
            files.forEach(f -> questions.ask(f, wanted.lines().toArray(String[]::new)));
            tree.answer(questions, configuration, List.of()).values().forEach(r -> out.addAll(in(r, profile, wanted, tree.constants())));
        });
        out.sort((a, b) -> a.place().compareTo(b.place()));
        return new Found(out, gaps);
    }

    private static Optional<String> compiling(TreeReading tree, String path, List<String> profiles) {
        return profiles.stream().filter(p -> tree.configuration(p).orElseThrow().sources().contains(path)).findFirst();
    }

    private static List<MaskTable> in(FileReading file, String profile, MaskTables wanted, Map<String, Long> constants) {
        List<MaskTable> out = new ArrayList<>();
        for (Node top : file.parsed().unit().declarations()) {
            if (top.kind() != Kind.DECLARATION) {
                continue;
            }
            for (Node variable : top.children()) {
                if (variable.kind() == Kind.VARIABLE && variable.type().contains(wanted.struct()) && !variable.children().isEmpty()) {
                    out.add(table(file, profile, variable, wanted, constants));
                }
            }
        }
        return out;
    }

    private static MaskTable table(FileReading file, String profile, Node variable, MaskTables wanted, Map<String, Long> constants) {
        List<Row> rows = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        ConstantExpression constant = new ConstantExpression(constants);
        SourceText source = file.source();
        for (Node element : FileReading.all(variable, Kind.DESIGNATED)) {
            if (element.children().size() != 2 || !element.text().equals("[]")) {
                continue;
            }
            Optional<Long> level = constant.value(element.child(0));
            Optional<Long> mask = constant.value(element.child(1));
            Place place = Place.of(source, element.span());
            if (level.isPresent() && mask.isPresent()) {
                rows.add(new Row(level.get(), source.slice(element.child(0).span()).strip(), mask.get(),
                        source.slice(element.child(1).span()).strip().replaceAll("\\s+", " "), place));
            } else {
                unread.add(place + ": a row of " + variable.text() + " is no constant under " + profile);
            }
        }
        List<Long> lines = wanted.lines().stream().map(l -> file.values().get(l)).toList();
        Span at = variable.name().map(n -> n.span()).orElse(variable.span());
        return new MaskTable(profile, Place.of(source, at), variable.text(), rows, lines.contains(null) ? List.of() : lines, unread);
    }
}
