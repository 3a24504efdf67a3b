package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.softint.PortTable.Encoding;

/**
 * A port's table and what it was read from.
 *
 * @param table the table
 * @param files the files, by path
 * @param tree where they are
 */
record PortReading(PortTable table, Map<String, FileReading> files, TreeReading tree) {

    /** This reading with the rows of {@code masks} among the places that encode priorities. */
    PortReading with(MaskTable.Found masks) {
        List<Encoding> more = new ArrayList<>();
        List<String> gaps = new ArrayList<>(masks.gaps());
        for (MaskTable m : masks.tables()) {
            m.rows().forEach(r -> more.add(new Encoding("mask table", m.name() + ": level " + r.level() + " masks " + r.text(), r.place())));
            gaps.addAll(m.unread());
        }
        return new PortReading(table.with(more, gaps), files, tree);
    }

    /** The machine of the table's kernel. */
    String machine() {
        return PortSpec.machine(table.profile());
    }
}
