package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** Whatever the bytes, reading ends without an exception and writing touches comments only. */
class RandomTextTest {

    private static final String[] PIECES = {
        "/*", "*/", " * ", "\n", "\r\n", "\t", "  ", ";", "int a", "struct x {", "}", "union {", "(k)", "(a) ", "[k]", "k:", "::", "!:",
        "(:", " : ", "k, a:", "k=", "Locks:", "Field locking key:", "Legend: ", "//", "#if", "#endif ", "\\\n", ",", "\"", "'", "\u00ff",
        "text", "(", ")", "k  x", "a+k ", "/", "*"
    };

    @Test
    void randomPiecesNeverThrow() {
        Random random = new Random(42);
        int edits = 0;
        int structs = 0;
        for (int round = 0; round < 4000; round++) {
            Fixture file = Fixture.of(text(random, 5 + random.nextInt(60)));
            structs += file.keys().structs().size();
            edits += write(file, random);
        }
        assertThat(edits).as("edits made").isGreaterThan(100);
        assertThat(structs).as("keyed structs seen").isGreaterThan(10);
    }

    @Test
    void randomBytesAndSpansNeverThrow() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            SourceText source = SourceText.of("sys/random.c", bytes);
            FieldDef field = new FieldDef("f", "int", span(random, bytes.length), span(random, bytes.length));
            StructDef def = new StructDef("sys/random.c", span(random, bytes.length), "x", List.of(field));
            FileKeys keys = KeyReader.read(source, List.of(def));
            assertThat(keys.structs().size()).isLessThanOrEqualTo(1);
            assertThat(MarkWriter.on(source, Set.of("k")).mark(field, "k")).isNotNull();
        }
    }

    // contract: patterns are bounded, so a hostile line costs time in proportion to its length and no stack.
    @Test
    void longLinesNeverExhaustTheStack() {
        String hostile = "a,".repeat(50_000) + ":" + " ".repeat(50_000) + "(a)".repeat(50_000);
        Fixture file = Fixture.of("/*\n * Locks:\n * (a) x\n * " + hostile + "\n */\nstruct x { int a; /* " + hostile + " */\n};\n");
        assertThat(file.keyed("x").legend().entries()).isNotEmpty();
    }

    private static int write(Fixture file, Random random) {
        int edits = 0;
        for (StructDef def : file.structs()) {
            for (FieldDef field : def.fields()) {
                if (MarkWriter.on(file.source(), Set.of("a")).mark(field, "k") instanceof CommentEdit.Change change) {
                    file.after(List.of(change.change()));
                    edits++;
                }
            }
            if (LegendWriter.insert(file.source(), def, "Field locking key", List.of(new KeyLine("k", "K"))) instanceof CommentEdit.Change c) {
                file.after(List.of(c.change()));
                edits++;
            }
        }
        for (KeyedStruct struct : file.keys().structs()) {
            LegendLines lines = LegendLines.of(file.source(), struct.legend());
            String key = struct.legend().entries().get(random.nextInt(struct.legend().entries().size())).key();
            for (CommentEdit edit : List.of(lines.remove(key), lines.add(new KeyLine("zz", "Z"), List.of("zz", key)))) {
                if (edit instanceof CommentEdit.Change change) {
                    file.after(List.of(change.change()));
                    edits++;
                }
            }
        }
        return edits;
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "/*\n * Locks:\n * (a) A\n * (k) K\n */\nstruct x {\n" : "");
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Span span(Random random, int length) {
        int a = random.nextInt(length + 1);
        int b = random.nextInt(length + 1);
        return new Span(Math.min(a, b), Math.max(a, b));
    }
}
