package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/**
 * The variables of one function that values are taken into, and their declarations, behind those that the function begins with.
 *
 * <p>A name that two variables would have gets the lock's last name in front; so the function may have to be planned again, see {@link #wider}.
 */
final class RegionLocals {

    private final SourceText source;
    private final Node body;
    private final VisibleNames visible;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> parts;
    private final Map<String, Local> known = new TreeMap<>();
    private final Map<String, Local> wanted = new LinkedHashMap<>();
    private final int place;

    /**
     * A variable.
     *
     * @param name its name
     * @param base what it is called where nothing else is called so
     * @param parts how many names of the lock stand in front of that
     * @param type how it is declared
     */
    record Local(String name, String base, int parts, ValueType type) {
    }

    RegionLocals(Node function, SourceText source, VisibleNames visible) {
        this(function, source, visible, Map.of());
    }

    private RegionLocals(Node function, SourceText source, VisibleNames visible, Map<String, Integer> parts) {
        this.source = source;
        this.body = function.child(function.children().size() - 1);
        this.visible = visible;
        this.parts = parts;
        function.walk(n -> used.add(n.text()));
        if (function.origin().isExact() && function.path().equals(source.path())) {
            Lexer.tokens(source, function.span()).stream().filter(t -> t.kind() == Token.Kind.IDENTIFIER).forEach(t -> used.add(t.in(source)));
        }
        this.place = place();
    }

    /** The variable for {@code value}, named by {@code base} and as much of the lock as that takes; empty if no such name is free. */
    Optional<Local> of(String value, String base, RegionLock lock, ValueType type) {
        String key = value.replaceAll("\\s+", "");
        List<String> path = Arrays.stream(lock.text().split("\\W+")).filter(p -> !p.isEmpty()).map(RegionLocals::bare).toList();
        for (int n = Math.min(parts.getOrDefault(base, 0), path.size()); n <= path.size() && !known.containsKey(key); n++) {
            String name = String.join("", path.subList(path.size() - n, path.size()).stream().map(p -> p + "_").toList()) + base;
            if (isFree(name) && known.values().stream().noneMatch(l -> l.name().equals(name))) {
                known.put(key, new Local(name, base, n, type));
            }
        }
        return Optional.ofNullable(known.get(key));
    }

    /** The variable for what the function returns; empty if all its names are taken. */
    Optional<Local> returned(ValueType type) {
        List.of("rv", "result", "value").stream().filter(name -> !used.contains(name)).findFirst()
                .ifPresent(name -> known.putIfAbsent("return", new Local(name, name, 0, type)));
        return Optional.ofNullable(known.get("return"));
    }

    /** A name of the tree without what all its kind begin with: {@code hiwat} for {@code sb_hiwat}. */
    static String bare(String name) {
        return name.substring(name.indexOf('_') + 1);
    }

    private boolean isFree(String name) {
        return name.matches("[A-Za-z]\\w*") && !used.contains(name) && !visible.has(name);
    }

    /** Says that {@code local} is used. */
    void declare(Local local) {
        wanted.put(local.name(), local);
    }

    /** Whether there is a place for declarations. */
    boolean isPlaced() {
        return place >= 0;
    }

    /** Whether {@code statement} is compiled wherever a variable is declared, and the other way round; in a header, names do not mean the same to all. */
    boolean reaches(Node statement) {
        return place >= 0 && visible.isOf(source) && statement.span().start() > place && !RegionText.crossesBranch(source, place, statement.span().start());
    }

    /** This with longer names for all that would share one; empty if none do. */
    Optional<RegionLocals> wider(Node function) {
        Map<String, Integer> more = new TreeMap<>();
        wanted.values().forEach(l -> more.merge(l.base(), l.parts(), Math::max));
        more.values().removeIf(n -> n == 0);
        parts.forEach((base, n) -> more.merge(base, n, Math::max));
        return more.equals(parts) ? Optional.empty() : Optional.of(new RegionLocals(function, source, visible, more));
    }

    /** The declarations of what is used; empty if nothing is. */
    Optional<Replacement> declarations() {
        if (wanted.isEmpty() || place < 0) {
            return Optional.empty();
        }
        String end = PatternText.lineEnd(source);
        Map<String, List<Local>> byType = wanted.values().stream()
                .collect(Collectors.groupingBy(RegionLocals::row, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byType.values().forEach(row -> text.append(end).append("\t").append(row.get(0).type().before())
                .append(row.stream().map(Local::name).collect(Collectors.joining(", "))).append(row.get(0).type().after()).append(";"));
        boolean apart = source.text().substring(place).matches("(?s)[ \t]*\r?\n[ \t]*\r?\n.*") || declared().stream().anyMatch(d -> d.span().start() > place);
        return Optional.of(new Replacement(source.path(), new Span(place, place), List.of(new Replacement.Text(text + (apart ? "" : end)))));
    }

    /** What variables have in common that are declared in one row: those of a type without stars. */
    private static String row(Local local) {
        return local.type().before() + (local.type().before().endsWith(" ") ? "" : local.name());
    }

    private List<Node> declared() {
        return body.children().stream().takeWhile(c -> c.kind() == Kind.DECLARATION_STATEMENT).toList();
    }

    /** Behind the last declaration that stands under no option, or behind the brace; -1 for nowhere. */
    private int place() {
        if (!body.origin().isExact() || !body.path().equals(source.path())) {
            return -1;
        }
        int begin = body.span().start() + 1;
        List<Integer> places = new ArrayList<>(List.of(begin));
        declared().stream().filter(d -> d.origin().isExact()).forEach(d -> places.add(0, RegionText.lineEnd(source, d.span().end())));
        return places.stream().filter(at -> at >= 0 && !RegionText.crossesBranch(source, begin, at)).findFirst().orElse(-1);
    }
}
