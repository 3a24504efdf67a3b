package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.rewrite.Edit;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Site.Outcome;
import org.lockwright.rules.softint.FileReading;
import org.lockwright.rules.softint.ParsedFiles;

/** What one rule works on, and the edits and sites it has made so far. */
final class Bench {

    private final String rule;
    private final SourceTree tree;
    private final ParsedFiles files;
    private final List<String> profiles;
    private final List<String> macros;
    private final String template;
    private final BlockText text;
    private final Map<String, Object> model;
    private final PriorityModel priorities;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Optional<SourceText>> texts = new HashMap<>();

    /** A bench for {@code rule}; files are parsed under {@code profiles} with {@code macros} defined. */
    Bench(String rule, ParsedFiles files, List<String> profiles, List<String> macros, String template, BlockText text,
            PriorityModel priorities) {
        this.macros = List.copyOf(macros);
        this.rule = rule;
        this.files = files;
        this.tree = files.tree();
        this.profiles = profiles;
        this.template = template;
        this.text = text;
        this.priorities = priorities;
        this.model = priorities.asMap();
    }

    PriorityModel priorities() {
        return priorities;
    }

    ParsedFiles files() {
        return files;
    }

    SourceTree tree() {
        return tree;
    }

    List<String> profiles() {
        return profiles;
    }

    /** The file's text; empty if the tree has none of the name. */
    Optional<SourceText> read(String path) {
        return texts.computeIfAbsent(path, p -> tree.isFile(p) ? tree.read(p) : Optional.empty());
    }

    /** The file as parsed under the first profile that shows {@code function}, or under the first one if none does. */
    Optional<FileReading> parsed(String path, String function) {
        return parsed(path, function, macros);
    }

    /** The same with {@code defined} defined instead. */
    Optional<FileReading> parsed(String path, String function, List<String> defined) {
        Optional<FileReading> first = Optional.empty();
        for (String profile : profiles) {
            Optional<FileReading> file = files.read(path, profile, defined);
            if (file.isPresent() && (function == null || file.get().function(function).isPresent())) {
                return file;
            }
            first = first.isPresent() ? first : file;
        }
        return first;
    }

    /** The text of a block; {@code more} is added to the model. */
    String block(String block, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.putAll(more);
        return text.render(template, block, all);
    }

    /** Replaces bytes, unless they are the same already; lines end as the file's do, and a last line without an end stays so. */
    void replace(SourceText source, Span span, String replacement, String what) {
        String adapted = lineEnds(source, lastLine(source, span, replacement));
        if (source.slice(span).equals(adapted)) {
            right(source, span, what);
            return;
        }
        edits.add(new Edit(source.path(), span, source.slice(span), adapted, rule));
        site(source, span, Outcome.REWRITTEN, what);
    }

    /** Notes that a place already is what it should be. */
    void right(SourceText source, Span span, String what) {
        site(source, span, Outcome.RIGHT_BY_TEXT, what);
    }

    /** Notes that a place was found and is left alone. */
    void refuse(SourceText source, Span span, Reason reason) {
        site(source, span, Outcome.REFUSED, reason.code());
    }

    /** How many places were answered for so far. */
    int answered() {
        return sites.size();
    }

    void note(String line) {
        notes.add(line);
    }

    private void site(SourceText source, Span span, Outcome outcome, String detail) {
        sites.add(new Site(rule, source.path(), span, source.lines().line(span.start()), "", outcome, detail));
    }

    /** Whole lines behind a last line that has no end: the end goes in front of them, or is left out. */
    private static String lastLine(SourceText source, Span span, String text) {
        boolean open = span.end() == source.length() && !source.text().isEmpty() && !source.text().endsWith("\n");
        if (!open || !text.endsWith("\n")) {
            return text;
        }
        String lines = text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
        return span.length() == 0 ? "\n" + lines : lines;
    }

    private static String lineEnds(SourceText source, String text) {
        return source.text().contains("\r\n") ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
    }

    RuleResult result() {
        return new RuleResult(rule, edits, sites, files.parses(), List.of(), List.of(), notes);
    }
}
