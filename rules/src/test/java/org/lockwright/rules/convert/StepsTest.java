package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.softint.ParsedFiles;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.SoftintException;
import org.lockwright.rules.softint.SoftintOrder;

/** Edits as data: what is read, what is refused with a word on why, and that every form has a way to be carried out. */
class StepsTest {

    private static List<TableEdit> read(String yaml) throws IOException {
        JsonNode nodes = new YAMLMapper().readTree(yaml);
        List<JsonNode> list = new ArrayList<>();
        nodes.forEach(list::add);
        return Steps.edits("box.yaml", list);
    }

    @Test
    void anEditIsRead() throws IOException {
        assertThat(read("[{op: defines, in: sys/x.h, names: [A, B], block: b, with-comment: true}, {op: mask-rows}]")).containsExactly(
                new TableEdit.Defines("sys/x.h", List.of("A", "B"), "b", true, null), new TableEdit.MaskRows());
        assertThat(read("[{op: clone, in: x.c, function: f, of: operand, name: n, like: clock, as: gen}]")).containsExactly(
                new TableEdit.Clone("x.c", "f", TableEdit.Part.OPERAND, "n", "clock", "gen", null));
    }

    @Test
    void whatIsNoEditNamesItsFile() {
        assertThatThrownBy(() -> read("[{op: define, in: x}]")).isInstanceOf(SoftintException.class).hasMessageStartingWith("box.yaml: ")
                .hasMessageContaining("define");
        assertThatThrownBy(() -> read("[{op: value, in: x, nam: y}]")).isInstanceOf(SoftintException.class).hasMessageContaining("nam");
        assertThatThrownBy(() -> read("[{in: x}]")).isInstanceOf(SoftintException.class).hasMessageContaining("op");
        assertThatThrownBy(() -> read("[{op: clone, of: word, in: x}]")).isInstanceOf(SoftintException.class).hasMessageContaining("word");
    }

    @Test
    void anUnknownStepNamesThoseThereAre() {
        assertThatThrownBy(() -> Steps.builtin().named("add-general")).isInstanceOf(SoftintException.class)
                .hasMessage("no step is called 'add-general'; the steps are " + String.join(", ", Steps.builtin().steps().keySet()));
    }

    // contract: a data file with a typing error fails here and not in somebody's tree.
    @Test
    void everyEditOfTheDataFilesIsRead() {
        Steps steps = Steps.builtin();
        assertThat(steps.steps().keySet()).contains("name-the-highest", "cross-calls", "add-gen", "re-home", "order")
                .allSatisfy(name -> assertThat(steps.named(name)).isNotEmpty());
        List<PortSpec> ports = PortSpecs.all().stream().filter(p -> p.convert() != null).toList();
        assertThat(ports).extracting(PortSpec::port).contains("mips", "x86")
                .doesNotContain("alpha", "sparc64", "vax", "aarch64", "arm32");
        assertThat(ports).allSatisfy(p -> assertThat(Steps.edits(p.port(), p.convert().edits())).isNotEmpty());
    }

    // contract: in a tree without the file, no form of edit fails or finds anything.
    @Test
    void everyFormDoesNothingInATreeWithoutItsFile() throws IOException {
        Map<Class<?>, TableEdit> edits = new HashMap<>();
        for (TableEdit edit : read("""
                - {op: defines, in: x.c, names: [A], block: b}
                - {op: value, in: x.c, name: A, value: v}
                - {op: insert, in: x.c, before-function: f, block: b, unless: A}
                - {op: clone, in: x.c, function: f, of: call, name: n, like: bio, as: gen}
                - {op: arrange, in: x.c, function: f, like: bio}
                - {op: lines, in: x.c, first: a, before: b, block: b}
                - {op: switch-body, in: x.c, function: f, block: b}
                - {op: rename, in: x.c, from: a, to: b}
                - {op: phrase, in: x.c, from: a, to: b}
                - {op: initializer, in: x.c, function: f, variable: v, classes: [net], block: b}
                - {op: rows, in: x.S, label: l, directive: .word, from: 1, to: 2, block: b}
                - {op: mask-rows}
                - {op: steps, in: x.c, function: f, first: a, previous: b}
                - {op: array-size, in: x.c, name: a, size: '1'}
                - {op: names, in: x.c, map: {a: b}, unless: c}
                - {op: tokens, in: x.c, from: a, to: b}
                - {op: refuse, in: x.c, function: f, reason: own-trigger}
                - {op: establish, from: CLOCK, to: GEN, under: [x], stay: []}
                """)) {
            edits.put(edit.getClass(), edit);
        }
        assertThat(edits.keySet()).containsExactlyInAnyOrder(Arrays.stream(TableEdit.class.getDeclaredClasses())
                .filter(c -> c.isRecord() && TableEdit.class.isAssignableFrom(c)).toArray(Class<?>[]::new));
        PriorityModel model = new PriorityModel(SoftintOrder.parse("clock > gen"), 1, 0);
        for (TableEdit edit : edits.values()) {
            Bench bench = new Bench("rule", new ParsedFiles(TextTree.box(), 1, p -> { }), List.of(TextTree.KERNEL), List.of(), "t", (t, b, m) -> "", model);
            new TableEdits(bench, PortSpecs.named("mips").orElseThrow().under(List.of(TextTree.KERNEL))).run(List.of(edit));
            RuleResult result = bench.result();
            assertThat(result.edits()).as(edit.toString()).isEmpty();
            assertThat(result.sites()).as(edit.toString()).isEmpty();
        }
    }
}
