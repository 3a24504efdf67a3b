package org.lockwright.rules.check;

import java.util.List;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * Something a check has to say of one place.
 *
 * @param rule the check's id, {@code "LW1003"}
 * @param confidence must or may, see the design's vocabulary
 * @param path the file
 * @param span the bytes it is about
 * @param line line of the first of them, from 1
 * @param column column of the first of them in bytes, from 1
 * @param function the function around it; empty at file scope
 * @param subject the normalised access path and lock it is about; part of the fingerprint
 * @param message one line: what is wrong
 * @param notes evidence and remedy, one line each
 * @param configurations the configurations it was seen under, sorted
 */
public record Finding(
        String rule,
        Confidence confidence,
        String path,
        Span span,
        int line,
        int column,
        String function,
        String subject,
        String message,
        List<Note> notes,
        List<String> configurations)
        implements Comparable<Finding> {

    /** How sure a finding is. */
    public enum Confidence {
        /** On every path consistent with what is known. */
        MUST,
        /** On some path, or resting on something not understood. */
        MAY
    }

    public Finding {
        notes = List.copyOf(notes);
        configurations = List.copyOf(configurations);
    }

    /** What stays the same when lines move: rule, file, function, access path and lock; of a finding about the program only what it is about. */
    public String fingerprint() {
        return isOfProgram() ? rule + " * * " + subject : rule + " " + path + " " + function + " " + subject;
    }

    /** What is left of {@link #fingerprint} when the file moves too. */
    String identity() {
        return rule + " " + function + " " + subject;
    }

    /** Whether it is about many places, and stands at one of them, or at both ends of a circle, only because it has to stand somewhere. */
    boolean isOfProgram() {
        return rule.equals("LW2004") || subject.endsWith(" everywhere");
    }

    /** The id of the check that a fingerprint is of. */
    public static String ruleOf(String fingerprint) {
        return fingerprint.substring(0, Math.max(0, fingerprint.indexOf(' ')));
    }

    /** Where it is. */
    public Place place() {
        return new Place(path, span.start(), span.end(), line, column);
    }

    @Override
    public int compareTo(Finding o) {
        int c = path.compareTo(o.path);
        c = c != 0 ? c : span.compareTo(o.span);
        c = c != 0 ? c : rule.compareTo(o.rule);
        return c != 0 ? c : subject.compareTo(o.subject);
    }
}
