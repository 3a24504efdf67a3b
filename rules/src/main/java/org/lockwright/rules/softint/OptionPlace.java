package org.lockwright.rules.softint;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.UnreadableFileException;

/** Finds where a kernel config, or a file it includes, switches an option on. */
final class OptionPlace {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^c?include[ \\t]+\"([^\"\\n]+)\"");

    private final SourceTree tree;
    private final Pattern statement;
    private final Set<String> seen = new HashSet<>();

    private OptionPlace(SourceTree tree, String option) {
        this.tree = tree;
        this.statement = Pattern.compile("(?m)^options[ \\t]+\"?" + Pattern.quote(option) + "\\b");
    }

    /** The statement under {@code profile}; the beginning of its config where the command line gives the option. */
    static Optional<Place> of(SourceTree tree, String profile, String option) {
        if (profile.endsWith("/")) {
            return Optional.empty();
        }
        String config = Profile.named(profile).path();
        OptionPlace place = new OptionPlace(tree, option);
        return place.in(config).or(() -> place.text(config).map(text -> Place.of(text, new Span(0, 0))));
    }

    private Optional<Place> in(String path) {
        Optional<SourceText> text = seen.add(path) ? text(path) : Optional.empty();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher m = statement.matcher(text.get().text());
        if (m.find()) {
            return Optional.of(Place.of(text.get(), new Span(m.start(), m.end())));
        }
        return INCLUDE.matcher(text.get().text()).results().flatMap(r -> in("sys/" + r.group(1)).stream()).findFirst();
    }

    private Optional<SourceText> text(String path) {
        try {
            return tree.isFile(path) ? tree.read(path) : Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
