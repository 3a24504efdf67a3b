package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.tree.Gap;

/**
 * What parsing one file looked at and what it took on for others: all that its result depends on besides its own text and the
 * configuration. One thread fills it.
 *
 * <p>A <em>face</em> is what one header shows to one unit: its declarations under the branches taken. Which unit adapts a declaration of a
 * header is a matter of who comes first ({@link HeaderCache}), so a result that is kept says which it adapted, and for which faces
 * it relies on others.
 */
public final class ParseTrace {

    private final SortedMap<String, String> read = new TreeMap<>();
    private final SortedSet<String> absent = new TreeSet<>();
    private final Map<String, List<Long>> declarations = new TreeMap<>();
    private final List<Long> claimed = new ArrayList<>();
    private final List<Gap> headerGaps = new ArrayList<>();
    private boolean whole = true;

    /** Headers that were read, by path in the tree, with the content id of each. */
    public SortedMap<String, String> read() {
        return read;
    }

    /** Paths in the tree at which a header was looked for in vain. */
    public SortedSet<String> absent() {
        return absent;
    }

    /** Numbers of the declarations that this file was the first to meet. */
    public List<Long> claimed() {
        return claimed;
    }

    /** Problems in those declarations, and in the headers that only this file read. */
    public List<Gap> headerGaps() {
        return headerGaps;
    }

    /** The declarations of each face met, by the face's number. */
    public Map<Long, List<Long>> faces() {
        Map<Long, List<Long>> out = new TreeMap<>();
        declarations.values().forEach(all -> {
            long face = 1;
            for (long declaration : all) {
                face = HeaderCache.mix(face * 31 + declaration);
            }
            out.put(face, all);
        });
        return out;
    }

    /** Whether all was parsed to its end; what ran out of memory or stack may go otherwise another time. */
    public boolean isWhole() {
        return whole;
    }

    void failed() {
        whole = false;
    }

    void looked(String path, String id) {
        if (id == null) {
            absent.add(path);
        } else {
            read.put(path, id);
        }
    }

    void met(String header, long declaration, boolean first) {
        declarations.computeIfAbsent(header, h -> new ArrayList<>()).add(declaration);
        if (first) {
            claimed.add(declaration);
        }
    }

    void gap(Gap gap) {
        headerGaps.add(gap);
    }
}
