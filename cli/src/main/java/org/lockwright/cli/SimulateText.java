package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lockwright.rules.simulate.Bound;
import org.lockwright.rules.simulate.ClassTimes;
import org.lockwright.rules.simulate.Latency;
import org.lockwright.rules.simulate.Load;
import org.lockwright.rules.simulate.Quantity;
import org.lockwright.rules.simulate.SimulationResult;
import org.lockwright.rules.simulate.SimulationResult.ClassRow;
import org.lockwright.rules.simulate.SimulationResult.CpuTimes;
import org.lockwright.rules.simulate.WatchTimes;

/** The tables of {@code softint simulate}: a row for each class that had something to do on each CPU. */
final class SimulateText {

    private static final List<String> HEAD = List.of("cpu", "class", "level", "share", "raised", "mean", "p50", "p90", "p99", "p99.9",
            "max", "response", "starved", "items/s", "waiting");

    private final StringBuilder out = new StringBuilder();

    private SimulateText() {
    }

    static String of(SimulateReport report) {
        SimulateText text = new SimulateText();
        text.head(report);
        report.runs().forEach(text::run);
        text.parameters(report.load());
        return text.out.toString();
    }

    private void head(SimulateReport report) {
        SimulationResult first = report.runs().get(0).result();
        out.append("profile: ").append(report.profile()).append("\nload: ").append(report.load().name()).append(": ")
                .append(report.load().summary()).append("\ntime: ").append(Quantity.time(first.duration())).append(" on ")
                .append(report.load().cpus()).append(report.load().cpus() == 1 ? " CPU" : " CPUs").append(", the first ")
                .append(Quantity.time(report.load().warmUp())).append(" not measured; seed ").append(first.seed())
                .append("\nmean to max: from the trigger to the start of its run or item; response: mean time to the end; "
                        + "starved: longest time with work and not running\n");
    }

    private void run(SimulateReport.Run run) {
        SimulationResult result = run.result();
        out.append('\n').append(run.name()).append(": ladder ").append(result.table().rows().stream()
                .map(r -> r.type().word() + " " + r.level()).collect(Collectors.joining(", "))).append('\n');
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        result.cpus().forEach(cpu -> cpu.classes().stream().filter(c -> c.times().raised() + c.times().waiting() > 0)
                .forEach(c -> rows.add(row(cpu, c, result.measured()))));
        columns(rows);
        result.cpus().forEach(this::rest);
        result.cpus().forEach(cpu -> cpu.classes().forEach(c -> verdict(cpu, c)));
        result.cpus().stream().flatMap(c -> c.classes().stream()).filter(c -> c.times().raised() > 0).flatMap(c -> c.bound().stream())
                .filter(b -> !b.holds()).map(Bound::none).distinct()
                .forEach(why -> out.append("  clock: no bound on its latency, ").append(why).append('\n'));
        result.watchdogs().forEach(this::watchdog);
    }

    private static List<String> row(CpuTimes cpu, ClassRow row, long measured) {
        ClassTimes t = row.times();
        Latency l = t.latency();
        return List.of(String.valueOf(cpu.cpu()), row.row().type().word(), String.valueOf(row.row().level()), percent(t.share()),
                String.valueOf(t.raised()), Quantity.time(l.mean()), Quantity.time(l.p50()), Quantity.time(l.p90()),
                Quantity.time(l.p99()), Quantity.time(l.p999()), Quantity.time(l.max()),
                t.response().count() == 0 ? "-" : Quantity.time(t.response().mean()), Quantity.time(t.longestStarvation()),
                t.items() == 0 ? "-" : String.valueOf(Math.round(t.items() * 1e9 / measured)), String.valueOf(t.waiting()));
    }

    private void columns(List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String blank = " ".repeat(width - row.get(i).length());
                line.append(' ').append(i == 1 ? row.get(i) + blank : blank + row.get(i)).append(' ');
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private void rest(CpuTimes cpu) {
        out.append("  CPU ").append(cpu.cpu()).append(": ").append(percent(cpu.interrupts())).append(" hardware interrupts, ")
                .append(percent(cpu.thread())).append(" thread, ").append(percent(cpu.idle())).append(" idle\n");
    }

    private void verdict(CpuTimes cpu, ClassRow row) {
        String who = "  " + row.row().type().word() + " on CPU " + cpu.cpu() + ": ";
        ClassTimes t = row.times();
        if (t.isUnbounded()) {
            out.append(who).append("latency grows without bound: ").append(number(t.waitingBefore()))
                    .append(" triggers wait in the first half, ").append(number(t.waitingAfter())).append(" in the second\n");
        }
        if (t.dropped() > 0) {
            out.append(who).append(t.dropped()).append(" items found a full queue\n");
        }
        row.bound().filter(b -> b.holds() && t.raised() > 0).ifPresent(b -> out.append(who).append(bound(b, t)).append('\n'));
    }

    private static String bound(Bound bound, ClassTimes times) {
        return "bound " + Quantity.time(bound.total()) + " = " + Quantity.time(bound.section()) + " not preemptible + "
                + Quantity.time(bound.hold()) + " mutexes held by others + " + Quantity.time(bound.work())
                + " work of its own; p99.9 is " + (times.latency().p999() <= bound.total() ? "within it" : "beyond it");
    }

    private void watchdog(WatchTimes watch) {
        out.append("  watchdog ").append(watch.name()).append(" on CPU ").append(watch.cpu()).append(": ")
                .append(watch.missed() == 0 ? "none missed" : watch.missed() + " missed").append(", timeout ")
                .append(Quantity.time(watch.timeout())).append(", longest time without a poke ").append(Quantity.time(watch.longest()))
                .append('\n');
    }

    private void parameters(Load load) {
        out.append("\nparameters of the load, and where they come from\n");
        int name = load.parameters().stream().mapToInt(p -> p.name().length()).max().orElse(0);
        int value = load.parameters().stream().mapToInt(p -> p.value().length()).max().orElse(0);
        for (Load.Parameter p : load.parameters()) {
            out.append("  ").append(p.name()).append(" ".repeat(name - p.name().length() + 2)).append(p.value())
                    .append(" ".repeat(value - p.value().length() + 2)).append(p.source()).append('\n');
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
