package org.lockwright.generators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lockwright.rules.simulate.Bound;
import org.lockwright.rules.simulate.Latency;
import org.lockwright.rules.simulate.Load;
import org.lockwright.rules.simulate.Quantity;
import org.lockwright.rules.simulate.SimulationResult;
import org.lockwright.rules.simulate.SimulationResult.ClassRow;
import org.lockwright.rules.softint.SoftintClass;

/**
 * The latency of each class by percentile, as SVG: a panel for each table, both axes logarithmic.
 *
 * <p>To the right stands the share of triggers that wait at most as long, in nines; upwards the time they wait. Classes differ by dash
 * and marker and carry their names, so that the plot can be read in grey.
 */
public final class LatencyPlot {

    private static final int PANEL_WIDTH = 400;
    private static final int PANEL_HEIGHT = 340;
    private static final int LEFT = 78;
    private static final int TOP = 92;
    private static final int LABELS = 116;
    private static final int BOTTOM = 74;
    private static final int LINE = 16;
    private static final double NINES = 4;

    private static final Map<SoftintClass, Look> LOOKS = Map.of(
            SoftintClass.CLOCK, new Look("#000000", "", "M-4 0L0 -4L4 0L0 4Z"),
            SoftintClass.SERIAL, new Look("#8c5a00", "2 3", "M-3.5 3.5L3.5 3.5L0 -4Z"),
            SoftintClass.NET, new Look("#0060a8", "9 4", "M-3.5 -3.5H3.5V3.5H-3.5Z"),
            SoftintClass.BIO, new Look("#3f7f3f", "9 3 2 3", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z"),
            SoftintClass.GEN, new Look("#9a4a7f", "1 4", "M-4 -4L4 4M-4 4L4 -4"));

    private final Load load;
    private final List<Panel> panels;
    private final int cpu;
    private final double low;
    private final double high;

    /** How a class is drawn. */
    private record Look(String colour, String dash, String marker) {
    }

    /** A line that has been laid out: where it ends, and what it says there. */
    private record Ended(SoftintClass type, double x, double y, String label) {
    }

    /**
     * One table's part.
     *
     * @param name what the table is: {@code "today"}
     */
    public record Panel(String name, SimulationResult result) {
    }

    private LatencyPlot(Load load, List<Panel> panels, int cpu) {
        this.load = load;
        this.panels = panels;
        this.cpu = cpu;
        double longest = Math.max(1_000_000, Stream.concat(
                panels.stream().flatMap(p -> drawn(p).stream()).map(r -> (double) r.times().latency().max()),
                watchdogs().map(w -> (double) w.timeout())).mapToDouble(Double::doubleValue).max().orElse(0));
        low = 2;
        high = Math.ceil(StrictMath.log10(longest));
    }

    /**
     * The plot.
     *
     * @param cpu the CPU whose classes are drawn
     */
    public static String of(Load load, List<Panel> panels, int cpu) {
        return new LatencyPlot(load, panels, cpu).svg();
    }

    private String svg() {
        Map<String, Object> model = new LinkedHashMap<>();
        int each = LEFT + PANEL_WIDTH + LABELS;
        model.put("width", each * panels.size());
        model.put("height", TOP + PANEL_HEIGHT + BOTTOM);
        model.put("title", "Latency of software interrupts on CPU " + cpu + " under load " + load.name());
        model.put("summary", load.summary());
        model.put("panelWidth", PANEL_WIDTH);
        model.put("panelHeight", PANEL_HEIGHT);
        model.put("top", TOP);
        List<Map<String, Object>> out = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Map<String, Object> panel = panel(panels.get(i));
            panel.put("left", i * each + LEFT);
            out.add(panel);
        }
        model.put("panels", out);
        return Templates.render("latency-plot.ftl", model);
    }

    private Map<String, Object> panel(Panel panel) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", panel.name());
        out.put("ladder", "ladder " + String.join(", ", panel.result().table().rows().stream()
                .map(r -> r.type().word() + " " + r.level()).toList()));
        out.put("xTicks", xTicks());
        out.put("yTicks", yTicks());
        out.put("limits", limits(panel));
        List<ClassRow> rows = drawn(panel);
        out.put("lines", rows.stream().map(this::line).toList());
        out.put("labels", labels(rows));
        return out;
    }

    private List<ClassRow> drawn(Panel panel) {
        return panel.result().cpus().get(cpu).classes().stream().filter(r -> r.times().latency().count() > 0).toList();
    }

    private Stream<Load.Watchdog> watchdogs() {
        return load.watchdogs().stream().filter(w -> w.cpu() == cpu || w.cpu() == Load.EVERY);
    }

    private static List<Map<String, Object>> xTicks() {
        List<Map<String, Object>> out = new ArrayList<>();
        double[] shares = {1, 0.5, 0.1, 0.01, 0.001, 0.0001};
        String[] names = {"0%", "50%", "90%", "99%", "99.9%", "99.99%"};
        for (int i = 0; i < names.length; i++) {
            out.add(Map.of("at", shown(x(-StrictMath.log10(shares[i]))), "label", names[i]));
        }
        return out;
    }

    private List<Map<String, Object>> yTicks() {
        List<Map<String, Object>> out = new ArrayList<>();
        for (int i = (int) low; i <= high; i++) {
            out.add(Map.of("at", shown(y(StrictMath.pow(10, i))), "label", Quantity.time(StrictMath.pow(10, i))));
        }
        return out;
    }

    /** Bound and timeouts, as lines across the panel. */
    private List<Map<String, Object>> limits(Panel panel) {
        List<ClassRow> rows = drawn(panel);
        List<Map<String, Object>> out = new ArrayList<>();
        rows.stream().flatMap(r -> r.bound().stream()).filter(Bound::holds)
                .forEach(b -> out.add(limit(rows, b.total(), 0, "bound of clock: " + Quantity.time(b.total()))));
        List<Long> timeouts = watchdogs().map(Load.Watchdog::timeout).distinct().sorted().toList();
        for (int i = 0; i < timeouts.size(); i++) {
            long timeout = timeouts.get(i);
            out.add(limit(rows, timeout, i % 2, "watchdog " + String.join(", ", watchdogs().filter(w -> w.timeout() == timeout)
                    .map(Load.Watchdog::name).toList()) + ": " + Quantity.time(timeout)));
        }
        return out;
    }

    /** A line across with its label in one of two columns, above, or below if some class's line runs there. */
    private Map<String, Object> limit(List<ClassRow> rows, double time, int column, String label) {
        double at = y(time);
        boolean taken = rows.stream().map(r -> r.times().latency()).flatMap(l -> l.curve().stream()
                        .filter(p -> nines(l, p) > NINES / 2).map(Latency.Point::time))
                .anyMatch(t -> y(t) <= at && y(t) > at - LINE);
        return Map.of("x", PANEL_WIDTH - 6 - column * PANEL_WIDTH / 2, "y", shown(at), "dy", taken ? 13 : -5, "label", label);
    }

    private Map<String, Object> line(ClassRow row) {
        Look look = LOOKS.get(row.row().type());
        Latency latency = row.times().latency();
        StringBuilder path = new StringBuilder("M" + shown(x(0)) + " " + shown(y(latency.curve().get(0).time())));
        for (Latency.Point point : latency.curve()) {
            path.append('V').append(shown(y(point.time()))).append('H').append(shown(x(nines(latency, point))));
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", row.row().type().word());
        out.put("path", path.toString());
        out.put("colour", look.colour());
        out.put("dash", look.dash());
        out.put("marker", look.marker());
        List<Map<String, Object>> markers = new ArrayList<>();
        long[] times = {latency.p90(), latency.p99(), latency.p999()};
        for (int i = 0; i < times.length; i++) {
            if (latency.count() >= StrictMath.pow(10, i + 1)) {
                markers.add(Map.of("x", shown(x(i + 1)), "y", shown(y(times[i]))));
            }
        }
        out.put("markers", markers);
        return out;
    }

    /** Names beside the ends of the lines, moved apart where they would overlap. */
    private List<Map<String, Object>> labels(List<ClassRow> rows) {
        List<Ended> ends = rows.stream().map(row -> {
            Latency latency = row.times().latency();
            Latency.Point last = latency.curve().get(latency.curve().size() - 1);
            return new Ended(row.row().type(), x(nines(latency, last)), y(last.time()),
                    row.row().type().word() + (row.times().isUnbounded() ? " (grows)" : ""));
        }).sorted(Comparator.comparingDouble(Ended::y)).toList();
        double[] at = ends.stream().mapToDouble(Ended::y).toArray();
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + LINE);
        }
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], PANEL_HEIGHT - (at.length - 1 - i) * LINE);
        }
        List<Map<String, Object>> out = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            Ended end = ends.get(i);
            out.add(Map.of("text", end.label(), "colour", LOOKS.get(end.type()).colour(), "x", shown(end.x()), "y", shown(end.y()),
                    "at", shown(at[i])));
        }
        return out;
    }

    /** How far to the right a point stands: -log10 of the share that waits longer; the longest by the number of triggers. */
    private static double nines(Latency latency, Latency.Point point) {
        double share = Math.max(point.share(), 1.0 / latency.count());
        return Math.min(NINES, -StrictMath.log10(share));
    }

    private static double x(double nines) {
        return PANEL_WIDTH * nines / NINES;
    }

    private double y(double nanoseconds) {
        double decade = StrictMath.log10(Math.max(nanoseconds, StrictMath.pow(10, low)));
        return PANEL_HEIGHT * (high - decade) / (high - low);
    }

    private static String shown(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
