package org.lockwright.parser.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/**
 * Reads config(5) files of a tree as lists of words, following {@code include}.
 *
 * <p>Comments start with {@code #}; a line that begins with white space goes on from the one before, as config(1) has it.
 */
final class ConfigFiles {

    private final SourceTree tree;
    private final Set<String> seen = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    ConfigFiles(SourceTree tree) {
        this.tree = tree;
    }

    /** Files that an {@code include} names and the tree lacks, in the order met. */
    List<String> missing() {
        return missing;
    }

    /** Calls {@code statement} with each statement's words, and the file it is in, of {@code path} and all it includes. */
    void read(String path, BiConsumer<String, List<String>> statement) {
        if (!seen.add(path)) {
            return;
        }
        SourceText text = tree.read(path).orElse(null);
        if (text == null) {
            missing.add(path);
            return;
        }
        for (String line : logicalLines(text.text())) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            boolean include = words.get(0).equals("include") || words.get(0).equals("cinclude");
            if (include && words.size() > 1) {
                read(resolve(path, words.get(1)), statement);
            } else {
                statement.accept(path, words);
            }
        }
    }

    /** config(1) takes names relative to {@code sys/}, or beside the including file for {@code "./x"}. */
    private String resolve(String from, String name) {
        String beside = from.substring(0, from.lastIndexOf('/') + 1) + name;
        String below = "sys/" + name;
        return tree.isFile(below) || !tree.isFile(beside) ? below : beside;
    }

    private static List<String> logicalLines(String text) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String physical : text.split("\r?\n", -1)) {
            String code = withoutComment(physical);
            boolean continues = !code.isEmpty() && Character.isWhitespace(code.charAt(0)) && !code.isBlank();
            if (!continues) {
                out.add(line.toString());
                line.setLength(0);
            }
            line.append(' ').append(code);
        }
        out.add(line.toString());
        return out;
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '#' && !quoted) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** Splits at white space; {@code , : = ( ) [ ] \{ \}} are words of their own; quotes are taken off. */
    static List<String> words(String line) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                inWord = true;
                for (i++; i < line.length() && line.charAt(i) != '"'; i++) {
                    if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                        i++;
                    }
                    word.append(line.charAt(i));
                }
            } else if (Character.isWhitespace(c) || ",:=()[]{}".indexOf(c) >= 0) {
                if (inWord) {
                    out.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                if (!Character.isWhitespace(c)) {
                    out.add(String.valueOf(c));
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            out.add(word.toString());
        }
        return out;
    }
}
