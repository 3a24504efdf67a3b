package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** A C file of a test, with its structs and what the reader makes of it. */
record Fixture(SourceText source, List<StructDef> structs) {

    static Fixture of(String text) {
        SourceText source = SourceText.ofLatin1("sys/sys/fixture.h", text);
        return new Fixture(source, StructSketch.structs(source));
    }

    /** The keys; a file that has any must count as worth reading. */
    FileKeys keys() {
        FileKeys keys = KeyReader.read(source, structs);
        if (!keys.equals(new FileKeys(List.of(), List.of()))) {
            assertThat(KeyReader.isWorthParsing(source)).as("worth parsing").isTrue();
        }
        return keys;
    }

    StructDef def(String tag) {
        return structs.stream().filter(d -> d.tag().equals(tag)).findFirst().orElseThrow();
    }

    FieldDef field(String name) {
        return structs.stream().flatMap(d -> d.fields().stream()).filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    KeyedStruct keyed(String tag) {
        return keys().of(def(tag)).orElseThrow();
    }

    /** {@code "field=a,b"} for every mark of the struct, in order. */
    List<String> marks(String tag) {
        return keyed(tag).marks().stream().map(m -> m.field() + "=" + String.join(m.operator(), m.keys())).toList();
    }

    /** The text after {@code changes}, each checked against the bytes it expects, and the code tokens against those before. */
    String after(List<TextChange> changes) {
        List<TextChange> backwards = new ArrayList<>(changes);
        backwards.sort(Comparator.comparing(TextChange::span).reversed());
        String text = source.text();
        for (TextChange change : backwards) {
            assertThat(source.slice(change.span())).isEqualTo(change.expected());
            text = text.substring(0, change.span().start()) + change.replacement() + text.substring(change.span().end());
        }
        assertThat(code(text)).as("code tokens").isEqualTo(code(source.text()));
        return text;
    }

    String after(CommentEdit edit) {
        assertThat(edit).isInstanceOf(CommentEdit.Change.class);
        return after(List.of(((CommentEdit.Change) edit).change()));
    }

    /** The tokens of {@code text} that are neither comments nor the empty ends of directives. */
    static List<String> code(String text) {
        SourceText source = SourceText.ofLatin1("code.c", text);
        List<String> code = new ArrayList<>();
        for (Token token : Lexer.tokens(source)) {
            if (token.kind() != Kind.COMMENT) {
                code.add(token.kind() + " " + token.in(source));
            }
        }
        return code;
    }
}
