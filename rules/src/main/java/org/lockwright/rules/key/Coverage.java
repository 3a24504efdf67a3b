package org.lockwright.rules.key;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.keys.KeyedStruct;

/**
 * How many fields of keyed structs have a mark; the fields of a struct inside another are the outer struct's.
 *
 * @param folders the counts by folder, sorted
 * @param tree the sum
 */
public record Coverage(Map<String, Count> folders, Count tree) {

    /**
     * Structs and their fields.
     *
     * @param structs number of structs
     * @param marked fields with a mark
     * @param total fields that have or need one
     */
    public record Count(int structs, int marked, int total) {

        private static final Count NONE = new Count(0, 0, 0);

        private Count plus(Count other) {
            return new Count(structs + other.structs, marked + other.marked, total + other.total);
        }

        /** {@code "12 of 17 fields in 2 structs (70%)"}. */
        public String print() {
            return marked + " of " + total + " fields in " + structs + (structs == 1 ? " struct" : " structs")
                    + (total == 0 ? "" : " (" + 100L * marked / total + "%)");
        }
    }

    /** The coverage of {@code structs}. */
    public static Coverage of(Collection<KeyedStruct> structs) {
        Map<String, Count> folders = new TreeMap<>();
        Count tree = Count.NONE;
        for (KeyedStruct s : structs) {
            boolean inner = structs.stream().anyMatch(o -> o != s && o.def().path().equals(s.def().path())
                    && o.def().span().contains(s.def().span()));
            Count count = new Count(inner ? 0 : 1, s.marked(), s.total());
            String path = s.def().path();
            folders.merge(path.substring(0, Math.max(0, path.lastIndexOf('/'))), count, Count::plus);
            tree = tree.plus(count);
        }
        return new Coverage(folders, tree);
    }
}
