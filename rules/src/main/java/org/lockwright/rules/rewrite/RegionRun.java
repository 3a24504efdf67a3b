package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.source.Span;

/** Puts statements in a row into regions; what is read in front of one of them may be of another lock than the statement itself. */
final class RegionRun {

    private RegionRun() {
    }

    /** The regions of {@code groups}, each the pieces of one statement; empty if their lines hold other things too. */
    static Optional<Replacement> of(List<List<RegionPlan.Piece>> groups, Function<RegionLock, RegionText> texts) {
        Replacement all = null;
        for (List<RegionPlan.Piece> run : runs(groups.stream().flatMap(List::stream).toList())) {
            Optional<Replacement> next = texts.apply(run.get(0).lock()).run(run);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            all = all == null ? next.get() : joined(all, next.get());
        }
        List<RegionPlan.Piece> last = groups.get(groups.size() - 1);
        return Optional.of(last.get(last.size() - 1).isBefore() ? joined(all, behind(all, last)) : all);
    }

    /** The text of a statement that stands behind its regions, as far as what is read of it goes. */
    private static Replacement behind(Replacement all, List<RegionPlan.Piece> last) {
        int end = last.stream().flatMap(p -> p.values().stream()).mapToInt(v -> v.span().end()).max().orElseThrow();
        Span span = new Span(all.whole().end(), end);
        return new Replacement(all.path(), span, List.of(new Replacement.Old(span)));
    }

    /** {@code pieces} by region: what is read in front of a statement ends one. */
    private static List<List<RegionPlan.Piece>> runs(List<RegionPlan.Piece> pieces) {
        List<List<RegionPlan.Piece>> out = new ArrayList<>();
        boolean open = false;
        for (RegionPlan.Piece piece : pieces) {
            if (!open) {
                out.add(new ArrayList<>());
            }
            out.get(out.size() - 1).add(piece);
            open = !piece.isBefore();
        }
        return out;
    }

    private static Replacement joined(Replacement one, Replacement next) {
        List<Replacement.Segment> segments = new ArrayList<>(one.segments());
        segments.addAll(next.segments());
        return new Replacement(one.path(), new Span(one.whole().start(), next.whole().end()), segments);
    }
}
