package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.PortTable.Rung;

/**
 * What the machine-independent kernel says of the classes.
 *
 * @param spec where it was read
 * @param profile the kernel it was read under
 * @param files the files, by path
 * @param ladder the order in which threads of classes are picked
 */
record MachineIndependent(MachineIndependentSpec spec, String profile, Map<String, FileReading> files, List<Rung> ladder) {

    /** Reads it; empty if the tree has none of the kernels. */
    static Optional<MachineIndependent> read(TreeReading tree, MachineIndependentSpec spec) {
        Optional<MachineIndependent> last = Optional.empty();
        for (String profile : spec.profiles()) {
            Optional<Configuration> configuration = tree.configuration(profile);
            if (configuration.isEmpty()) {
                continue;
            }
            Map<String, FileReading> files = tree.answer(questions(tree, spec), configuration.get(), List.of());
            FileReading softint = files.get(spec.ladder().in());
            List<Rung> ladder = softint == null ? List.of() : LadderReader.tests(softint, spec.ladder().function(), null);
            last = Optional.of(new MachineIndependent(spec, profile, files, ladder));
            if (!ladder.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private static Questions questions(TreeReading tree, MachineIndependentSpec spec) {
        Questions q = new Questions();
        Stream.concat(spec.highest().stream(), spec.lowest().stream()).forEach(u -> q.ask(u.in()));
        spec.lists().forEach(l -> q.ask(l.in()));
        q.ask(spec.ladder().in());
        q.ask(spec.instances().in());
        for (SoftintClass c : SoftintClass.values()) {
            q.ask(Questions.HEADERS, "SOFTINT_" + c, "PRI_SOFT" + c, "IPL_SOFT" + c);
            q.ask(spec.slots().in(), spec.slots().prefix() + "SOFT" + c);
        }
        q.ask(Questions.HEADERS, "SOFTINT_COUNT", "SOFTINT_LVLMASK", "MAXPRI_KERNEL_RT", "PRI_KERNEL_RT");
        q.ask(spec.slots().in(), spec.slots().prefix() + "MAX", spec.slots().prefix() + "SOFTMAX");
        Assertions.conditions(tree.tree(), spec.slots().in()).forEach(a -> q.ask(spec.slots().in(), a.condition()));
        return q;
    }

    /** Calls in a function that are of {@code name}. */
    static List<Node> calls(FileReading file, String function, String name) {
        return file.function(function).map(f -> FileReading.all(f, Kind.CALL).stream()
                .filter(c -> c.child(0).text().equals(name)).toList()).orElse(List.of());
    }

    /** The identifiers of a function that name a class, the place and class of each. */
    static List<Mention> mentions(FileReading file, MachineIndependentSpec.Use use) {
        List<Node> parts = use.call() == null ? file.function(use.function()).stream().toList() : calls(file, use.function(), use.call());
        SourceText source = file.source();
        List<Mention> out = new ArrayList<>();
        for (Node part : parts) {
            for (Token token : Lexer.tokens(source, part.span())) {
                String word = token.in(source);
                boolean level = word.startsWith("IPL_SOFT") || word.startsWith("splsoft") || word.startsWith("SOFTINT_");
                boolean top = word.equals("IPL_SOFTMAX") || word.equals("splsoftmax");
                if (token.kind() == Token.Kind.IDENTIFIER && (top || level && SoftintClass.in(word).isPresent())) {
                    out.add(new Mention(word, SoftintClass.in(word), Place.of(source, token.span())));
                }
            }
        }
        return out;
    }

    /** A mention of a class; without a class it is of the highest level, whichever that is. */
    record Mention(String word, Optional<SoftintClass> type, Place place) {
    }

    /** Every definition of {@code macro} in a file, whatever its branches, with the text that stands for it. */
    static List<Definition> definitions(SourceText source, String macro) {
        List<Definition> out = new ArrayList<>();
        List<Token> tokens = Lexer.tokens(source);
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean defines = tokens.get(i).kind() == Token.Kind.DIRECTIVE && tokens.get(i + 1).in(source).equals("define")
                    && tokens.get(i + 2).in(source).equals(macro);
            if (defines) {
                int end = i + 3;
                while (end < tokens.size() && tokens.get(end).kind() != Token.Kind.END_OF_DIRECTIVE
                        && tokens.get(end).kind() != Token.Kind.COMMENT) {
                    end++;
                }
                Span body = new Span(tokens.get(i + 2).span().end(), tokens.get(end - 1).span().end());
                out.add(new Definition(source.slice(body).strip(), Place.of(source, new Span(tokens.get(i).span().start(), body.end()))));
            }
        }
        return out;
    }

    /** A definition of a macro. */
    record Definition(String body, Place place) {
    }
}
