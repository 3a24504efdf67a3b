package org.lockwright.parser.keys;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.source.Phrases;

/** Tells from a file's text alone whether it is worth parsing for keys. */
public final class KeyText {

    /** Words without which no comment is a legend; without their first letter, whose case varies. */
    private static final List<String> WORDS = List.of("ield lock", "ield mark", "ield Lock", "ield Mark", "ocking key", "ocking Key",
            "ocking notes", "ocks used", "rotected by", "uarded by", "overed by", "egend:", "ock requirements", "orresponding lock", "ocks:", "erialization:",
            " marked (", "are locked by", "locks all ");
    private static final List<String> ENDS = List.of("lock;", "lock]");
    private static final Phrases EITHER = Phrases.of(Stream.concat(WORDS.stream(), ENDS.stream()).toList());
    private static final Pattern IMPLIED = Pattern.compile("lock;[ \\t]*+/\\*[ \\t]*+(?:[A-Za-z0-9]{1,2}:|[(\\[][A-Za-z0-9]{1,2}[)\\]])[ \\t]");
    private static final Pattern BRACKET = Pattern.compile("[\\[_]lock\\]");

    private KeyText() {
    }

    /** Whether {@code text} has such words, a lock whose comment is a mark, or a lock's name in brackets. */
    public static boolean mayHaveKeys(String text) {
        return EITHER.anyLine(text, (start, end) -> {
            String line = text.substring(start, end);
            return WORDS.stream().anyMatch(line::contains) || IMPLIED.matcher(line).find() || BRACKET.matcher(line).find();
        });
    }
}
