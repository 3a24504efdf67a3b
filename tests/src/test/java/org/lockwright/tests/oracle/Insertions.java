package org.lockwright.tests.oracle;

import java.util.Map;
import java.util.TreeMap;

/** Text put into a file and text taken out of it, by the places of the file as it was; no line moves. */
final class Insertions {

    private final String text;
    private final TreeMap<Integer, String> added = new TreeMap<>();
    private final TreeMap<Integer, Integer> removed = new TreeMap<>();

    Insertions(String text) {
        this.text = text;
    }

    /** The text as it was. */
    String text() {
        return text;
    }

    /** Puts {@code what} before offset {@code at}, behind what was put there before. */
    void add(int at, String what) {
        added.merge(at, what, String::concat);
    }

    /** Puts {@code what} at the begin of the line of offset {@code at}. */
    void addBeforeLine(int at, String what) {
        add(text.lastIndexOf('\n', at - 1) + 1, what);
    }

    /** Puts {@code lines} after the line of offset {@code at}; the lines below keep their numbers for the compiler. */
    void addAfterLine(int at, String lines) {
        int next = text.indexOf('\n', at) + 1;
        add(next, lines + "#line " + (text.substring(0, next).chars().filter(c -> c == '\n').count() + 1) + "\n");
    }

    /** Puts {@code what} in the place of the text from {@code start} to {@code end}, which has no line end. */
    void replace(int start, int end, String what) {
        removed.put(start, end);
        add(start, what);
    }

    /** The text with all of it done. */
    String result() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, String> e : added.entrySet()) {
            out.append(text, Math.min(at, e.getKey()), e.getKey()).append(e.getValue());
            at = removed.getOrDefault(e.getKey(), e.getKey());
        }
        return out.append(text, at, text.length()).toString();
    }
}
