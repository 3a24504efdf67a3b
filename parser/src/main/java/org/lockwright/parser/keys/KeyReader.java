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
    private final List<KeyedStruct> keyed = new ArrayList<>();
    private final Set<Legend> used = new HashSet<>();

    private KeyReader(SourceText source, List<StructDef> structs) {
        this.source = source;
        this.structs = structs.stream()
                .sorted(Comparator.comparingInt((StructDef d) -> d.span().start()).thenComparingInt(d -> -d.span().end())).toList();
        this.comments = new FieldComments(source);
        this.binding = new LegendBinding(source, comments, this.structs);
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

    private FileKeys read() {
        for (StructDef def : structs) {
            keyed(def).ifPresent(keyed::add);
        }
        List<UnparsedLegend> unparsed = new ArrayList<>(binding.unparsed());
        for (LegendBinding.Bound bound : binding.legends()) {
            if (bound.announced() && !used.contains(bound.legend())) {
                unparsed.add(new UnparsedLegend(source.path(), bound.legend().span(),
                        bound.struct().map(d -> "no member of '" + d.tag() + "' uses its keys")
                                .orElse("no struct follows it, and none further on uses its keys")));
            }
        }
        unparsed.sort(Comparator.comparing(UnparsedLegend::span));
        return new FileKeys(keyed, unparsed);
    }

    private Optional<KeyedStruct> keyed(StructDef def) {
        Optional<LegendBinding.Bound> own = binding.of(def);
        if (own.isPresent()) {
            KeyedStruct struct = marks(def, own.get().legend(), Scope.STRUCT);
            boolean marked = struct.marked() >= (own.get().announced() ? 1 : ENOUGH);
            return marked || own.get().announced() && touches(own.get().legend(), def) ? use(struct) : Optional.empty();
        }
        Optional<KeyedStruct> outer = keyed.stream()
                .filter(k -> !k.def().equals(def) && k.def().span().contains(def.span())).reduce((a, b) -> b);
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
        return switch (struct.legend().dialect()) {
            case PAREN, BRACKET -> struct.marked() > 0;
            case COLON, EQUALS, BARE -> struct.marked() >= ENOUGH && struct.strays().isEmpty();
        };
    }

    private KeyedStruct marks(StructDef def, Legend legend, Scope scope) {
        MarkReader reader = new MarkReader(legend);
        List<Mark> marks = new ArrayList<>();
        List<Mark> strays = new ArrayList<>();
        List<FieldDef> marked = new ArrayList<>();
        List<FieldDef> rest = new ArrayList<>();
        for (FieldDef field : def.fields()) {
            Optional<MarkReader.Reading> reading = reading(field, reader);
            if (reading.isPresent() && reading.get().known()) {
                marks.add(reading.get().mark());
                marked.add(field);
            } else {
                reading.ifPresent(r -> strays.add(r.mark()));
                rest.add(field);
            }
        }
        List<String> covered = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        for (FieldDef field : rest) {
            (covered(field, def, marked, reader) ? covered : unmarked).add(field.name());
        }
        return new KeyedStruct(def, legend, scope, marks, strays, covered, unmarked);
    }

    /** The first mark among the field's comments that the legend knows, else the first it does not know. */
    private Optional<MarkReader.Reading> reading(FieldDef field, MarkReader reader) {
        Optional<MarkReader.Reading> stray = Optional.empty();
        for (Attached attached : comments.of(field.declaration())) {
            Optional<MarkReader.Reading> found = reader.read(field.name(), attached.text());
            if (found.isEmpty() || attached.place() == Place.BELOW && speaksOfPart(found.get().mark(), field)) {
                continue;
            }
            if (found.get().known()) {
                return found;
            }
            stray = stray.isPresent() ? stray : found;
        }
        return stray;
    }

    /** Whether the comment is about a member of the field: {@code P: sc_dk.dk_openmask}. */
    private static boolean speaksOfPart(Mark mark, FieldDef field) {
        return mark.text().startsWith(field.name() + ".") || mark.text().startsWith(field.name() + "->");
    }

    private boolean covered(FieldDef field, StructDef def, List<FieldDef> marked, MarkReader reader) {
        Span whole = field.declaration();
        if (marked.stream().anyMatch(m -> isInside(whole, m.declaration()))) {
            return true;
        }
        List<FieldDef> inner = structs.stream().filter(d -> whole.contains(d.span())).flatMap(d -> d.fields().stream()).toList();
        if (inner.isEmpty()) {
            inner = def.fields().stream().filter(f -> isInside(f.declaration(), whole)).toList();
        }
        return !inner.isEmpty()
                && inner.stream().allMatch(f -> reading(f, reader).filter(MarkReader.Reading::known).isPresent());
    }

    private static boolean isInside(Span inner, Span outer) {
        return outer.contains(inner) && !outer.equals(inner);
    }
}
