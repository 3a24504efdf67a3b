package org.lockwright.rules.rewrite;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.check.OutsideCalls;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.lockset.HeldLocks;
import org.lockwright.rules.lockset.Touching;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.program.Occurrence;

/**
 * Which C files of a tree are read as one program. See ADR 18.
 *
 * <p>Those whose code says one of some words, the tags of structs most of all; those that define what is called there, if they have one of the words at all,
 * be it in a comment or as a header's name; and, of the whole tree, those that call a function which needs a lock of its callers, or put it in a table.
 */
final class ProgramFiles {

    private static final Set<Occurrence.Where> CODE = Set.of(Occurrence.Where.CODE, Occurrence.Where.MACRO_DEFINITION);

    private final Workspace workspace;
    private final Set<String> words;
    private final Predicate<String> chosen;
    private final Function<List<String>, List<UnitFlows>> read;
    private final Set<String> mentioning;
    private final Set<String> units;
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> needing = new HashSet<>();
    private final Set<String> through = new HashSet<>();

    /** Files that {@code chosen} takes, by {@code words}; {@code read} gives the flows of some. */
    ProgramFiles(Workspace workspace, Set<String> words, Predicate<String> chosen, Locking locking, Function<List<String>, List<UnitFlows>> read) {
        this.workspace = workspace;
        this.words = words;
        this.chosen = path -> path.endsWith(".c") && locking.unbuilt(path).isEmpty() && chosen.test(path);
        this.read = read;
        this.mentioning = words.stream().flatMap(w -> workspace.corpus().mentioning(w).stream()).filter(this.chosen).collect(Collectors.toCollection(TreeSet::new));
        this.units = mentioning.stream().filter(this::isInCode).collect(Collectors.toCollection(TreeSet::new));
        workspace.program().stream().filter(this.chosen).forEach(units::add);
        addDefiners();
    }

    /** The files so far, sorted. */
    List<String> units() {
        return List.copyOf(units);
    }

    private boolean isInCode(String path) {
        return workspace.tree().read(path).filter(text -> Occurrence.of(text, words).values().stream().flatMap(Collection::stream).anyMatch(o -> CODE.contains(o.where()))).isPresent();
    }

    /**
     * Takes in the files of the whole tree that say the name of a function which needs a lock of its callers, and those that have one of the words and call
     * through a member that holds one; false if there are no more.
     */
    boolean addCallers(HeldLocks.Needing functions) {
        Set<String> names = functions.names().stream().filter(needing::add).collect(Collectors.toSet());
        Set<String> members = functions.members().stream().filter(through::add).collect(Collectors.toSet());
        Set<String> more = new TreeSet<>();
        workspace.corpus().mentioningAny(names).stream().filter(chosen).filter(path -> OutsideCalls.isNamedIn(text(path), names)).forEach(more::add);
        mentioning.stream().filter(path -> !units.contains(path) && OutsideCalls.isCalledIn(text(path), members)).forEach(more::add);
        more.removeAll(units);
        units.addAll(more);
        addDefiners();
        workspace.program().addAll(units);
        return !more.isEmpty();
    }

    private SourceText text(String path) {
        return workspace.tree().read(path).orElseThrow();
    }

    private void addDefiners() {
        boolean grows = true;
        while (grows) {
            Set<String> names = new Touching(read.apply(units()), words::contains).missing().stream().filter(wanted::add).collect(Collectors.toSet());
            grows = !names.isEmpty() && units.addAll(mentioning.stream().filter(path -> !units.contains(path))
                    .filter(path -> workspace.tree().read(path).filter(text -> defines(text, names)).isPresent()).toList());
        }
    }

    /** Whether one of {@code names} stands outside of all braces with a parenthesis behind it. */
    private static boolean defines(SourceText source, Set<String> names) {
        int depth = 0;
        List<Token> tokens = Lexer.tokens(source);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
            if (depth <= 0 && tokens.get(i).kind() == Token.Kind.IDENTIFIER && names.contains(text) && tokens.get(i + 1).in(source).equals("(")) {
                return true;
            }
        }
        return false;
    }
}
