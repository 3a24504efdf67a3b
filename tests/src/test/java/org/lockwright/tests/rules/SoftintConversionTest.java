package org.lockwright.tests.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.convert.ConvertedTree;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.PortChoice;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;
import org.lockwright.tests.kit.MemoryTree;

/** What the rules make of the sample's ports, read again and held against tables that a person wrote before anything made them. */
class SoftintConversionTest {

    private static final SoftintOrder PROPOSED = SoftintOrder.parse("clock > net == serial > bio > gen");
    private static final MemoryTree SAMPLE = MemoryTree.empty().with(EmbeddedTree.paths().stream()
            .map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());

    private static SourceTree converted(String port) {
        return ConvertedTree.of(SAMPLE, PackLoader.builtin("softint-priorities"), port,
                new Conversions(new SoftintBlocks(), PortSpecs.all(), 2, p -> { }));
    }

    private static PortTable table(SourceTree tree, String profile) {
        Survey survey = Survey.of(tree, new PortChoice(tree).of(List.of(), List.of(profile)), List.of(), null, 2, p -> { });
        assertThat(survey.tables()).hasSize(1);
        return survey.tables().get(0);
    }

    /** A table as the files of tables spell it, the class that is dispatched first on top. */
    private static List<String> rows(PortTable table) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < table.ladder().size(); i++) {
            PortTable.Row row = table.row(table.ladder().get(i).type()).orElseThrow();
            String form = row.pending().value() > 0xff ? "%s %d 0x%08x %s %d" : "%s %d 0x%02x %s %d";
            out.add(form.formatted(row.type().word(), row.ipl().value(), row.pending().value(),
                    row.raises() == null ? "-" : row.raises().value(), i + 1));
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"amd64, x86", "octeon, mips", "er4, mips"})
    void aConvertedKernelHasTheTableWrittenByHand(String profile, String port) {
        PortTable table = table(converted(port), profile);
        assertThat(rows(table)).containsExactlyInAnyOrderElementsOf(golden(profile)).hasSize(5);
        assertThat(table.gaps()).isEmpty();
        assertThat(OrderCheck.distance(table, PROPOSED).unmet()).isEmpty();
    }

    // contract: the test above can fail: today's tables are others.
    @ParameterizedTest
    @CsvSource({"amd64", "octeon", "er4"})
    void theTablesOfTodayAreOthers(String profile) {
        assertThat(rows(table(SAMPLE, profile))).doesNotContainAnyElementsOf(golden(profile)).hasSize(4);
    }

    // contract: riscv has fast software interrupts written and switched off; its conversion is for when they are switched on.
    @Test
    void riscvMeetsTheOrderOnceItsFastSoftwareInterruptsAreSwitchedOn() {
        PortTable today = fastRiscv(SAMPLE);
        assertThat(today.isFast()).isTrue();
        assertThat(today.order()).hasToString("serial > net > bio > clock");
        PortTable then = fastRiscv(converted("riscv"));
        assertThat(OrderCheck.distance(then, PROPOSED).unmet()).isEmpty();
        assertThat(then.rows().stream().map(r -> r.pending().value())).hasSize(5).doesNotHaveDuplicates().allMatch(bit -> Long.bitCount(bit) == 1);
        assertThat(then.row(SoftintClass.NET).orElseThrow().ipl().value()).isEqualTo(then.row(SoftintClass.SERIAL).orElseThrow().ipl().value());
    }

    private static PortTable fastRiscv(SourceTree tree) {
        Survey survey = Survey.of(tree, List.of(PortSpecs.named("riscv").orElseThrow()), List.of("__HAVE_FAST_SOFTINTS"), null, 2, p -> { });
        assertThat(survey.tables()).hasSize(1);
        assertThat(survey.findings()).filteredOn(f -> f.path().startsWith("sys/arch/riscv/")).isEmpty();
        return survey.tables().get(0);
    }

    // contract: converting one port leaves the tables of the others as they were.
    @ParameterizedTest
    @CsvSource({"mips, amd64", "x86, octeon", "x86, vax/GENERIC", "mips, alpha/GENERIC"})
    void anotherPortsConversionDoesNotShow(String port, String profile) {
        PortTable before = table(SAMPLE, profile);
        PortTable after = table(converted(port), profile);
        assertThat(values(after)).containsAll(values(before));
        assertThat(after.ladder().stream().map(PortTable.Rung::type)).containsExactlyElementsOf(
                before.ladder().stream().map(PortTable.Rung::type).toList());
    }

    private static List<String> values(PortTable table) {
        return table.rows().stream().map(r -> r.type() + " " + r.ipl().value() + " "
                + Optional.ofNullable(r.pending()).map(Cell::value).orElse(0L)).toList();
    }

    // contract: threads have the order of the kernel, whatever port's conversion goes in.
    @Test
    void portsWithoutFastSoftwareInterruptsFollowTheKernel() {
        SourceTree tree = converted("x86");
        for (String profile : List.of("hp300/GENERIC", "sun3/GENERIC", "hppa/GENERIC", "macppc/GENERIC")) {
            assertThat(OrderCheck.distance(table(tree, profile), PROPOSED).unmet()).as(profile).isEmpty();
            assertThat(OrderCheck.distance(table(SAMPLE, profile), PROPOSED).unmet()).as(profile).isNotEmpty();
        }
    }

    // contract: a table that masks too little today is mended where its row is written anew, and the result says so.
    @Test
    void theSampleHasOneTableThatIsMended() {
        Rewrite ports = PackLoader.builtin("softint-priorities").rewrites().stream()
                .filter(r -> r instanceof Rewrite.SoftintPorts).findFirst().orElseThrow();
        RuleResult result = new Conversions(new SoftintBlocks(), PortSpecs.all(), 2, p -> { }).run(ports, "mips", SAMPLE);
        assertThat(result.notes()).singleElement().asString().startsWith("sys/arch/mips/atheros/ar9344.c:").contains("masks too little today");
        assertThat(result.sites(Site.Outcome.REFUSED)).singleElement().extracting(Site::path, Site::detail)
                .containsExactly("sys/arch/playstation2/playstation2/interrupt.c", "own-trigger");
    }

    private static List<String> golden(String name) {
        String resource = "/golden/softint/" + name + ".txt";
        try (InputStream in = SoftintConversionTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8).lines().filter(l -> !l.startsWith("#")).map(l -> l.replaceAll(" +", " ").strip())
                    .filter(l -> !l.isEmpty()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
