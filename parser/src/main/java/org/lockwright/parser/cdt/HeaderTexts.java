package org.lockwright.parser.cdt;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.cdt.core.index.IIndexFileLocation;
import org.eclipse.cdt.core.parser.ISignificantMacros;
import org.eclipse.cdt.internal.core.parser.IMacroDictionary;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContentProvider;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/**
 * The headers of one tree under one configuration, each read once for all units.
 *
 * <p>CDT is given absolute names below two made-up roots: {@link #TREE} holds the tree, {@link #MADE} what config(1) would write:
 * option headers and links to machine folders. Nothing is looked up outside the tree.
 */
final class HeaderTexts {

    /** Root under which CDT sees the tree's files. */
    static final String TREE = "/tree/";
    /** Root under which CDT sees option headers and machine links. */
    static final String MADE = "/made/";

    private final SourceTree tree;
    private final Configuration configuration;
    private final HeaderCache cache;
    private final Map<String, Optional<HeaderCache.Header>> byName = new ConcurrentHashMap<>();
    private final Map<String, String> normalised = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    HeaderTexts(SourceTree tree, Configuration configuration, HeaderCache cache) {
        this.tree = tree;
        this.configuration = configuration;
        this.cache = cache;
    }

    /** Folders for CDT's include search path, in order. */
    String[] searchPath() {
        Stream<String> made = configuration.links().keySet().stream().filter(link -> link.contains("/"))
                .map(link -> MADE + link.substring(0, link.indexOf('/'))).distinct();
        return Stream.of(Stream.of(MADE), made, configuration.searchPath().stream().map(dir -> TREE + dir)).flatMap(s -> s)
                .toArray(String[]::new);
    }

    /** The tree path behind a name CDT uses, or the name below {@link #MADE} for a made header. */
    String pathOf(String cdtName) {
        return normalised.computeIfAbsent(cdtName, this::resolve);
    }

    private String resolve(String cdtName) {
        String name = normalise(cdtName);
        if (name.startsWith(TREE)) {
            return name.substring(TREE.length());
        }
        if (name.startsWith(MADE)) {
            String rest = name.substring(MADE.length());
            int slash = rest.indexOf('/');
            String link = slash < 0 ? null : configuration.links().get(rest.substring(0, slash));
            if (slash >= 0 && link == null) {
                slash = rest.indexOf('/', slash + 1);
                link = slash < 0 ? null : configuration.links().get(rest.substring(0, slash));
            }
            return link == null ? rest : link + rest.substring(slash);
        }
        return name;
    }

    private static String normalise(String name) {
        if (!name.contains("/.") && !name.contains("//")) {
            return name;
        }
        java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private Optional<HeaderCache.Header> content(String cdtName) {
        String path = pathOf(cdtName);
        Optional<HeaderCache.Header> known = byName.get(path);
        if (known == null) {
            known = load(cdtName, path);
            Optional<HeaderCache.Header> raced = byName.putIfAbsent(path, known);
            known = raced == null ? known : raced;
        }
        return known;
    }

    private Optional<HeaderCache.Header> load(String cdtName, String path) {
        Optional<SourceText> text = Optional.empty();
        if (cdtName.startsWith(MADE)) {
            text = Optional.ofNullable(configuration.headers().get(path)).map(made -> SourceText.ofLatin1(MADE + path, made));
        }
        if (text.isEmpty() && tree.isFile(path)) {
            text = tree.read(path);
        }
        return text.map(cache::header);
    }

    /** The text of a header of the tree. */
    Optional<SourceText> source(String path) {
        return content(TREE + path).map(HeaderCache.Header::source);
    }

    /** Hash of the text of a header that was read; 0 for one that was not. */
    int hashOf(String path) {
        return content(TREE + path).map(header -> Long.hashCode(header.text().getContentsHash())).orElse(0);
    }

    /** A provider for one unit, which tells {@code trace} what was looked at if it is not null; CDT keeps per-unit state in it. */
    InternalFileContentProvider forOneUnit(ParseTrace trace) {
        return new Provider(trace);
    }

    private final class Provider extends InternalFileContentProvider {

        private final ParseTrace trace;
        private final Set<String> told = new HashSet<>();

        Provider(ParseTrace trace) {
            this.trace = trace;
        }

        /** The header {@code name}, told of the first time unless the configuration has it. */
        private Optional<HeaderCache.Header> looked(String name) {
            Optional<HeaderCache.Header> header = content(name);
            boolean made = header.isPresent() && header.get().source().path().startsWith(MADE);
            if (trace != null && told.add(name) && !made) {
                String path = pathOf(name);
                trace.looked(path, header.map(h -> ids.computeIfAbsent(path, p -> h.id())).orElse(null));
            }
            return header;
        }

        @Override
        public boolean getInclusionExists(String name) {
            return looked(name).isPresent();
        }

        @Override
        public InternalFileContent getContentForInclusion(String name, IMacroDictionary macros) {
            Optional<HeaderCache.Header> header = looked(name);
            if (header.isEmpty()) {
                return null;
            }
            ISignificantMacros guard = header.get().guard();
            return guard != null && macros != null && macros.satisfies(guard)
                    ? new InternalFileContent(name, InternalFileContent.InclusionKind.SKIP_FILE)
                    : new InternalFileContent(name, header.get().text());
        }

        /**
         * CDT either reads a header an extra time to find its guard ("false"), or collects the macros it depends on and hands them up
         * through every header around it ("true"). Headers that include others get the first, leaves the second: the least work of
         * the two in each case. The guard itself is known already, see {@link HeaderCache.Header}.
         */
        @Override
        public boolean shouldIndexAllHeaderVersions(String name) {
            return content(name).map(header -> !header.includes()).orElse(true);
        }

        @Override
        public InternalFileContent getContentForInclusion(IIndexFileLocation location, String name) {
            return getContentForInclusion(name, null);
        }
    }
}
