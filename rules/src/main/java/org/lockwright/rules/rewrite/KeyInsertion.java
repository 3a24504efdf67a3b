package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/** Narrows a pack to one thing: the keys that are true today, written into its structs or some of them, a patch for each header. */
public final class KeyInsertion {

    /** The rule's id in sites and trailers; a number follows where there is more than one header. */
    public static final String RULE = "write-keys";

    private KeyInsertion() {
    }

    /**
     * {@code pack} narrowed.
     *
     * @param tags the structs meant; all of the pack's if none is named
     * @throws DraftException if the pack lacks one
     */
    public static Pack of(Pack pack, Collection<String> tags) {
        for (String tag : tags) {
            if (pack.structs().stream().noneMatch(s -> s.tag().equals(tag))) {
                throw new DraftException("keys --write " + tag + ": pack " + pack.name() + " has no struct of that tag; it has "
                        + pack.structs().stream().map(Pack.KeyedStruct::tag).collect(Collectors.joining(", ")));
            }
        }
        Map<String, List<String>> byHeader = new LinkedHashMap<>();
        pack.structs().stream().filter(s -> tags.isEmpty() || tags.contains(s.tag()))
                .forEach(s -> byHeader.computeIfAbsent(s.header(), h -> new ArrayList<>()).add(s.tag()));
        List<Rewrite> rewrites = new ArrayList<>();
        List<Pack.PatchGroup> patches = new ArrayList<>();
        byHeader.forEach((header, structs) -> {
            String id = RULE + (byHeader.size() == 1 ? "" : "-" + (rewrites.size() + 1));
            rewrites.add(new Rewrite.WriteKeys(id, true, List.of(), structs));
            patches.add(new Pack.PatchGroup(List.of(id), false, title(header, structs), "The keys say which lock protects each field "
                    + "today.\nNo functional change: only comments are written."));
        });
        // Not in any patch: they tell which marks a later step of the pack has turned already.
        pack.rewrites().stream().filter(r -> r instanceof Rewrite.TurnKey).forEach(rewrites::add);
        return new Pack(pack.name(), pack.version(), pack.summary(), pack.hash(), pack.order(), pack.structs(), pack.primitives(), rewrites,
                patches, List.of(), new Pack.Cover("document the locking of " + and(byHeader.values().stream().flatMap(List::stream).toList()),
                        "The locking keys that are true today, as comments.", List.of()), pack.locking());
    }

    private static String title(String header, List<String> structs) {
        return (header.startsWith("sys/") ? header.substring("sys/".length()) : header) + ": document the locking of " + and(structs);
    }

    private static String and(List<String> tags) {
        List<String> structs = tags.stream().map(t -> "struct " + t).toList();
        int last = structs.size() - 1;
        return last <= 0 ? String.join("", structs) : String.join(", ", structs.subList(0, last)) + " and " + structs.get(last);
    }
}
