package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.convert.ConvertedTree;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;
import org.lockwright.tests.kit.MemoryTree;

/** riscv, a port added as one data file and one template: read and converted with its fast soft interrupts switched on. */
class RiscvConversionTest {

    private static final String TYPES = "sys/arch/riscv/include/types.h";
    private static final SoftintOrder ORDER = SoftintOrder.parse("clock > net == serial > bio > gen");
    private static final List<PortSpec> RISCV = List.of(PortSpecs.named("riscv").orElseThrow());

    private static SourceTree today;
    private static SourceTree after;

    @BeforeAll
    static void convert() {
        today = fast(MemoryTree.empty().with(EmbeddedTree.paths().stream().map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList()));
        after = converted(today);
    }

    private static SourceTree converted(SourceTree tree) {
        return ConvertedTree.of(tree, PackLoader.builtin("softint-priorities"), "riscv",
                new Conversions(new SoftintBlocks(), PortSpecs.all(), 2, path -> { }));
    }

    /** {@code tree} with riscv's fast soft interrupts switched on. */
    private static SourceTree fast(SourceTree tree) {
        String text = tree.read(TYPES).orElseThrow().text();
        String on = text.replaceFirst("(?m)^#if 0(\\s*\\n#define\\s+__HAVE_FAST_SOFTINTS)", "#if 1$1");
        assertThat(on).isNotEqualTo(text);
        return OverlayTree.on(tree).with(List.of(SourceText.ofLatin1(TYPES, on)));
    }

    private static Survey survey(SourceTree tree) {
        return Survey.of(tree, RISCV, profile -> true, null, 2, path -> { });
    }

    @Test
    void todayClockIsLowest() {
        PortTable table = survey(today).tables().get(0);

        assertThat(table.isFast()).isTrue();
        assertThat(table.order()).hasToString("serial > net > bio > clock");
        assertThat(OrderCheck.distance(table, ORDER).isMet()).isFalse();
    }

    @Test
    void afterwardsItImplementsTheOrder() {
        PortTable table = survey(after).tables().get(0);

        assertThat(table.isFast()).isTrue();
        assertThat(OrderCheck.distance(table, ORDER).unmet()).isEmpty();
        assertThat(table.rows()).hasSize(5);
    }

    @Test
    void everyClassHasABitOfItsOwnBelowItsLevel() {
        DispatchTable table = survey(after).tables().get(0).dispatch();

        assertThat(table.rows()).extracting(DispatchTable.Row::type).containsExactly(SoftintClass.CLOCK, SoftintClass.SERIAL,
                SoftintClass.NET, SoftintClass.BIO, SoftintClass.GEN);
        assertThat(table.rows()).extracting(DispatchTable.Row::bit).containsExactly(16L, 8L, 4L, 2L, 1L);
        Map<SoftintClass, Long> levels = new java.util.EnumMap<>(SoftintClass.class);
        survey(after).tables().get(0).rows().forEach(r -> levels.put(r.type(), r.ipl().value()));
        assertThat(levels).containsEntry(SoftintClass.CLOCK, 5L).containsEntry(SoftintClass.SERIAL, 4L)
                .containsEntry(SoftintClass.NET, 4L).containsEntry(SoftintClass.BIO, 2L).containsEntry(SoftintClass.GEN, 1L);
        table.rows().forEach(row -> table.rows().forEach(other ->
                assertThat(other.bit() >> levels.get(row.type()) != 0).isEqualTo(other.level() > row.level())));
    }

    @Test
    void noPlaceDisagreesWithAnother() {
        assertThat(survey(after).findings()).extracting(f -> f.rule() + " " + f.path() + " " + f.message())
                .noneMatch(f -> f.contains("riscv"));
    }

    @Test
    void aSecondConversionChangesNothing() {
        SourceTree again = converted(after);

        for (String path : after.files()) {
            assertThat(again.read(path)).as(path).isEqualTo(after.read(path));
        }
    }
}
