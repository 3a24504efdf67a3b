package org.lockwright.rules.pack;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.pack.YamlNode.Entry;
import org.lockwright.rules.pack.YamlNode.Mapping;
import org.lockwright.rules.pack.YamlNode.Scalar;
import org.lockwright.rules.pack.YamlNode.Sequence;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Turns the bytes of a pack, or of other data, into a tree of {@link YamlNode}s within fixed limits.
 *
 * <p>It works on parser events and never builds an object, so that neither a tag nor an alias can make it do more than the bytes
 * it was given.
 */
final class YamlTree {

    static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 32;

    private final String origin;
    private final String what;
    private final String opening;
    private final List<PackProblem> problems = new ArrayList<>();
    private Iterator<Event> events;

    private YamlTree(String origin, String what, String opening) {
        this.origin = origin;
        this.what = what;
        this.opening = opening;
    }

    /**
     * Reads one document.
     *
     * @param what what the document is, as in {@code "pack"}, for messages
     * @param opening the keys it begins with, for messages
     * @throws PackException if the bytes are too many, not UTF-8, not YAML, or use what a pack may not use
     */
    static YamlNode read(String origin, String what, String opening, byte[] bytes) {
        YamlTree tree = new YamlTree(origin, what, opening);
        if (bytes.length > MAX_BYTES) {
            throw tree.failure(1, 1,
                    "the " + what + " has " + bytes.length + " bytes, more than " + MAX_BYTES + "; split it into several " + what + "s");
        }
        YamlNode root;
        try {
            root = tree.document(tree.decode(bytes));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            throw tree.failure(line(mark), column(mark),
                    "not YAML: " + oneLine(e.getProblem()) + "; check the indentation and the quotes");
        } catch (YAMLException e) {
            throw tree.failure(1, 1, "not YAML: " + oneLine(e.getMessage()) + "; check the characters of the file");
        }
        if (!tree.problems.isEmpty()) {
            throw new PackException(tree.problems);
        }
        return root;
    }

    private String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            String last = before.substring(before.lastIndexOf('\n') + 1);
            int column = 1 + last.codePointCount(0, last.length());
            throw failure(line, column, "not UTF-8; save the " + what + " as UTF-8");
        }
    }

    private YamlNode document(String text) {
        events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
        events.next(); // stream start
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent document)) {
            throw failure(1, 1, "the " + what + " is empty; begin with " + opening);
        }
        if (document.getTags() != null && !document.getTags().isEmpty()) {
            throw failure(start, "a tag directive; a " + what + " uses no tags, remove it");
        }
        YamlNode root = node(events.next(), 1);
        events.next(); // document end
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw failure(after, "a second document; put each " + what + " into a file of its own");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        refuseExtras(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth > MAX_DEPTH) {
            throw failure(event, "nested more than " + MAX_DEPTH + " deep; flatten it");
        }
        return event.is(Event.ID.MappingStart) ? mapping(event, depth) : sequence(event, depth);
    }

    private void refuseExtras(Event event) {
        if (event instanceof AliasEvent alias) {
            throw failure(event, "an alias '*" + alias.getAnchor() + "'; write the value out instead");
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw failure(event, "an anchor '&" + node.getAnchor() + "'; a " + what + " has no aliases, remove it");
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            throw failure(event, "a tag '" + tag + "'; a " + what + " uses no tags, remove it");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        return new Scalar(line(event.getStartMark()), column(event.getStartMark()), event.getValue(), event.isPlain());
    }

    private Mapping mapping(Event start, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            refuseExtras(event);
            if (!(event instanceof ScalarEvent keyEvent)) {
                throw failure(event, "a key that is not text; write it as a plain word");
            }
            Scalar key = scalar(keyEvent);
            YamlNode value = node(events.next(), depth + 1);
            Entry first = entries.putIfAbsent(key.text(), new Entry(key, value));
            if (first != null) {
                problems.add(new PackProblem(origin, key.line(), key.column(),
                        "duplicate key '" + key.text() + "', first on line " + first.key().line() + "; keep one of the two"));
            }
        }
        return new Mapping(line(start.getStartMark()), column(start.getStartMark()), entries);
    }

    private Sequence sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(line(start.getStartMark()), column(start.getStartMark()), List.copyOf(items));
    }

    private PackException failure(Event event, String what) {
        return failure(line(event.getStartMark()), column(event.getStartMark()), what);
    }

    private PackException failure(int line, int column, String what) {
        return new PackException(List.of(new PackProblem(origin, line, column, what)));
    }

    private static int line(Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark == null ? 1 : mark.getColumn() + 1;
    }

    private static String oneLine(String text) {
        return text == null ? "unreadable" : text.strip().replaceAll("\\s+", " ");
    }
}
