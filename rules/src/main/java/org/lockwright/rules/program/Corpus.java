package org.lockwright.rules.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/**
 * One pass over the text of every C file of a tree: who mentions which names, and who includes whom.
 *
 * <p>Nothing is parsed; the answers are supersets that later steps make exact.
 */
public final class Corpus {


    private static final String INCLUDE = "include";
    private static final Pattern MACHINE_HEADER = Pattern.compile("sys/arch/([^/]+)/include/([^/]+)");

    private final Map<String, Set<String>> mentions;
    private final Map<String, Set<String>> includers;
    private final List<String> files;
    private final List<String> unreadable;
    private final SourceTree tree;
    private final int threads;

    private Corpus(SourceTree tree, int threads, Map<String, Set<String>> mentions, Map<String, Set<String>> includers, List<String> files, List<String> unreadable) {
        this.tree = tree;
        this.threads = threads;
        this.mentions = mentions;
        this.includers = includers;
        this.files = files;
        this.unreadable = unreadable;
    }

    private record Scan(String path, List<String> names, List<String> includes, Optional<String> error) {
    }

    /** Reads every {@code .c} and {@code .h} file under {@code sys/} of {@code tree}, looking for {@code names}. */
    public static Corpus of(SourceTree tree, Collection<String> names, int threads) {
        List<String> files = tree.files().stream().filter(Corpus::isC).toList();
        List<String> sortedNames = names.stream().sorted().distinct().toList();
        List<Scan> scans = BigStack.map(files, threads, path -> scan(tree, path, sortedNames), path -> { });
        Map<String, Set<String>> mentions = new TreeMap<>();
        Map<String, Set<String>> byTail = new HashMap<>();
        List<String> unreadable = new ArrayList<>();
        for (Scan scan : scans) {
            scan.names().forEach(name -> mentions.computeIfAbsent(name, n -> new TreeSet<>()).add(scan.path()));
            scan.includes().forEach(inc -> byTail.computeIfAbsent(inc, n -> new HashSet<>()).add(scan.path()));
            scan.error().ifPresent(unreadable::add);
        }
        sortedNames.forEach(name -> mentions.putIfAbsent(name, Set.of()));
        return new Corpus(tree, threads, mentions, byTail, files, unreadable);
    }

    private static boolean isC(String path) {
        return path.startsWith("sys/") && (path.endsWith(".c") || path.endsWith(".h"));
    }

    private static Scan scan(SourceTree tree, String path, List<String> names) {
        try {
            String text = tree.read(path).map(SourceText::text).orElse("");
            List<String> found = names.stream().filter(name -> mentions(text, name)).toList();
            return new Scan(path, found, includes(text), Optional.empty());
        } catch (UnreadableFileException e) {
            return new Scan(path, List.of(), List.of(), Optional.of(e.getMessage()));
        }
    }

    /** Tails of the names that {@code #include} lines give; plain scanning, as this reads every byte of the tree. */
    private static List<String> includes(String text) {
        List<String> out = new ArrayList<>();
        for (int i = text.indexOf(INCLUDE); i >= 0; i = text.indexOf(INCLUDE, i + 1)) {
            int open = skipBlanks(text, i + INCLUDE.length());
            char close = open < text.length() && text.charAt(open) == '<' ? '>' : '"';
            boolean quoted = open < text.length() && (text.charAt(open) == '<' || text.charAt(open) == '"');
            int end = quoted ? text.indexOf(close, open + 1) : -1;
            if (end > open + 1 && isAfterHash(text, i) && text.lastIndexOf('\n', end) < open) {
                out.add(tail(text.substring(open + 1, end)));
            }
        }
        return out;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isAfterHash(String text, int at) {
        int i = at;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        return i > 0 && text.charAt(i - 1) == '#';
    }

    private static boolean mentions(String text, String name) {
        for (int i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
            if (Occurrence.isWordAt(text, i, name.length())) {
                return true;
            }
        }
        return false;
    }

    private static String tail(String path) {
        String[] parts = path.split("/");
        int n = parts.length;
        return n < 2 || parts[n - 2].startsWith(".") ? parts[n - 1] : parts[n - 2] + "/" + parts[n - 1];
    }

    /** Number of C files seen. */
    public int size() {
        return files.size();
    }

    /** Every C file seen, sorted. */
    public List<String> files() {
        return files;
    }

    /** One line for each file that could not be read. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** Files in whose text {@code name} stands as a word, sorted. */
    public Set<String> mentioning(String name) {
        return mentions.getOrDefault(name, Set.of());
    }

    /** Files in whose text one of {@code names} stands as a word, sorted; those of them that were not looked for yet are now, in one pass over the tree. */
    public synchronized Set<String> mentioningAny(Collection<String> names) {
        Set<String> fresh = names.stream().filter(name -> !mentions.containsKey(name)).collect(Collectors.toSet());
        if (!fresh.isEmpty()) {
            fresh.forEach(name -> mentions.put(name, new TreeSet<>()));
            Words words = new Words(fresh);
            List<Set<String>> found = BigStack.map(files, threads, path -> words.in(text(path)), path -> { });
            for (int i = 0; i < files.size(); i++) {
                String path = files.get(i);
                found.get(i).forEach(name -> mentions.get(name).add(path));
            }
        }
        return names.stream().flatMap(name -> mentions.get(name).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(String path) {
        try {
            return tree.read(path).map(SourceText::text).orElse("");
        } catch (UnreadableFileException e) {
            return ""; // told of in unreadable()
        }
    }

    /** The {@code .c} files that may include {@code header} directly or through other headers, sorted; a superset. */
    public List<String> unitsReachedBy(String header) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(header));
        while (!open.isEmpty()) {
            String path = open.remove(open.size() - 1);
            for (String includer : directIncluders(path)) {
                if (seen.add(includer) && includer.endsWith(".h")) {
                    open.add(includer);
                }
            }
        }
        return seen.stream().filter(path -> path.endsWith(".c")).sorted().toList();
    }

    private Set<String> directIncluders(String header) {
        Set<String> out = new HashSet<>(includers.getOrDefault(tail(header), Set.of()));
        Matcher machine = MACHINE_HEADER.matcher(header);
        if (machine.matches()) {
            out.addAll(includers.getOrDefault("machine/" + machine.group(2), Set.of()));
            out.addAll(includers.getOrDefault(machine.group(1) + "/" + machine.group(2), Set.of()));
        }
        String name = header.substring(header.lastIndexOf('/') + 1);
        String folder = header.substring(0, header.lastIndexOf('/') + 1);
        for (String includer : includers.getOrDefault(name, Set.of())) {
            if (includer.startsWith(folder)) {
                out.add(includer);
            }
        }
        return out;
    }
}
