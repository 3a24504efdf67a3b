package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.KeyModel;

/**
 * Runs a check on C text and holds its findings against the marks in that text, see {@link Expectation}.
 *
 * <p>A line without mark must be silent. {@code MISS} and {@code NOISE} are debts: they fail when they stop being true.
 */
public final class CheckHarness {

    /** Where the text of a case stands. */
    public static final String PATH = "sys/kern/example.c";

    private final Check check;
    private final MemoryTree tree;

    /** A check, made for the keys of a tree. */
    @FunctionalInterface
    public interface Check {

        /** The findings in {@code unit} and its headers; {@code texts} gives the text of a header. */
        List<Finding> findings(KeyModel keys, Unit unit, Function<String, Optional<SourceText>> texts);
    }

    private CheckHarness(Check check, MemoryTree tree) {
        this.check = check;
        this.tree = tree;
    }

    /** A harness for {@code check}. */
    public static CheckHarness of(Check check) {
        return new CheckHarness(check, MemoryTree.kernel());
    }

    /** This harness with a further file; marks in it count too. */
    public CheckHarness with(String path, String text) {
        return new CheckHarness(check, tree.with(path, text));
    }

    /**
     * Checks {@code c}, which stands at {@link #PATH}.
     *
     * @throws AssertionError if findings and marks disagree; the message has one line for each place
     * @throws MarkException if a mark cannot be read
     */
    public void check(String c) {
        MemoryTree all = tree.with(PATH, c);
        List<String> paths = new ArrayList<>(all.sources());
        paths.addAll(all.headers());
        List<Expectation> marks = new ArrayList<>();
        for (String path : paths) {
            marks.addAll(Expectation.in(SourceText.ofLatin1(path, all.text(path))));
        }
        Setting setting = Setting.of(SourceText.ofLatin1(PATH, c));
        Configuration configuration = Profile.named(setting.profile()).in(all, setting.options());
        List<String> wrong = compare(marks, findings(all, configuration, check));
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    /** The findings of {@code check} in every file of {@code tree}, headers read through the units that include them. */
    static List<Finding> findings(MemoryTree tree, Configuration configuration, Check check) {
        List<Unit> units = ParsedHeaders.units(tree, configuration, tree.headers());
        KeyModel keys = KeyModel.of(units);
        Map<String, Finding> out = new LinkedHashMap<>();
        for (Unit unit : units) {
            for (Finding f : check.findings(keys, unit, tree::read)) {
                out.putIfAbsent(f.rule() + f.path() + f.span() + f.subject(), f);
            }
        }
        return out.values().stream().sorted().toList();
    }

    /** What findings and marks disagree in, one line for each place. */
    static List<String> compare(List<Expectation> marks, List<Finding> findings) {
        List<String> wrong = new ArrayList<>();
        List<Finding> left = new ArrayList<>(findings);
        for (Expectation mark : marks) {
            for (String id : mark.ids()) {
                Optional<Finding> found = left.stream().filter(f -> isAt(mark, id, f)).findFirst();
                found.ifPresent(left::remove);
                if (mark.reported() && found.isPresent()) {
                    detail(mark, found.get()).ifPresent(wrong::add);
                } else if (mark.reported() || found.isPresent()) {
                    wrong.add(mark.path() + ":" + mark.line() + ": " + stale(mark, id));
                }
            }
        }
        left.forEach(f -> wrong.add(f.path() + ":" + f.line() + ": expected silence, got " + f.rule() + ": " + f.message()));
        return wrong;
    }

    private static boolean isAt(Expectation mark, String id, Finding f) {
        return f.rule().equals(id) && f.path().equals(mark.path()) && f.line() == mark.line();
    }

    private static Optional<String> detail(Expectation mark, Finding f) {
        String place = mark.path() + ":" + mark.line() + ": ";
        if (mark.confidence().isPresent() && mark.confidence().get() != f.confidence()) {
            return Optional.of(place + "expected " + f.rule() + " as " + mark.confidence().get() + ", got " + f.confidence());
        }
        return f.message().contains(mark.words())
                ? Optional.empty()
                : Optional.of(place + "expected '" + mark.words() + "' in the message, got '" + f.message() + "'");
    }

    private static String stale(Expectation mark, String id) {
        return switch (mark.word()) {
            case WANT -> "expected " + id + ", got silence";
            case NOISE -> id + " is noise no more; write CLEAN";
            case MISS -> id + " is missed no more; write WANT";
            case CLEAN -> throw new IllegalStateException("CLEAN has no id");
        };
    }
}
