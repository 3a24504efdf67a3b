package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.List;

/**
 * A program, and the places in it where a fault can be put.
 *
 * @param name its name, if there are several; else empty
 */
record Plot(String name, Original original, Sites sites) {

    /** A fault in a program. */
    record Sown(Plot plot, Mutant mutant) {

        /** Where it is, for people. */
        String place() {
            return plot.name().isEmpty() ? mutant.place() : plot.name() + ":" + (mutant.function().isEmpty() ? mutant.about() : mutant.function());
        }
    }

    /** The places in {@code original}. */
    static Plot of(String name, Original original) {
        return new Plot(name, original, Sites.joined(units(original)));
    }

    private static List<Sites> units(Original original) {
        Known known = new Known(original);
        List<Sites> out = new ArrayList<>(original.each(unit -> {
            Sites sites = new Sites();
            View.in(unit, known).forEach(view -> {
                LockSites.find(view, sites);
                RegionSites.find(view, sites);
                WaitSites.find(view, sites);
                ObjectSites.find(view, sites);
                AtomicSites.find(view, original, sites);
                LabelSites.find(view, sites);
                StaleSites.find(view, sites);
            });
            return sites;
        }));
        out.add(KeySites.of(original, known));
        return out;
    }

    /** The faults that can be put into it. */
    List<Sown> all() {
        return sites.mutants().stream().map(m -> new Sown(this, m)).toList();
    }
}
