package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.lockwright.parser.source.CommentOnly;
import org.lockwright.parser.source.SourceText;

/** Any struct with marks of any dialect, re-spelt in any other: the same code, the same keys, nothing left to do. */
class RespellingPropertyTest {

    private static final List<Dialect> WRITTEN = List.of(Dialect.PAREN, Dialect.BRACKET, Dialect.COLON);
    private static final List<String> KEYS = List.of("a", "b", "lm", ":", "(", "!", "-", "$", "?", "6");
    private static int changed;
    private static int refused;

    @Property(tries = 1000, seed = "20261124")
    void respelling(@ForAll("files") String text, @ForAll("written") Dialect to) {
        Fixture file = Fixture.of(text);
        FileKeys keys = file.keys();
        if (keys.structs().isEmpty()) {
            return;
        }
        Respelling respelling = Respeller.respell(file.source(), keys, keys.structs().get(0).legend(), to);
        if (!(respelling instanceof Respelling.Changed change)) {
            refused += respelling instanceof Respelling.Refused ? 1 : 0;
            return;
        }
        String after = file.after(change.changes());
        SourceText source = SourceText.ofLatin1(file.source().path(), after);
        assertThat(CommentOnly.difference(file.source(), source)).isEmpty();
        assertThat(CommentOnly.holdsNoCode(file.source(), change.changes().stream().map(TextChange::span).toList())).isTrue();
        assertThat(after.lines().map(l -> Columns.after(0, l)).filter(w -> w > 90).count())
                .isLessThanOrEqualTo(text.lines().map(l -> Columns.after(0, l)).filter(w -> w > 80).count());
        Fixture again = Fixture.of(after);
        assertThat(withoutStrays(again)).isEqualTo(withoutStrays(file));
        changed++;
        assertThat(Respeller.respell(again.source(), again.keys(), again.keys().structs().get(0).legend(), to))
                .isEqualTo(new Respelling.Unchanged());
    }

    /** Marks whose letters the legend lacks may be words, so they keep their spelling and are not seen afterwards. */
    private static List<String> withoutStrays(Fixture file) {
        return KeyPrint.of(file.keys()).stream().filter(line -> !line.startsWith("stray ")).toList();
    }

    @AfterContainer
    static void mostWereChanged() {
        assertThat(changed).isGreaterThan(400);
        assertThat(refused).isPositive();
    }

    @Provide
    Arbitrary<Dialect> written() {
        return Arbitraries.of(WRITTEN);
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<Dialect> from = Arbitraries.of(Dialect.PAREN, Dialect.BRACKET, Dialect.COLON, Dialect.EQUALS, Dialect.BARE);
        Arbitrary<String> words = Arbitraries.of("", "one", "a few words", "words that go on until the line is nearly full of them", "(see below)",
                "two  gaps", "caf\u00e9 au lait");
        Arbitrary<Integer> key = Arbitraries.integers().between(0, KEYS.size() - 1);
        Arbitrary<List<Integer>> member = Arbitraries.integers().between(0, 99).list().ofSize(6);
        Arbitrary<Boolean> crlf = Arbitraries.of(true, false);
        return Combinators.combine(from, member.list().ofMinSize(2).ofMaxSize(8), words.list().ofSize(8), key, crlf)
                .as(RespellingPropertyTest::file);
    }

    private static String file(Dialect dialect, List<List<Integer>> members, List<String> words, int spare, boolean crlf) {
        StringBuilder text = new StringBuilder("/*\n * Locks:\n");
        for (int i = 0; i < KEYS.size(); i++) {
            if (i < 2 || i != spare) {
                text.append(" * ").append(dialect.line(KEYS.get(i), "lock_" + i)).append('\n');
            }
        }
        text.append(" */\nstruct x {\n");
        for (int i = 0; i < members.size(); i++) {
            text.append(member(dialect, members.get(i), words.get(i), "x_" + i));
        }
        text.append("};\n");
        return crlf ? text.toString().replace("\n", "\r\n") : text.toString();
    }

    private static String member(Dialect dialect, List<Integer> dice, String words, String name) {
        List<String> keys = new ArrayList<>(List.of(KEYS.get(dice.get(0) % KEYS.size())));
        String operator = "";
        if (dice.get(1) < 25) {
            operator = List.of(",", "+", "&", "/", "|").get(dice.get(1) % 5);
            keys.add(KEYS.get(dice.get(2) % KEYS.size()));
        }
        String inner = String.join(operator, keys);
        String mark = switch (dialect) {
            case PAREN -> "(" + inner + ")" + (dice.get(3) < 10 ? " (b)" : "");
            case BRACKET -> "[" + inner + "]" + (dice.get(3) < 10 ? " [b]" : "");
            case BARE -> dice.get(3) < 50 ? inner + "  " : inner + ":";
            default -> inner + ":";
        };
        String gap = List.of("\t", "\t\t", " ", "\t\t\t\t").get(dice.get(4) % 4);
        String comment = "/* " + mark + (words.isEmpty() ? "" : " " + words);
        return switch (dice.get(5) % 5) {
            case 0 -> "\tint\t" + name + ";" + gap + comment + "\n" + "\t\t\t * more of it */\n";
            case 1 -> "\tint\t" + name + "\t" + comment + " */\n\t    __aligned(64);\n";
            case 2 -> "\tstruct a_long_name_of_a_type\t*" + name + "[10];" + gap + comment + " */\n";
            case 3 -> "\n\t" + comment + " */\n\tint\t" + name + ";\n\n";
            default -> "\tint\t" + name + ";" + gap + comment + " */\n";
        };
    }
}
