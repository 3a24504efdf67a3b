package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;

/**
 * What the first lines of a fixture set: {@code // PROFILE: amd64}, {@code // OPTION: NET_MPSAFE},
 * {@code // FILE: sys/netinet/x.c}, {@code // GAP: LW1001}, one a line.
 *
 * @param profile name of the profile
 * @param options options switched, as {@code Profile.in} takes them
 * @param file where the fixture stands, if it says
 * @param gap the id of the check that must not be sure here, because something is not understood; empty if all is
 */
record Setting(String profile, List<String> options, Optional<String> file, Optional<String> gap) {

    private static final Pattern LINE = Pattern.compile("// (PROFILE|OPTION|FILE|GAP): (\\S+)\\s*");

    /** The setting of a fixture; amd64 without options if it says nothing. */
    static Setting of(SourceText source) {
        String profile = "amd64";
        List<String> options = new ArrayList<>();
        Optional<String> file = Optional.empty();
        Optional<String> gap = Optional.empty();
        for (String line : source.text().lines().limit(lines(source)).toList()) {
            Matcher m = LINE.matcher(line);
            if (m.matches() && m.group(1).equals("PROFILE")) {
                profile = m.group(2);
            } else if (m.matches() && m.group(1).equals("FILE")) {
                file = Optional.of(m.group(2));
            } else if (m.matches() && m.group(1).equals("GAP")) {
                gap = Optional.of(m.group(2));
            } else if (m.matches()) {
                options.add(m.group(2));
            }
        }
        return new Setting(profile, List.copyOf(options), file, gap);
    }

    /** Number of leading lines that set something. */
    static int lines(SourceText source) {
        return (int) source.text().lines().takeWhile(line -> LINE.matcher(line).matches()).count();
    }
}
