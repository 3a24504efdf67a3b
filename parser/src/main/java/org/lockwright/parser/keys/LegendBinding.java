package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.StructDef;

/** The legends of one file, and the struct each stands directly above or in. */
final class LegendBinding {

    /**
     * A legend and its struct.
     *
     * @param legend the legend
     * @param announced whether its words announce it; else only its use by marks shows that it is one
     * @param struct the struct directly below or around it
     */
    record Bound(Legend legend, boolean announced, Optional<StructDef> struct) {
    }

    private final FieldComments comments;
    private final List<Bound> legends = new ArrayList<>();
    private final List<UnparsedLegend> unparsed = new ArrayList<>();
    private final Map<StructDef, Bound> own = new HashMap<>();

    /** Reads the legends of {@code source}; {@code structs} are its structs in source order. */
    LegendBinding(SourceText source, FieldComments comments, List<StructDef> structs) {
        this.comments = comments;
        Preamble preamble = new Preamble(source, comments);
        for (int i = 0; i < comments.tokens().size(); i++) {
            if (comments.tokens().get(i).kind() != Kind.COMMENT) {
                continue;
            }
            Span span = comments.tokens().get(i).span();
            LegendReader.Reading reading = LegendReader.read(CommentText.of(source, span));
            if (reading.legend().isPresent()) {
                bind(new Bound(reading.legend().get(), reading.announced(), struct(source, i, structs, preamble)));
            } else if (reading.announced()) {
                unparsed.add(new UnparsedLegend(source.path(), span, "announces locking keys, but no line of it defines one"));
            }
        }
    }

    /** Every legend, in source order. */
    List<Bound> legends() {
        return legends;
    }

    /** Announced legends that could not be used so far. */
    List<UnparsedLegend> unparsed() {
        return unparsed;
    }

    /** The legend directly above or in {@code def}. */
    Optional<Bound> of(StructDef def) {
        return Optional.ofNullable(own.get(def));
    }

    /** The last announced legend that ends before {@code offset}. */
    Optional<Bound> before(int offset) {
        return legends.stream().filter(b -> b.announced() && b.legend().span().end() <= offset).reduce((a, b) -> b);
    }

    private void bind(Bound bound) {
        legends.add(bound);
        bound.struct().ifPresent(def -> {
            Bound farther = own.get(def);
            if (farther != null && farther.announced() && !bound.announced()) {
                return;
            }
            own.put(def, bound);
            if (farther != null && farther.announced()) {
                legends.remove(farther);
                unparsed.add(new UnparsedLegend(farther.legend().path(), farther.legend().span(),
                        "another legend stands nearer to '" + def.tag() + "'"));
            }
        });
    }

    /** The struct below comment {@code i}; for a comment in a struct, an inner one only if it begins on the next line. */
    private Optional<StructDef> struct(SourceText source, int i, List<StructDef> structs, Preamble preamble) {
        Span span = comments.tokens().get(i).span();
        Optional<StructDef> around = structs.stream().filter(d -> d.span().contains(span)).reduce((a, b) -> b);
        Optional<StructDef> below = structs.stream().filter(d -> d.span().start() >= span.end()).findFirst()
                .filter(d -> preamble.joins(i, d.span().start()));
        int next = source.lines().line(span.end()) + 1;
        return around.isEmpty() ? below : below.filter(d -> source.lines().line(d.span().start()) <= next).or(() -> around);
    }
}
