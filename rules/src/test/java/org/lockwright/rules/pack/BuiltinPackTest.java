package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltinPackTest {

    private static final Pack SOCKETS = PackLoader.builtin("socket-locking");

    static List<String> names() {
        return PackLoader.builtinNames();
    }

    @Test
    void theIndexNamesEveryPackAndNoOther() throws IOException, URISyntaxException {
        URL index = PackLoader.class.getResource("/packs/index.txt");
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).getParent())) {
            List<String> packs = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.txt"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
            assertThat(PackLoader.builtinNames()).isEqualTo(packs).contains("socket-locking");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInPackLoadsUnderItsName(String name) {
        Pack pack = PackLoader.builtin(name);
        assertThat(pack.name()).isEqualTo(name);
        assertThat(pack.hash()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @MethodSource("names")
    void lettersAreInMailShape(String name) {
        // contract: subjects fit an mbox line, bodies and notes wrap at 72 columns and are plain ASCII.
        Pack pack = PackLoader.builtin(name);
        Stream<String> paragraphs = Stream.concat(
                pack.patches().stream().map(Pack.PatchGroup::body),
                Stream.concat(Stream.of(pack.cover().body()), pack.cover().notes().stream()));
        List<String> lines = paragraphs.flatMap(String::lines).toList();
        assertThat(lines.isEmpty()).isEqualTo(pack.patches().isEmpty());
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76).matches("[ -~]*"));
        assertThat(lines.stream().filter(line -> !line.startsWith("    "))).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(pack.patches()).allSatisfy(group -> assertThat(group.title()).hasSizeLessThanOrEqualTo(72).doesNotEndWith("."));
    }

    @Test
    void marksOfTodayAreOnesTheTreeCanBearOut() {
        // contract: before any rewrite nothing is atomic and none of the new locks exists.
        assertThat(SOCKETS.structs()).extracting(Pack.KeyedStruct::tag).containsExactly("sockbuf", "socket");
        assertThat(SOCKETS.structs()).flatExtracting(Pack.KeyedStruct::fields).isNotEmpty()
                .allSatisfy(field -> assertThat(field.today()).isIn("", "k", "c", "r"))
                .allSatisfy(field -> assertThat(field.today().isEmpty() && field.reason().isEmpty())
                        .as("%s has no mark today and no reason why", field.name()).isFalse());
    }

    @Test
    void theOrderIsTheProposedOne() {
        LockOrder order = LockOrder.parse(SOCKETS.order());
        assertThat(order.classes()).containsExactly("SOCK_IO", "SOCK_LOCK", "INP_WLOCK", "SOLISTEN", "SOCKBUF_LOCK", "SONOTIFY");
        assertThat(order.mayNest("INP_WLOCK", "SONOTIFY")).isTrue();
        assertThat(order.mayNest("SOCKBUF_LOCK", "SONOTIFY")).isFalse();
    }

    @Test
    void noCallThatMayRunForeignCodeIsNeutral() {
        Set<String> foreign = Set.of("sowakeup", "sorwakeup", "sowwakeup", "sonewconn", "m_free", "m_freem", "selnotify", "softint_schedule");
        assertThat(SOCKETS.primitives())
                .filteredOn(primitive -> primitive.effect() == Pack.Effect.NEUTRAL)
                .extracting(Pack.Primitive::call).isNotEmpty().doesNotContainAnyElementsOf(foreign);
    }

    @Test
    void theInsertedTextIsWhatItsExampleShows() {
        Rewrite.Insert insert = SOCKETS.rewrites().stream()
                .filter(Rewrite.Insert.class::isInstance).map(Rewrite.Insert.class::cast).findFirst().orElseThrow();
        assertThat(insert.text()).contains("\n" + insert.declares() + "(").endsWith("}\n");
        assertThat(insert.text().lines()).allSatisfy(line -> assertThat(line.replace("\t", "        ")).hasSizeLessThanOrEqualTo(80));
        Rewrite.Example example = insert.examples().get(0);
        assertThat(example.after()).contains(insert.text() + "\n");
        assertThat(example.after().replace(insert.text() + "\n", "")).isEqualTo(example.before());
    }

    @Test
    void thePrimitivesOfTheDesignAreKnown() {
        Locking locking = Locking.merge(PackLoader.builtin("netbsd").locking(), SOCKETS.locking());
        assertThat(locking.locks()).extracting(Locking.LockName::name).containsAll(LockOrder.parse(SOCKETS.order()).classes());
        assertThat(locking.rows()).extracting(Locking.Row::call).contains("SOCKBUF_LOCK", "SOCK_UNLOCK", "INP_RLOCK", "SOLISTEN_LOCK",
                "SONOTIFY_UNLOCK", "SOCK_IO_RECV_LOCK", "smr_enter", "sorwakeup_locked", "rw_enter", "solock");
    }

    @Test
    void standingAboveThePackOfTheTreeItTakesNothingAway() {
        // contract: a primitive says less than a row; where the tree's pack says more, this one must say it again.
        Locking tree = PackLoader.builtin("netbsd").locking();
        Locking merged = Locking.merge(tree, SOCKETS.locking());
        assertThat(tree.rows()).filteredOn(row -> row.act() == Locking.Act.TEST || row.act() == Locking.Act.NO_RETURN || row.sleeps()
                || row.when() != Locking.When.ALWAYS).isNotEmpty().allSatisfy(row -> assertThat(merged.rows()).contains(row));
    }

    @Test
    void everyRewriteHasTwoToFiveExamples() {
        assertThat(SOCKETS.rewrites()).hasSize(37).allSatisfy(rewrite -> assertThat(rewrite.examples()).hasSizeBetween(2, 5));
    }
}
