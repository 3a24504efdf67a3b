package org.lockwright.tests.realtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.Place;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.Survey;

/** The softint tables of a real NetBSD tree against values read by eye; skipped without one, and with one of another version. */
@Tag("slow")
class RealSoftintTest {

    private static final String READ = "1099001200";
    private static final List<SoftintClass> CLASSES =
            List.of(SoftintClass.CLOCK, SoftintClass.BIO, SoftintClass.NET, SoftintClass.SERIAL);
    private static DiskTree tree;
    private static Survey survey;

    @BeforeAll
    static void read() {
        String folder = System.getenv("LOCKWRIGHT_NETBSD_SRC");
        assumeTrue(folder != null, "LOCKWRIGHT_NETBSD_SRC names no NetBSD tree");
        tree = DiskTree.at(Path.of(folder)).orElseThrow(() -> new AssertionError(folder + " is no kernel tree"));
        assumeTrue(tree.read("sys/sys/param.h").orElseThrow().text().contains(READ), folder + " is not NetBSD " + READ);
        survey = Survey.of(tree, PortSpecs.all(), List.of(), null, 2, path -> { });
    }

    private static String line(PortTable t) {
        String levels = words(t, row -> Long.toString(row.ipl().value()));
        String lines = CLASSES.stream().map(c -> Integer.toString(t.row(c).orElseThrow().ipl().place().line())).collect(Collectors.joining(","));
        String hardware = t.hardware().isEmpty() ? "-" : words(t, row -> Long.toString(t.hardware().get(row.type()).value()));
        return String.join("\t", t.profile(), levels, t.rows().get(0).ipl().place().path() + ":" + lines,
                t.isFast() ? t.fast().place().toString() : "-", hardware);
    }

    private static String words(PortTable t, Function<Row, String> word) {
        return CLASSES.stream().map(c -> word.apply(t.row(c).orElseThrow())).collect(Collectors.joining(" "));
    }

    @Test
    void levelsAreWhatWasReadByEye() throws IOException {
        Map<String, String> read = new TreeMap<>();
        survey.tables().forEach(t -> read.put(t.profile(), line(t)));
        List<String> byEye;
        try (InputStream in = RealSoftintTest.class.getResourceAsStream("softint-10.99.12.tsv")) {
            byEye = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).toList();
        }
        assertThat(byEye).hasSize(40).allSatisfy(l -> assertThat(read.get(l.substring(0, l.indexOf('\t')))).isEqualTo(l));
    }

    @Test
    void everyKernelIsReadAndNothingIsLost() {
        assertThat(survey.absent()).isEmpty();
        assertThat(survey.tables()).hasSize(50).allSatisfy(t -> assertThat(t.rows()).as(t.name()).hasSize(4));
        assertThat(survey.tables().stream().flatMap(t -> t.gaps().stream()))
                .containsExactly("or1k: where or1k/ dispatches is not known; its ladder was not read");
    }

    // contract: a place is worth nothing if the line says something else; the one exception is a variable for all classes.
    @Test
    void everyPlaceNamesItsClass() {
        List<String> wrong = new ArrayList<>();
        for (PortTable t : survey.tables()) {
            for (Row row : t.rows()) {
                Stream.of(row.id(), row.ipl(), row.pending(), row.priority(), t.hardware().get(row.type())).filter(c -> c != null)
                        .map(Cell::place).filter(p -> !text(p).contains(row.type().name())).forEach(p -> wrong.add(t.name() + " " + p));
            }
            t.ladder().stream().filter(r -> !text(r.place()).contains(r.type().name())).forEach(r -> wrong.add(t.name() + " " + r.place()));
        }
        assertThat(wrong).isEmpty();
    }

    private static String text(Place place) {
        return tree.read(place.path()).orElseThrow().text().split("\n", -1)[place.line() - 1].toUpperCase(Locale.ROOT);
    }

    @Test
    void whatIsFoundIsWrong() {
        assertThat(survey.findings().stream().map(f -> f.rule() + " " + f.path() + ":" + f.line())).containsExactly(
                "LW4006 sys/arch/mips/atheros/ar9344.c:374", "LW4006 sys/arch/mips/atheros/ar9344.c:375", "LW4003 sys/kern/subr_pool.c:1682");
    }
}
