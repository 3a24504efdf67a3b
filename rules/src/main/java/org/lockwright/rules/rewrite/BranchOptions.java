package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.tree.Region;

/** The options that would switch a left-out branch on, where its condition says so plainly. */
final class BranchOptions {

    private static final Pattern IFDEF = Pattern.compile("#\\s*(ifdef|ifndef)\\s+([A-Za-z_]\\w*).*");
    private static final Pattern IF = Pattern.compile("#\\s*(?:if|elif)\\s+(.*)");
    private static final Pattern DEFINED = Pattern.compile("(!?)\\s*defined\\s*\\(?\\s*([A-Za-z_]\\w*)\\s*\\)?");
    private static final Pattern ENOUGH = Pattern.compile("[\\s()&|]*");

    private BranchOptions() {
    }

    /** {@code already} and what opens {@code region} besides; empty as for {@link #of(Region)}, or if the two contradict. */
    static Optional<List<String>> of(Region region, List<String> already) {
        return of(region).map(more -> Stream.concat(already.stream(), more.stream()).distinct().sorted().toList())
                .filter(all -> all.stream().noneMatch(option -> all.contains("-" + option)));
    }

    /** Options as {@code Profile.in} takes them; empty for an {@code #else} or a condition on values. */
    static Optional<List<String>> of(Region region) {
        String condition = region.condition().replaceAll("/\\*.*?\\*/", " ").strip();
        Matcher ifdef = IFDEF.matcher(condition);
        if (ifdef.matches()) {
            return Optional.of(List.of((ifdef.group(1).equals("ifdef") ? "" : "-") + ifdef.group(2)));
        }
        Matcher other = IF.matcher(condition);
        if (!other.matches()) {
            return Optional.empty();
        }
        String expression = other.group(1);
        String alternative = expression.contains("&&") ? expression : expression.split("\\|\\|")[0];
        List<String> options = new ArrayList<>();
        Matcher defined = DEFINED.matcher(alternative);
        while (defined.find()) {
            options.add((defined.group(1).isEmpty() ? "" : "-") + defined.group(2));
        }
        boolean plain = ENOUGH.matcher(DEFINED.matcher(alternative).replaceAll("")).matches();
        return plain && !options.isEmpty() ? Optional.of(options.stream().sorted().toList()) : Optional.empty();
    }
}
