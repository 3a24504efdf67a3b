package org.lockwright.rules.program;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/** A tree whose files do not change, to be compared with another state of it. */
public final class TreeState {

    private static final Pattern DEFINITION = Pattern.compile("(?m)^[ \t]*#[ \t]*define[ \t]+(\\w+)((?:\\\\\\R|.)*)");

    private final SourceTree tree;
    private final Map<String, Optional<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, Optional<Long>> outlines = new ConcurrentHashMap<>();

    /** The state that {@code tree} is in. */
    public TreeState(SourceTree tree) {
        this.tree = tree;
    }

    /** Whether the file {@code path} has the same bytes in {@code other}, or is in neither. */
    public boolean isSame(String path, TreeState other) {
        return id(path).equals(other.id(path));
    }

    /** Whether the header {@code path} has the same {@link HeaderOutline} in {@code other}. */
    public boolean isAlike(String path, TreeState other) {
        return outline(path).isPresent() && outline(path).equals(other.outline(path));
    }

    /** Says of a file whether its text has one of {@code words}, or of the macros of {@code headers} that are made of them. */
    public Predicate<String> uses(Collection<String> headers, Set<String> words) {
        Predicate<String> any = TextSearch.anyWord(words);
        Set<String> more = new TreeSet<>(words);
        for (String header : headers) {
            String text = tree.read(header).map(SourceText::text).filter(any).orElse("");
            DEFINITION.matcher(text).results().filter(m -> any.test(m.group(2))).forEach(m -> more.add(m.group(1)));
        }
        return more.size() > words.size() ? uses(headers, more) : path -> tree.read(path).filter(text -> any.test(text.text())).isPresent();
    }

    private Optional<String> id(String path) {
        return ids.computeIfAbsent(path, tree::contentId);
    }

    private Optional<Long> outline(String path) {
        return outlines.computeIfAbsent(path, p -> tree.read(p).map(HeaderOutline::of));
    }
}
