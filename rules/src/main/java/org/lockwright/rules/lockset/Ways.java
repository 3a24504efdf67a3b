package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockwright.rules.flow.FunctionId;

/**
 * Through which files interrupts come to each context, and whose methods they then call.
 *
 * <p>A handler of one driver that calls a common layer is called back by it: of the methods that a member may hold, its own. Which one
 * it is cannot be told from the member alone, so a method in a file that the way has come through and left again is taken to be meant, and
 * that others are run by the interrupt is in doubt. Drivers that are stacked on others do call those; there this is wrong. So nothing
 * follows from it but as what code runs, see {@link Running#inDoubt}.
 */
final class Ways {

    private final Function<FunctionId, String> files;
    private final Map<Context, Map<String, Context>> through = new IdentityHashMap<>();
    private final Map<List<FunctionId>, Set<String>> ownersOf = new IdentityHashMap<>(); // one list for each call

    /** {@code files} gives the file of a function. */
    Ways(Function<FunctionId, String> files) {
        this.files = files;
    }

    /** Notes that {@code other}, which finds the same as {@code kept}, or is it, leads to a function; tells whether that adds a file. */
    boolean note(Context kept, Context other) {
        if (!kept.running().interrupts()) {
            return false;
        }
        Map<String, Context> known = through.computeIfAbsent(kept, k -> new HashMap<>());
        boolean more = false;
        for (String file : before(other)) {
            more |= known.putIfAbsent(file, other) == null;
        }
        return more;
    }

    /** Lets {@code to} take the place of {@code from}. */
    void move(Context from, Context to) {
        Map<String, Context> known = through.remove(from);
        if (known != null) {
            through.put(to, known);
        }
    }

    /** Contexts of functions that lead to {@code context}, which an interrupt runs: one for each file on its ways. */
    Map<String, Context> through(Context context) {
        return through.getOrDefault(context, Map.of());
    }

    /** The files on the way to {@code context}, without that of the function which it is one of. */
    private Set<String> before(Context context) {
        Context.Origin origin = context.origin();
        if (origin.caller() == null) {
            return Set.of();
        }
        Set<String> out = new TreeSet<>(through.getOrDefault(origin.above(), Map.of()).keySet());
        out.add(files.apply(origin.caller()));
        return out;
    }

    /**
     * The context of {@code caller} in which a call through a member with {@code targets} runs {@code target}: {@code above}, or one like it that
     * comes through the file of {@code target}; null if it is in doubt, because the way comes through files of others of them.
     */
    Context to(FunctionId target, List<FunctionId> targets, FunctionId caller, Context above) {
        Map<String, Context> way = through.getOrDefault(above, Map.of());
        Set<String> owners = ownersOf.computeIfAbsent(targets, t -> t.stream().map(files).collect(Collectors.toSet()));
        String own = files.apply(caller);
        boolean isShared = owners.size() > 1 && (owners.contains(own) || owners.stream().anyMatch(way::containsKey));
        return !isShared || files.apply(target).equals(own) ? above : way.get(files.apply(target));
    }
}
