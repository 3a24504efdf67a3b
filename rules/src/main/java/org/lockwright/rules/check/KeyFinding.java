package org.lockwright.rules.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** Makes findings about comments of one file. */
final class KeyFinding {

    private final String path;
    private final SourceText source;
    private final List<String> configurations;

    KeyFinding(String path, Function<String, Optional<SourceText>> texts, List<String> configurations) {
        this.path = path;
        this.source = texts.apply(path).orElseThrow();
        this.configurations = configurations;
    }

    Finding must(String rule, Span span, String subject, String message, String... notes) {
        return must(rule, span, subject, message, Note.all(notes));
    }

    Finding must(String rule, Span span, String subject, String message, List<Note> notes) {
        return of(rule, Confidence.MUST, span, subject, message, notes);
    }

    Finding may(String rule, Span span, String subject, String message, String... notes) {
        return of(rule, Confidence.MAY, span, subject, message, Note.all(notes));
    }

    private Finding of(String rule, Confidence confidence, Span span, String subject, String message, List<Note> notes) {
        return new Finding(rule, confidence, path, span, source.lines().line(span.start()), source.lines().column(span.start()), "",
                subject, message, notes, configurations);
    }

    SourceText source() {
        return source;
    }

    /** A note that names the place of a legend or a mark of this file between two words. */
    Note note(String before, Span span, String after) {
        Place place = new Place(path, span.start(), span.end(), source.lines().line(span.start()), source.lines().column(span.start()));
        return Note.elsewhere(before + place + after, place);
    }

    static String field(KeyedStruct struct, String field) {
        return struct.def().tag() + "." + field;
    }
}
