package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.Legend;

/**
 * Reads a legend line whose meaning depends on a state, as sub-bullets give it: {@code => on the queue: o&i to change, stable while on
 * it => else: owned by caller}.
 */
final class StateWords {

    private static final Pattern BULLET = Pattern.compile("=>\\s*+");
    private static final Pattern STATE = Pattern.compile("([A-Za-z_][A-Za-z0-9_ -]{0,60}): (.+)");
    private static final Pattern CHANGE = Pattern.compile("(.{1,60}?) to (?:change|modify|write), (.+)");
    private static final Pattern KEYS = Pattern.compile("[A-Za-z0-9](?:[&+|][A-Za-z0-9]){1,3}");

    private final Legend legend;

    /** A reader that knows the keys of {@code legend}, which such lines may name. */
    StateWords(Legend legend) {
        this.legend = legend;
    }

    /** The guard of {@code text}; empty if it has no two states. */
    Optional<Guard> read(String text) {
        String[] parts = BULLET.split(text);
        List<Rule> read = new ArrayList<>();
        List<Rule> write = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Matcher state = STATE.matcher(parts[i].strip());
            if (!state.matches()) {
                return Optional.empty();
            }
            Matcher change = CHANGE.matcher(state.group(2));
            boolean differ = change.matches();
            states.add(state.group(1));
            read.add(rule(differ ? change.group(2) : state.group(2)));
            write.add(rule(differ ? change.group(1) : state.group(2)));
        }
        return states.size() < 2 ? Optional.empty()
                : Optional.of(new Guard(new Rule.ByState(read), new Rule.ByState(write), Optional.of(String.join("; ", states)), text));
    }

    private Rule rule(String words) {
        String[] keys = words.strip().split("[&+|]");
        boolean named = KEYS.matcher(words.strip()).matches() && legend.keys().containsAll(List.of(keys));
        if (!named) {
            return GuardReader.rule(words);
        }
        List<Rule> rules = List.of(keys).stream().map(k -> legend.entry(k).map(e -> GuardReader.rule(GuardReader.within(e.text())))
                .orElseGet(() -> new Rule.Unknown("the legend has no key " + k))).toList();
        return words.indexOf('|') >= 0 ? new Rule.Any(rules) : new Rule.All(rules);
    }
}
