package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spelling of keys and of combinations of keys, shared by legends and marks. */
final class KeySyntax {

    /** A key that is a word: one or two letters or digits. */
    static final String WORD = "[A-Za-z0-9]{1,2}";
    /** Any key: a word, or one of the marks NetBSD uses. */
    static final String FREE = "(?:" + WORD + "|[(:!?$@~#-])";
    private static final String OPERATOR = "[ \\t]*+[,&+|/][ \\t]*+";

    // Bounded, so that a hostile line of ten thousand keys cannot exhaust the stack.
    static final String WORDS = WORD + "(?:" + OPERATOR + WORD + "){0,7}";
    static final String FREES = FREE + "(?:" + OPERATOR + FREE + "){0,7}";

    private static final Pattern SPLIT = Pattern.compile("(" + FREE + ")(?:[ \\t]*([,&+|/])[ \\t]*)?");

    private KeySyntax() {
    }

    /** The single keys of a combination that matches {@link #WORDS} or {@link #FREES}. */
    static List<String> parts(String combination) {
        List<String> parts = new ArrayList<>();
        Matcher m = SPLIT.matcher(combination);
        while (m.find()) {
            parts.add(m.group(1));
        }
        return parts;
    }

    /** The operators of a combination, in order, each once: {@code ","}, {@code "+"}; empty for a single key. */
    static String operators(String combination) {
        StringBuilder operators = new StringBuilder();
        Matcher m = SPLIT.matcher(combination);
        while (m.find()) {
            if (m.group(2) != null && operators.indexOf(m.group(2)) < 0) {
                operators.append(m.group(2));
            }
        }
        return operators.toString();
    }

    /** The combination without white space. */
    static String normal(String combination) {
        return combination.replaceAll("[ \\t]", "");
    }
}
