package org.lockwright.tests.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * One fault put into the sample tree's tables of software interrupts, and what must be reported of it.
 *
 * @param kind what is wrong, in words; several faults may be of one kind
 * @param port the port that is read
 * @param kernel the kernel it is read under
 * @param path the file that is changed
 * @param changes texts that each stand in the file once, and what they become
 * @param rule the finding's id
 * @param in the file it is reported in
 * @param at what stands on the line it is reported on
 * @param order the order that is asked for; null for none
 */
record SoftintFault(String kind, String port, String kernel, String path, List<Change> changes, String rule, String in, String at,
        String order) {

    /** A text and what it becomes. */
    record Change(String before, String after) {
    }

    /** The fault, reported in the file that is changed. */
    static SoftintFault of(String kind, String kernelOfPort, String path, String before, String after, String rule, String at) {
        String[] names = kernelOfPort.split(" ");
        return new SoftintFault(kind, names[0], names[1], path, List.of(new Change(before, after)), rule, path, at, null);
    }

    /** This fault with a further change in the same file. */
    SoftintFault and(String before, String after) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(before, after));
        return new SoftintFault(kind, port, kernel, path, more, rule, in, at, order);
    }

    /** This fault, reported in another file. */
    SoftintFault reportedIn(String file) {
        return new SoftintFault(kind, port, kernel, path, changes, rule, file, at, order);
    }

    /** This fault, held against an order. */
    SoftintFault against(String declared) {
        return new SoftintFault(kind, port, kernel, path, changes, rule, in, at, declared);
    }

    /** {@code text} with the fault in it; texts of several changes are looked for in what was there before. */
    String applied(String text) {
        StringBuilder out = new StringBuilder(text);
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort((a, b) -> Integer.compare(text.indexOf(b.before()), text.indexOf(a.before())));
        for (Change c : sorted) {
            int start = text.indexOf(c.before());
            if (start < 0 || text.indexOf(c.before(), start + 1) >= 0) {
                throw new IllegalStateException(kind + ": " + path + " does not have this text once: " + c.before());
            }
            out.replace(start, start + c.before().length(), c.after());
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return kind + " (" + port + ")";
    }
}
