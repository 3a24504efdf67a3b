package org.lockwright.netbsd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One C file of the tree, split crudely into code, comments, strings and macro bodies, for counting. */
record CText(String path, String code, List<String> comments, List<String> strings) {

    private static final Pattern COMMENT_OR_STRING =
            Pattern.compile("/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern MACRO = Pattern.compile("^#[ \t]*define\\b(?:[^\n]*\\\\\n)*[^\n]*", Pattern.MULTILINE);
    private static final Pattern MEMBER = Pattern.compile("(?:->|\\.)[ \t]*so_state\\b");

    static CText of(String path) {
        Matcher m = COMMENT_OR_STRING.matcher(new String(EmbeddedTree.read(path), StandardCharsets.ISO_8859_1));
        List<String> comments = new ArrayList<>();
        List<String> strings = new ArrayList<>();
        String code = m.replaceAll(found -> {
            (found.group().startsWith("/*") ? comments : strings).add(found.group());
            return found.group().startsWith("/*") ? " " : "\"\"";
        });
        return new CText(path, code, comments, strings);
    }

    static List<CText> all() {
        return EmbeddedTree.paths().stream().filter(p -> p.endsWith(".c") || p.endsWith(".h")).map(CText::of).toList();
    }

    /** Accesses to a member of that name in code, macro bodies included. */
    int stateUses() {
        return count(MEMBER, code);
    }

    /** The text of every macro definition, continued lines included. */
    List<String> macros() {
        return MACRO.matcher(code).results().map(r -> r.group()).toList();
    }

    int count(String regex) {
        return count(Pattern.compile(regex, Pattern.MULTILINE), code);
    }

    static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
