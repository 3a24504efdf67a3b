package org.lockwright.rules.program;

import java.util.List;
import java.util.Map;
import org.lockwright.parser.cdt.ParseTrace;
import org.lockwright.parser.tree.Gap;

/**
 * On what a kept result rests, and what it did for the results of other units.
 *
 * @param read paths of the headers read, and the content id of each
 * @param absent paths at which a header was looked for in vain
 * @param faces numbers of the faces met, see {@link ParseTrace}
 * @param told the declarations of those faces that no other result had told of
 * @param claimed numbers of the declarations that this unit was the first to meet
 * @param headerGaps problems in them
 * @param body key of the result itself
 */
record KeptUnit(Map<String, String> read, List<String> absent, long[] faces, Map<Long, long[]> told, long[] claimed, List<Gap> headerGaps, String body) {

    /** One text's results under different headers, the last first. */
    record Versions(List<KeptUnit> all) {

        static final Versions NONE = new Versions(List.of());
        private static final int MOST = 4;

        Versions with(KeptUnit first) {
            List<KeptUnit> out = new java.util.ArrayList<>(List.of(first));
            all.stream().filter(k -> !k.body().equals(first.body())).limit(MOST - 1).forEach(out::add);
            return new Versions(out);
        }
    }
}
