package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.PortSpec.Trigger;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.PortTable.Row;

/** The blocks of {@code softint check}: a port's head, a line for each value, the further places, the distance from an order. */
final class SoftintText {

    private static final int NAMES = 4;

    private final SoftintResult result;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    private SoftintText(SoftintResult result, boolean verbose) {
        this.result = result;
        this.verbose = verbose;
    }

    static String of(SoftintResult result, boolean verbose) {
        SoftintText text = new SoftintText(result, verbose);
        text.out.append("tree: ").append(result.tree()).append('\n');
        if (result.order() != null) {
            text.out.append("order: ").append(result.order()).append('\n');
        }
        SoftintBlock.of(result.groups()).forEach(text::port);
        if (!result.survey().kernelPlaces().isEmpty()) {
            text.out.append("\nmachine-independent kernel\n");
            text.out.append(SoftintPlaces.lines(result.survey().kernelPlaces(), verbose));
        }
        if (!result.survey().findings().isEmpty()) {
            text.out.append('\n').append(FindingsText.of(result.source(), result.survey().findings(), SoftintText::kernels));
        }
        return text.out.toString();
    }

    private void port(SoftintBlock block) {
        PortTable t = block.table();
        out.append('\n').append(t.spec().port()).append(": ").append(t.spec().title()).append('\n');
        head("kernels", String.join(", ", block.kernels()));
        head("runs as", t.isFast() ? "fast software interrupts, " + t.fast().place()
                : "threads; __HAVE_FAST_SOFTINTS is not defined" + (t.spec().trigger() == Trigger.THREAD ? "" : ", the dispatcher is not used"));
        head("triggered by", switch (t.isFast() ? t.spec().trigger() : Trigger.THREAD) {
            case SOFTWARE -> "a pending bit, looked at when the level drops";
            case HARDWARE -> "an interrupt line";
            case THREAD -> "the scheduler, which picks the thread";
        });
        head("levels", t.distinctLevels() + " distinct" + (t.hardware().isEmpty() ? "" : ", " + t.hardwareLevels() + " of the processor")
                + (t.descending() ? "; a smaller number is a higher level" : ""));
        head("order today", t.order().toString());
        List<List<String>> lines = new ArrayList<>();
        t.rows().forEach(row -> row(t, row, lines));
        out.append(SoftintPlaces.table(lines));
        String elsewhere = SoftintPlaces.table(block.elsewhere());
        out.append(elsewhere.isEmpty() ? "" : "  the same, read elsewhere\n" + elsewhere);
        String further = SoftintPlaces.lines(SoftintPlaces.further(block.encodings()), verbose);
        out.append(further.isEmpty() ? "" : "  also encoded\n" + further);
        block.gaps().forEach(gap -> head("gap", gap));
        result.distance(t).ifPresent(this::distance);
    }

    private void head(String name, String text) {
        out.append("  ").append(name).append(" ".repeat(Math.max(1, 14 - name.length()))).append(text).append('\n');
    }

    private static void row(PortTable t, Row row, List<List<String>> lines) {
        String type = row.type().word();
        for (SoftintBlock.Value v : SoftintBlock.values(t, row)) {
            lines.add(List.of(type, v.what(), v.value(), v.place().toString()));
            type = "";
        }
        boolean placed = t.ladder().stream().anyMatch(r -> r.type() == row.type());
        if (!placed && t.isFast() && t.spec().dispatch() != null && t.spec().dispatch().fifo()) {
            lines.add(List.of("", "ladder", "none", "handlers of a level run in order of arrival"));
        }
    }

    private void distance(OrderCheck.Distance d) {
        if (d.isMet()) {
            head("distance", "none: meets '" + d.wanted() + "'");
            return;
        }
        head("distance", d.unmet().size() + " of " + d.pairs() + " pairs differ from '" + d.wanted() + "'");
        d.unmet().forEach(pair -> head("", pair));
    }

    private static Optional<String> kernels(Finding f) {
        List<String> names = f.configurations();
        return Optional.of("read under " + names.stream().limit(NAMES).collect(Collectors.joining(", "))
                + (names.size() > NAMES ? String.format(Locale.ROOT, " and %d more", names.size() - NAMES) : ""));
    }
}
