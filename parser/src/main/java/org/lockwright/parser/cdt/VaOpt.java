package org.lockwright.parser.cdt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code __VA_OPT__(,) __VA_ARGS__} of C23, which CDT does not know, as the {@code ,##__VA_ARGS__} of GNU C, which it does. The text
 * keeps its length, so that places in it stay what they are.
 */
final class VaOpt {

    private static final String WORD = "__VA_OPT__";
    private static final Pattern COMMA = Pattern.compile(WORD + "[ \t]*\\([ \t]*,[ \t]*\\)(?=(?:[ \t]|\\\\\r?\n)*__VA_ARGS__)");

    private VaOpt() {
    }

    /** {@code text} in the older spelling. */
    static String older(String text) {
        if (!text.contains(WORD)) {
            return text;
        }
        return COMMA.matcher(text).replaceAll(found -> Matcher.quoteReplacement(",##" + " ".repeat(found.group().length() - 3)));
    }
}
