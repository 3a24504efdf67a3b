package org.lockwright.rules.convert;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.softint.SoftintClass;

/** Turns text that speaks of one class into text that speaks of another. */
final class Names {

    /** What strings call classes where it is not the class's word: softint_init_isr() names its threads so. */
    private static final Map<SoftintClass, String> SHORT = Map.of(SoftintClass.CLOCK, "clk", SoftintClass.SERIAL, "ser");

    private Names() {
    }

    /** {@code text} with every identifier and string of class {@code from} turned into one of {@code to}. */
    static String turned(String text, SoftintClass from, SoftintClass to) {
        SourceText source = SourceText.ofLatin1("text", text);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Token token : Lexer.tokens(source)) {
            String word = token.in(source);
            String turned = switch (token.kind()) {
                case IDENTIFIER -> identifier(word, from, to);
                case STRING -> string(word, from, to);
                case COMMENT -> comment(word, from, to);
                default -> word;
            };
            out.append(text, at, token.span().start()).append(turned);
            at = token.span().end();
        }
        return out.append(text.substring(at)).toString();
    }

    private static String identifier(String word, SoftintClass from, SoftintClass to) {
        if (!SoftintClass.in(word).equals(Optional.of(from))) {
            return word;
        }
        String upper = word.toUpperCase(Locale.ROOT);
        int at = upper.lastIndexOf(from.name());
        String found = word.substring(at, at + from.name().length());
        String name = found.equals(found.toUpperCase(Locale.ROOT)) ? to.name() : to.word();
        return word.substring(0, at) + name + word.substring(at + found.length());
    }

    private static String string(String word, SoftintClass from, SoftintClass to) {
        String inner = word.substring(1, Math.max(1, word.length() - 1));
        boolean names = inner.equals(from.word()) || inner.equals(SHORT.get(from));
        return names ? "\"" + SHORT.getOrDefault(to, to.word()) + "\"" : word;
    }

    private static String comment(String word, SoftintClass from, SoftintClass to) {
        return java.util.Arrays.stream(word.split("(?<=\\W)|(?=\\W)")).map(w -> identifier(w, from, to)).collect(Collectors.joining());
    }
}
