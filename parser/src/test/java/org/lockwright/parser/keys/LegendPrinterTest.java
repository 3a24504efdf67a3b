package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/** A printed legend is read as the one that was printed. */
class LegendPrinterTest {

    private static Optional<Legend> read(String comment) {
        SourceText source = SourceText.ofLatin1("sys/sys/fixture.h", comment);
        int end = comment.indexOf("*/") + 2;
        return LegendReader.read(CommentText.of(source, new Span(0, end))).legend();
    }

    /** A legend without its places. */
    private static String model(Legend legend) {
        List<String> lines = new ArrayList<>();
        lines.add(legend.dialect().name());
        legend.entries().forEach(e -> lines.add(e.key() + "|" + e.text()));
        legend.otherwise().ifPresent(o -> lines.add("otherwise|" + o.text()));
        return String.join("\n", lines);
    }

    private static void assertStable(Legend legend) {
        for (String lineEnd : List.of("\n", "\r\n")) {
            String printed = LegendPrinter.print(legend, lineEnd);
            Legend again = read(printed).orElseThrow(() -> new AssertionError("not read:\n" + printed));
            assertThat(model(again)).as(printed).isEqualTo(model(legend));
            assertThat(LegendPrinter.print(again, lineEnd)).isEqualTo(printed);
        }
    }

    @Test
    void writesOneLineAKeyWithLongMeaningsContinued() {
        Legend legend = read("/* Locks:\n * k:\tx_lock\n * ::\tunlocked, stable from the moment the object is attached until it is freed\n"
                + " *\tby the last one to let go\n *\n * Otherwise, constant.\n */\n").orElseThrow();
        assertThat(LegendPrinter.print(legend, "\n")).isEqualTo("/*\n * Field locking key:\n *   k:\tx_lock\n"
                + " *   ::\tunlocked, stable from the moment the object is attached until it is\n *       freed by the last one to let go\n"
                + " *\n * Otherwise, constant.\n */\n");
        assertStable(legend);
    }

    @Test
    void aMeaningThatLooksLikeTheDashKeepsIt() {
        assertStable(read("/* Locks:\n * (k) - = x_lock\n * (l) -\n * (m)\n */\n").orElseThrow());
    }

    // contract: "otherwise" at the start of a continued line would be read as a sentence of its own.
    @Test
    void neverBreaksALineBeforeOtherwise() {
        String words = "w".repeat(62);
        assertStable(read("/* Locks:\n * (k) " + words + " otherwise constant for good\n */\n").orElseThrow());
    }

    @Property(tries = 4000, seed = "20261124")
    void whatIsReadIsReadAgainFromItsPrint(@ForAll("comments") String comment) {
        Optional<Legend> legend = read(comment);
        legend.filter(l -> l.dialect() != Dialect.PROSE).ifPresent(LegendPrinterTest::assertStable);
        seen += legend.isPresent() ? 1 : 0;
        legend.ifPresent(l -> dialects.add(l.dialect()));
    }

    private static int seen;
    private static final Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);

    @AfterContainer
    static void legendsWereSeen() {
        assertThat(seen).isGreaterThan(1000);
        assertThat(dialects).contains(Dialect.PAREN, Dialect.BRACKET, Dialect.COLON, Dialect.EQUALS, Dialect.BARE);
    }

    @Provide
    Arbitrary<String> comments() {
        Arbitrary<String> title = Arbitraries.of("Locks:", "Field locking key:", "Legend:\tz = zlock", "Locking notes:", "",
                "Some fields, marked (A), may be read without it.");
        Arbitrary<String> key = Arbitraries.of("k", "l", "lm", "i+u", "n,l", "i/n", "P&W", ":", "(", "!", "-", "$", "?", "6", "k , l");
        Arbitrary<String> form = Arbitraries.of("(%s) ", "(%s)\t", "(%s) - ", "(%s): ", "[%s] ", "%s:\t", "%s: ", "%s = ", "%s\t", "%s  ",
                "(%s)", "%s:");
        Arbitrary<String> word = Arbitraries.of("x_lock", "unlocked,", "to", "read", "-", "=", "=>", ":", "otherwise", "default", "(k)",
                "k:", "caf\u00e9", "while", "l_proc->p_lock", "a  b", "\t", "locks:", "stable.", "w".repeat(70), "*", "o|i");
        Arbitrary<String> text = word.list().ofMinSize(0).ofMaxSize(18).map(w -> String.join(" ", w));
        Arbitrary<String> line = Combinators.combine(form, key, text)
                .as((f, k, t) -> " * " + String.format(f, k) + t);
        Arbitrary<String> more = text.map(t -> " *\t  " + t);
        Arbitrary<String> rest = Arbitraries.frequencyOf(Tuple.of(6, line), Tuple.of(2, more),
                Tuple.of(1, Arbitraries.of(" *", " * Otherwise, stable from attach to detach.", "   broken off")));
        Arbitrary<List<String>> uniform = Combinators.combine(form, key.list().uniqueElements().ofMinSize(1).ofMaxSize(5),
                text.list().ofSize(5)).as((f, ks, ts) -> {
                    List<String> out = new ArrayList<>();
                    for (int i = 0; i < ks.size(); i++) {
                        out.add(" * " + String.format(f, ks.get(i)) + ts.get(i));
                    }
                    return out;
                });
        Arbitrary<List<String>> body = Arbitraries.oneOf(uniform, rest.list().ofMinSize(1).ofMaxSize(8));
        return Combinators.combine(title, body)
                .as((t, lines) -> "/*\n" + (t.isEmpty() ? "" : " * " + t + "\n") + String.join("\n", lines) + "\n */\n");
    }
}
