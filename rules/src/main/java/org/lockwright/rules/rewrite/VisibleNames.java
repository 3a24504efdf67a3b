package org.lockwright.rules.rewrite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/** Which names mean something in a whole unit, so that a new variable must not have them: macros, and what is declared at file scope. */
final class VisibleNames {

    private static final Set<String> KEYWORDS = Set.of("auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum",
            "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static",
            "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "asm", "typeof", "bool");

    /** A macro, a variable, a type and a function of which {@code %1$s} is the name. */
    private static final String DECLARED = "#[ \t]*define[ \t]+%1$s\\b|\\bextern\\b[^;{}()]*\\b%1$s\\b[^;{}()]*;|\\btypedef\\b[^;{}()]*\\b%1$s\\s*;"
            + "|^[\\w \t*]*\\b%1$s\\s*\\([^;{}]*\\)[^;{}]*;";

    private final Unit unit;
    private final SourceTree tree;
    private final Map<String, Boolean> known = new HashMap<>();
    private Set<String> declared;

    VisibleNames(Unit unit, SourceTree tree) {
        this.unit = unit;
        this.tree = tree;
    }

    /** Whether {@code source} is the unit's own file. */
    boolean isOf(SourceText source) {
        return unit.path().equals(source.path());
    }

    /** Whether {@code name} is a macro somewhere in the unit's files, a variable or function of its own, or one that a header declares. */
    boolean has(String name) {
        return known.computeIfAbsent(name, n -> KEYWORDS.contains(n) || declared().contains(n) || isIn(unit.source(), n)
                || unit.headers().stream().anyMatch(h -> tree.read(h).filter(text -> isIn(text, n)).isPresent()));
    }

    /** The definition of {@code use}'s macro, if its file has no other of that name. */
    Optional<String> definition(MacroUse use) {
        boolean own = use.definedIn().equals(unit.path());
        Optional<SourceText> text = own ? Optional.of(unit.source()) : Optional.of(use.definedIn()).filter(path -> !path.isEmpty()).flatMap(tree::read);
        Pattern define = Pattern.compile("^[ \t]*#[ \t]*define[ \t]+" + use.name() + "\\b((?:[^\\\\\n]|\\\\\r?\n|\\\\)*)", Pattern.MULTILINE);
        List<String> found = text.stream().flatMap(t -> define.matcher(t.text()).results()).map(m -> m.group(1)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Set<String> declared() {
        if (declared == null) {
            declared = new HashSet<>();
            for (Node top : unit.declarations()) {
                declared.add(top.text());
                top.children().stream().filter(c -> top.kind() != Kind.FUNCTION).forEach(c -> declared.add(c.text()));
            }
        }
        return declared;
    }

    private static boolean isIn(SourceText text, String name) {
        return text.text().contains(name) && Pattern.compile(DECLARED.formatted(name), Pattern.MULTILINE).matcher(text.text()).find();
    }
}
