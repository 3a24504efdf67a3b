package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.keys.FieldComments.Place;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/**
 * Reads the locking keys of one file: legends, the structs they apply to, and the mark of each field.
 *
 * <p>A mark is accepted only if its keys stand in the legend in force for that struct, so register maps, citations and flag
 * lists that look like marks are not taken for any.
 */
public final class KeyReader {

    /** Free-standing marks a struct without a legend of its own must have before one earlier in the file is believed. */
    private static final int ENOUGH = 2;

    private final SourceText source;
    private final List<StructDef> structs;
    private final FieldComments comments;
    private final LegendBinding binding;
    private final ProseKeys prose;
    private final List<KeyedStruct> keyed = new ArrayList<>();
    private final Set<Legend> used = new HashSet<>();

    private KeyReader(SourceText source, List<StructDef> structs) {
        this.source = source;
        this.structs = structs.stream()
                .sorted(Comparator.comparingInt((StructDef d) -> d.span().start()).thenComparingInt(d -> -d.span().end())).toList();
        this.comments = new FieldComments(source);
        this.binding = new LegendBinding(source, comments, this.structs);
        this.prose = new ProseKeys(source, comments);
    }

    /**
     * The locking keys of {@code source}, whose structs are {@code structs} (spans are offsets in it; nested ones may be listed
     * too).
     *
     * @throws IllegalArgumentException if a span lies outside the file
     */
    public static FileKeys read(SourceText source, List<StructDef> structs) {
        for (StructDef def : structs) {
            if (def.span().end() > source.length()
                    || def.fields().stream().anyMatch(f -> f.declaration().end() > source.length())) {
                throw new IllegalArgumentException(source.path() + ": struct '" + def.tag() + "' lies outside the file; "
                        + "pass the structs of this very text");
            }
        }
        return new KeyReader(source, structs).read();
    }

    /**
     * Whether {@code source}, as far as its comments tell without its structs, has keys to read: only then is it worth parsing.
     *
     * <p>It never says no to a file of which {@link #read} would tell anything.
     */
    public static boolean isWorthParsing(SourceText source) {
        KeyReader reader = new KeyReader(source, List.of());
        if (ImpliedLegend.mayBeIn(source.text()) || reader.prose.mayBeAny()) {
            return true;
        }
        FileKeys alone = reader.read();
        return !reader.binding.legends().isEmpty() || !alone.variables().isEmpty() || !alone.flags().isEmpty()
                || !alone.notes().isEmpty() || !alone.orders().isEmpty() || !alone.unparsed().isEmpty();
    }

    private FileKeys read() {
        for (StructDef def : structs) {
            keyed(def).ifPresent(keyed::add);
        }
        List<MarkedVariable> variables = new VariableMarks(source, comments).under(binding.legends());
        variables.forEach(v -> used.add(v.legend()));
        ProseNotes notes = ProseNotes.read(source, comments);
        List<UnparsedLegend> unparsed = new ArrayList<>(binding.unparsed());
        unparsed.removeIf(u -> notes.explains(u.span()));
        for (LegendBinding.Bound bound : binding.legends()) {
            if (bound.announced() && !used.contains(bound.legend())) {
                unparsed.add(new UnparsedLegend(source.path(), bound.legend().span(),
                        bound.struct().map(d -> "no member of '" + d.tag() + "' uses its keys")
                                .orElse("no struct follows it, and none further on uses its keys")));
            }
        }
        unparsed.sort(Comparator.comparing(UnparsedLegend::span));
        return new FileKeys(keyed, variables, notes.flags(), notes.notes(), DeclaredOrder.in(source, comments.tokens()), unparsed);
    }

    private Optional<KeyedStruct> keyed(StructDef def) {
        return underLegend(def).or(() -> ImpliedLegend.of(source, comments, def)
                        .map(legend -> marks(def, legend, Scope.STRUCT)).filter(s -> s.marked() > s.legend().entries().size()))
                .or(() -> prose.read(def));
    }

    private Optional<KeyedStruct> underLegend(StructDef def) {
        Optional<LegendBinding.Bound> own = binding.of(def);
        if (own.isPresent()) {
            KeyedStruct struct = marks(def, own.get().legend(), Scope.STRUCT);
            boolean marked = struct.marked() >= (own.get().announced() ? 1 : ENOUGH);
            return marked || own.get().announced() && touches(own.get().legend(), def) ? use(struct) : Optional.empty();
        }
        Optional<KeyedStruct> outer = keyed.stream()
                .filter(k -> !k.def().equals(def) && k.def().span().contains(def.span())).reduce((a, b) -> b);
        if (outer.filter(k -> k.def().fields().containsAll(def.fields())).isPresent()) {
            return Optional.empty(); // without a name of its own: its members are the outer struct's
        }
        if (outer.isPresent()) {
            KeyedStruct struct = marks(def, outer.get().legend(), outer.get().scope());
            return struct.marked() > 0 ? use(struct) : Optional.empty();
        }
        return binding.before(def.span().start()).map(b -> marks(def, b.legend(), Scope.FILE))
                .filter(KeyReader::believable).flatMap(this::use);
    }

    /** Whether the struct begins on the line after the legend's comment, or contains it. */
    private boolean touches(Legend legend, StructDef def) {
        return source.lines().line(def.span().start()) <= source.lines().line(legend.span().end()) + 1;
    }

    private Optional<KeyedStruct> use(KeyedStruct struct) {
        used.add(struct.legend());
        return Optional.of(struct);
    }

    /** Letters between brackets are hardly ever anything else; free ones must come in numbers and without strangers. */
    private static boolean believable(KeyedStruct struct) {
        return switch (struct.legend().marks()) {
            case PAREN, BRACKET -> struct.marked() > 0;
            case COLON, EQUALS, BARE, PROSE -> struct.marked() >= ENOUGH && struct.strays().isEmpty();
        };
    }

    private KeyedStruct marks(StructDef def, Legend legend, Scope scope) {
        return StructMarks.read(source, comments, structs, def, legend, scope);
    }
}
