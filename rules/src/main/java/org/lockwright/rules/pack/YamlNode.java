package org.lockwright.rules.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a YAML document with the place it came from; holds text and structure only, no tags, anchors or objects. */
public sealed interface YamlNode {

    /** Line of the node's first character, from 1. */
    int line();

    /** Column of the node's first character, from 1, in code points. */
    int column();

    /** What a node is, in the words of an error message. */
    String kind();

    /** A mapping; entries keep the order of the file. */
    record Mapping(int line, int column, Map<String, Entry> entries) implements YamlNode {

        @Override
        public String kind() {
            return "a mapping";
        }

        /** What stands under a key. */
        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The text under a key, or nothing where the key is absent. */
        public String text(String key) {
            return get(key).map(node -> ((Scalar) node).text()).orElse("");
        }

        /** The items under a key, or none where the key is absent. */
        public List<YamlNode> items(String key) {
            return get(key).map(node -> ((Sequence) node).items()).orElse(List.of());
        }

        /** The items under a key, each of which is a mapping. */
        public List<Mapping> mappings(String key) {
            return items(key).stream().map(Mapping.class::cast).toList();
        }

        /** The items under a key, each of which is text. */
        public List<String> texts(String key) {
            return items(key).stream().map(node -> ((Scalar) node).text()).toList();
        }
    }

    /** A key of a mapping and what stands under it. */
    record Entry(Scalar key, YamlNode value) {
    }

    /** A sequence. */
    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A scalar.
     *
     * @param text its characters
     * @param plain whether it stands without quotes and outside a block, so that it may be a number, a truth value or nothing
     */
    record Scalar(int line, int column, String text, boolean plain) implements YamlNode {

        @Override
        public String kind() {
            if (isNull()) {
                return "nothing";
            }
            return isInteger() ? "a whole number" : isBoolean() ? "true or false" : "text";
        }

        /** Whether it stands for nothing. */
        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** Whether it is a whole number of at most nine digits. */
        public boolean isInteger() {
            return plain && text.matches("-?[0-9]{1,9}");
        }

        /** Whether it is true or false. */
        public boolean isBoolean() {
            return plain && (text.equals("true") || text.equals("false"));
        }
    }
}
