package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.simulate.Bound;
import org.lockwright.rules.simulate.ClassTimes;
import org.lockwright.rules.simulate.Latency;
import org.lockwright.rules.simulate.SimulationResult;
import org.lockwright.rules.simulate.SimulationResult.ClassRow;
import org.lockwright.rules.simulate.SimulationResult.CpuTimes;
import org.lockwright.rules.simulate.WatchTimes;
import org.lockwright.rules.softint.DispatchTable;

/** The JSON model of {@code softint simulate}; {@code simulate.schema.json} describes it. All times are in nanoseconds. */
final class SimulateJson {

    private SimulateJson() {
    }

    static Map<String, Object> of(SimulateReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        SimulationResult first = report.runs().get(0).result();
        out.put("profile", report.profile());
        out.put("load", report.load().name());
        out.put("summary", report.load().summary());
        out.put("seed", first.seed());
        out.put("duration", first.duration());
        out.put("warmUp", report.load().warmUp());
        out.put("parameters", report.load().parameters().stream().map(p -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", p.name());
            row.put("value", p.value());
            row.put("source", p.source());
            return row;
        }).toList());
        out.put("runs", report.runs().stream().map(SimulateJson::run).toList());
        return out;
    }

    private static Map<String, Object> run(SimulateReport.Run run) {
        Map<String, Object> out = new LinkedHashMap<>();
        SimulationResult result = run.result();
        out.put("table", run.name());
        out.put("port", result.table().port());
        out.put("ladder", result.table().rows().stream().map(SimulateJson::ladder).toList());
        out.put("events", result.events());
        out.put("cpus", result.cpus().stream().map(c -> cpu(c, result.measured())).toList());
        out.put("handlers", result.handlers().stream().map(h -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("handler", h.handler());
            row.put("class", h.type().word());
            row.put("cpu", h.cpu());
            row.put("itemsPerSecond", h.perSecond());
            return row;
        }).toList());
        out.put("watchdogs", result.watchdogs().stream().map(SimulateJson::watchdog).toList());
        return out;
    }

    private static Map<String, Object> ladder(DispatchTable.Row r) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("class", r.type().word());
        row.put("level", r.level());
        row.put("line", r.line());
        row.put("bit", Long.toUnsignedString(r.bit()));
        return row;
    }

    private static Map<String, Object> cpu(CpuTimes cpu, long measured) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("cpu", cpu.cpu());
        out.put("interrupts", cpu.interrupts());
        out.put("thread", cpu.thread());
        out.put("idle", cpu.idle());
        out.put("classes", cpu.classes().stream().map(c -> row(c, measured)).toList());
        return out;
    }

    private static Map<String, Object> row(ClassRow row, long measured) {
        ClassTimes t = row.times();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", row.row().type().word());
        out.put("share", t.share());
        out.put("raised", t.raised());
        out.put("runs", t.runs());
        out.put("waiting", t.waiting());
        out.put("items", t.items());
        out.put("itemsPerSecond", t.items() * 1e9 / measured);
        out.put("dropped", t.dropped());
        out.put("longestStarvation", t.longestStarvation());
        out.put("latency", latency(t.latency()));
        out.put("response", latency(t.response()));
        out.put("waitingFirstHalf", t.waitingBefore());
        out.put("waitingSecondHalf", t.waitingAfter());
        out.put("unbounded", t.isUnbounded());
        row.bound().ifPresent(b -> out.put("bound", bound(b, t)));
        return out;
    }

    private static Map<String, Object> latency(Latency l) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("count", l.count());
        out.put("mean", l.mean());
        out.put("p50", l.p50());
        out.put("p90", l.p90());
        out.put("p99", l.p99());
        out.put("p999", l.p999());
        out.put("max", l.max());
        out.put("curve", l.curve().stream().map(p -> List.of(p.time(), p.share())).toList());
        return out;
    }

    private static Map<String, Object> bound(Bound b, ClassTimes times) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("holds", b.holds());
        out.put("section", b.section());
        out.put("hold", b.hold());
        out.put("work", b.work());
        out.put("total", b.total());
        out.put("why", b.none());
        out.put("kept", b.holds() && times.latency().p999() <= b.total());
        return out;
    }

    private static Map<String, Object> watchdog(WatchTimes w) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("watchdog", w.name());
        row.put("cpu", w.cpu());
        row.put("timeout", w.timeout());
        row.put("pokes", w.pokes());
        row.put("missed", w.missed());
        row.put("longest", w.longest());
        return row;
    }
}
