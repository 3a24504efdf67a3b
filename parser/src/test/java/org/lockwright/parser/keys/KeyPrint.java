package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;

/** What a file's keys say, without places and dialect: equal before and after re-spelling. */
final class KeyPrint {

    private KeyPrint() {
    }

    static List<String> of(FileKeys keys) {
        List<String> out = new ArrayList<>();
        for (KeyedStruct s : keys.structs()) {
            out.add("struct " + s.def().tag() + " " + s.scope() + " " + legend(s.legend()));
            marks(out, "mark", s.marks());
            marks(out, "stray", s.strays());
            marks(out, "double", s.doubles());
            marks(out, "accessor", s.accessors());
            marks(out, "part", s.parts());
            out.add("covered " + s.coveredFields() + " unmarked " + s.unmarkedFields());
        }
        keys.variables().forEach(v -> marks(out, "variable " + legend(v.legend()), List.of(v.mark())));
        keys.unparsed().forEach(u -> out.add("unparsed " + u.reason()));
        return out;
    }

    private static String legend(Legend legend) {
        return legend.entries().stream().map(e -> e.key() + "=" + e.text()).toList() + legend.otherwise().map(Entry::text).orElse("");
    }

    private static void marks(List<String> out, String what, List<Mark> marks) {
        marks.forEach(m -> out.add(what + " " + m.field() + " " + m.keys() + m.operator() + " " + m.place() + " " + m.text()));
    }
}
