package org.lockwright.parser.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** Finds the kernel configs of a tree, without working out what each selects. */
public final class KernelConfigs {

    /** A config's name begins with a capital or a digit; {@code files.*}, {@code std.*}, {@code majors.*} are parts. */
    private static final Pattern CONFIG = Pattern.compile("sys/arch/([a-z][a-z0-9]*)/conf/([A-Z0-9][A-Za-z0-9_.+-]*)");
    private static final Pattern OTHER = Pattern.compile("(README|Makefile)\\b.*|.*\\.(in|inc|local|config|orig|rej)");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^(machine|config|include)[ \t]+\"?([^\"\\s]+)");
    private static final int DEPTH = 20;

    private final SourceTree tree;
    private final Map<String, Facts> known = new HashMap<>();

    private KernelConfigs(SourceTree tree) {
        this.tree = tree;
    }

    /** Whether a file, or one it includes, names a machine and a kernel to link. */
    private record Facts(boolean machine, boolean image) {

        Facts or(Facts other) {
            return new Facts(machine || other.machine, image || other.image);
        }
    }

    /** Names of the configs of each machine of {@code tree}, sorted. */
    public static SortedMap<String, List<String>> of(SourceTree tree) {
        KernelConfigs configs = new KernelConfigs(tree);
        SortedMap<String, List<String>> out = new TreeMap<>();
        for (String path : tree.files()) {
            Matcher m = CONFIG.matcher(path);
            if (m.matches() && !OTHER.matcher(m.group(2)).matches()) {
                Facts facts = configs.facts(path, 0);
                if (facts.machine() && facts.image()) {
                    out.computeIfAbsent(m.group(1), machine -> new ArrayList<>()).add(m.group(2));
                }
            }
        }
        return out;
    }

    private Facts facts(String path, int depth) {
        Facts facts = known.get(path);
        if (facts == null && depth < DEPTH) {
            facts = new Facts(false, false);
            Matcher m = STATEMENT.matcher(text(path));
            while (m.find()) {
                facts = facts.or(switch (m.group(1)) {
                    case "machine" -> new Facts(true, false);
                    case "config" -> new Facts(false, true);
                    default -> m.group(2).contains("/files.") ? new Facts(false, false) : facts("sys/" + m.group(2), depth + 1);
                });
            }
            known.put(path, facts);
        }
        return facts == null ? new Facts(false, false) : facts;
    }

    private String text(String path) {
        try {
            return tree.read(path).map(t -> t.text()).orElse("");
        } catch (UnreadableFileException e) {
            return "";
        }
    }
}
