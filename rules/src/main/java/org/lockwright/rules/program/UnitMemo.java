package org.lockwright.rules.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.CdtFrontEnd;
import org.lockwright.parser.cdt.ParseTrace;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.Codec;
import org.lockwright.rules.cache.Store;

/**
 * Makes results of units, or takes them from a store where neither the unit nor a header it read has changed, and no file has come up
 * at a path where it looked for one in vain. See docs/adr/0011.
 */
final class UnitMemo {

    private final Store store;
    private final SourceTree tree;
    private final CdtFrontEnd frontEnd;
    private final CacheKey configuration;
    private final int threads;
    private final Map<String, Optional<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    UnitMemo(Store store, SourceTree tree, CdtFrontEnd frontEnd, Configuration configuration, int threads) {
        this.store = store;
        this.tree = tree;
        this.frontEnd = frontEnd;
        this.configuration = key(configuration);
        this.threads = threads;
    }

    private static CacheKey key(Configuration c) {
        CacheKey.Builder out = CacheKey.of("configuration").add(c.name()).addAll(c.searchPath());
        List.of(c.macros(), c.headers(), c.links()).forEach(map -> out.addAll(map.keySet()).addAll(map.values()));
        return out.key();
    }

    /** A result and what it rests on. */
    private record Made<R>(R result, KeptUnit kept) {
    }

    /** The results of {@code paths}, in that order; {@code parsing} makes those that are not kept, and {@code done} is told of them. */
    <R> List<R> each(List<String> paths, Extraction<R> extraction, Parsing parsing, Consumer<String> done) {
        Map<String, Made<R>> found = new HashMap<>();
        List<Optional<Made<R>>> kept = BigStack.map(paths, threads, path -> find(path, extraction), path -> { });
        for (int i = 0; i < paths.size(); i++) {
            if (kept.get(i).isPresent()) {
                found.put(paths.get(i), kept.get(i).get());
            }
        }
        found.values().forEach(f -> {
            frontEnd.known(claimed(List.of(f)), f.kept().headerGaps());
            told.addAll(f.kept().told().keySet());
        });
        Map<String, Made<R>> all = new HashMap<>(found);
        List<String> missing = paths.stream().filter(p -> !found.containsKey(p)).toList();
        if (missing.isEmpty()) {
            missing = unfounded(found, all);
        }
        while (!missing.isEmpty()) {
            List<String> now = missing;
            giveUp(now, all);
            List<Made<R>> made = BigStack.map(now, threads, path -> make(path, extraction, parsing), done);
            for (int i = 0; i < now.size(); i++) {
                all.put(now.get(i), made.get(i));
                found.remove(now.get(i));
            }
            missing = unfounded(found, all);
        }
        return paths.stream().map(p -> all.get(p).result()).toList();
    }

    /** Takes {@code paths} out of {@code all}: what only they told of is to be told anew. */
    private <R> void giveUp(List<String> paths, Map<String, Made<R>> all) {
        List<Made<R>> given = paths.stream().filter(all::containsKey).map(all::remove).toList();
        Set<Long> lost = new HashSet<>(claimed(given));
        lost.removeAll(claimed(all.values()));
        frontEnd.forget(lost);
        Set<Long> untold = new HashSet<>();
        given.forEach(m -> untold.addAll(m.kept().told().keySet()));
        all.values().forEach(m -> untold.removeAll(m.kept().told().keySet()));
        told.removeAll(untold);
    }

    private static <R> Set<Long> claimed(Collection<Made<R>> all) {
        Set<Long> claimed = new HashSet<>();
        all.forEach(m -> {
            for (long c : m.kept().claimed()) {
                claimed.add(c);
            }
        });
        return claimed;
    }

    /** Those of {@code found} that rely on declarations of headers of which no result of {@code all} tells. */
    private static <R> List<String> unfounded(Map<String, Made<R>> found, Map<String, Made<R>> all) {
        Set<Long> claimed = claimed(all.values());
        Map<Long, long[]> told = new HashMap<>();
        all.values().forEach(m -> told.putAll(m.kept().told()));
        Map<Long, Boolean> whole = new HashMap<>();
        told.forEach((face, declarations) -> whole.put(face, java.util.Arrays.stream(declarations).allMatch(claimed::contains)));
        return found.entrySet().stream().filter(e -> !java.util.Arrays.stream(e.getValue().kept().faces()).allMatch(f -> whole.getOrDefault(f, false)))
                .map(Map.Entry::getKey).sorted().toList();
    }

    private <R> Optional<Made<R>> find(String path, Extraction<R> extraction) {
        Optional<String> id = id(path);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        for (KeptUnit k : versions(versionsKey(path, id.get(), extraction)).all()) {
            boolean same = k.read().entrySet().stream().allMatch(e -> id(e.getKey()).equals(Optional.of(e.getValue())));
            if (same && k.absent().stream().noneMatch(a -> files.computeIfAbsent(a, tree::isFile))) {
                return store.get(new CacheKey(k.body())).flatMap(b -> Codec.decode(b, extraction.type())).map(r -> new Made<>(r, k));
            }
        }
        return Optional.empty();
    }

    private Optional<String> id(String path) {
        return ids.computeIfAbsent(path, p -> {
            try {
                return tree.contentId(p);
            } catch (UnreadableFileException e) {
                return Optional.empty();
            }
        });
    }

    private KeptUnit.Versions versions(CacheKey key) {
        return store.get(key).flatMap(b -> Codec.decode(b, KeptUnit.Versions.class)).orElse(KeptUnit.Versions.NONE);
    }

    private CacheKey versionsKey(String path, String id, Extraction<?> extraction) {
        return CacheKey.of("unit").add(configuration.hex()).add(extraction.key().apply(path).hex()).add(path).add(id).key();
    }

    private <R> Made<R> make(String path, Extraction<R> extraction, Parsing parsing) {
        ParseTrace trace = new ParseTrace();
        Parsing traced = parsing.traced(trace);
        Unit unit = traced.unit(path);
        R result = extraction.of().apply(traced, unit);
        SourceText source = unit.source();
        CacheKey versions = versionsKey(path, ContentId.of(source.bytes()), extraction);
        CacheKey body = CacheKey.of("body").add(versions.hex()).addAll(trace.read().keySet()).addAll(trace.read().values()).addAll(trace.absent()).key();
        KeptUnit kept = kept(trace, body.hex());
        if (trace.isWhole()) {
            store.put(body, Codec.encode(result));
            store.put(versions, Codec.encode(versions(versions).with(kept)));
        }
        return new Made<>(result, kept);
    }

    private KeptUnit kept(ParseTrace trace, String body) {
        Map<Long, List<Long>> faces = trace.faces();
        Map<Long, long[]> first = new HashMap<>();
        faces.forEach((face, declarations) -> {
            if (told.add(face)) {
                first.put(face, array(declarations));
            }
        });
        return new KeptUnit(new HashMap<>(trace.read()), new ArrayList<>(trace.absent()), array(faces.keySet()), first, array(trace.claimed()),
                new ArrayList<>(trace.headerGaps()), body);
    }

    private static long[] array(Collection<Long> all) {
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
