package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.Locking;

/** The pack's rows by call, and the locks that their expressions mean at one call. */
final class CallRows {

    private static final Pattern STEP = Pattern.compile("(->|\\.)(?:([A-Za-z_]\\w*)::)?([A-Za-z_]\\w*)");
    private static final Pattern ROOT = Pattern.compile("\\*?arg(\\d+)|result|[A-Za-z_]\\w*");

    private final Map<String, List<Locking.Row>> rows = new HashMap<>();
    private final Map<String, List<Locking.Row>> ownership = new HashMap<>();
    private final List<Locking.Slot> giving;
    private final List<Locking.Slot> keeping;
    private final Map<String, String> tags;
    private final Map<String, String> types;

    /**
     * Rows of {@code locking}.
     *
     * @param types types of fields by {@code tag.field}
     */
    CallRows(Locking locking, Map<String, String> types) {
        locking.rows().forEach(r -> (r.act().isOwnership() ? ownership : rows).computeIfAbsent(r.call(), c -> new java.util.ArrayList<>()).add(r));
        this.types = types;
        this.giving = locking.slots().stream().filter(s -> !s.gives().isEmpty()).toList();
        this.keeping = locking.slots().stream().filter(s -> !s.keeps().isEmpty()).toList();
        this.tags = new HashMap<>();
        locking.locks().forEach(l -> l.is().stream().filter(is -> is.indexOf('.') > 0)
                .forEach(is -> tags.putIfAbsent(is.substring(is.indexOf('.') + 1), is.substring(0, is.indexOf('.')))));
        types.keySet().stream().sorted().forEach(key -> tags.merge(key.substring(key.indexOf('.') + 1), key.substring(0, key.indexOf('.')), (a, b) -> a));
    }

    /** Names that have a row. */
    Set<String> names() {
        return rows.keySet();
    }

    /** The rows of {@code call}; none for a call that its body or nothing explains. */
    List<Locking.Row> of(String call) {
        return rows.getOrDefault(call, List.of());
    }

    /** What {@code call} says of who owns its arguments or its result. */
    List<Locking.Row> ownership(String call) {
        return ownership.getOrDefault(call, List.of());
    }

    /** Whether {@code call} has not locked what it hands out through its pointer argument {@code i}. */
    boolean handsOutUnlocked(String call, int i) {
        return ownership(call).stream().anyMatch(r -> r.act() == Locking.Act.UNLOCKED && r.lock().equals("*arg" + i));
    }

    /** The objects that {@code call} makes known to others. */
    List<Term> published(Event.Calling call) {
        PathState nothing = new PathState(Locks.NONE, Map.of(), Map.of(), false);
        return ownership(call.call().name()).stream().filter(r -> r.act() == Locking.Act.PUBLISH)
                .flatMap(r -> value(r.lock(), call.arguments(), Term.result(call.number()), nothing).stream()).toList();
    }

    /** The lock that {@code expression} means at a call with {@code arguments}; empty for an expression without a lock. */
    Optional<Term> lock(String expression, List<Term> arguments, Term result, PathState state) {
        return value(expression, arguments, result, state).map(Term::asLock);
    }

    /** The value of {@code expression} at a call. */
    Optional<Term> value(String expression, List<Term> arguments, Term result, PathState state) {
        Matcher root = ROOT.matcher(expression);
        if (expression.isEmpty() || !root.lookingAt()) {
            return Optional.empty();
        }
        Term at = root(root, arguments, result);
        if (expression.startsWith("*")) {
            at = loaded(at, state);
        }
        boolean isAddress = root.group(1) == null && !root.group().equals("result") && !root.group().equals("curlwp");
        Matcher step = STEP.matcher(expression);
        int from = root.end();
        while (from < expression.length() && step.find(from) && step.start() == from) {
            if (isAddress && step.group(1).equals("->")) {
                at = loaded(at, state);
            }
            String field = step.group(3);
            String tag = step.group(2) != null ? step.group(2) : tags.getOrDefault(field, "");
            at = Term.member(at, tag, field);
            isAddress = true;
            from = step.end();
        }
        boolean isPlace = isAddress && at.kind() == Term.Kind.MEMBER && from == expression.length();
        return Optional.of(isPlace && isPointer(at) ? loaded(at, state) : at);
    }

    /** Whether {@code member} is a pointer, so that several of them may lead to one thing. */
    boolean isPointer(Term member) {
        return types.getOrDefault(member.tag() + "." + member.name(), "").contains("*");
    }

    /** Whether {@code member} is a pointer to a mutex. */
    boolean isMutexPointer(Term member) {
        return isPointer(member) && types.get(member.tag() + "." + member.name()).contains("kmutex_t");
    }

    private static Term loaded(Term address, PathState state) {
        return state.value(address).orElseGet(() -> Term.load(address));
    }

    private static Term root(Matcher root, List<Term> arguments, Term result) {
        if (root.group(1) != null) {
            int i = Integer.parseInt(root.group(1));
            return i < arguments.size() ? arguments.get(i) : Term.opaque("argument " + i + " is missing");
        }
        return root.group().equals("result") ? result : root.group().equals("curlwp") ? Term.thread() : Term.global(root.group(), "");
    }

    /** What the pack says of the member {@code slot}, after a call through which some locks are held as before. */
    List<Locking.Slot> keeping(String slot, Set<String> words) {
        return keeping.stream().filter(s -> s.matches(slot, words)).toList();
    }

    /** What the pack says of the member {@code slot} that a call through it, which names the macros {@code words}, gives up locks. */
    List<Locking.Slot> giving(String slot, Set<String> words) {
        return giving.stream().filter(s -> s.matches(slot, words) && s.givesUnless().stream().noneMatch(words::contains)).toList();
    }

    /** Whether {@code row} takes its lock shared at a call with these arguments, which names the macros {@code words}. */
    static boolean isShared(Locking.Row row, List<Term> arguments, Set<String> words) {
        if (!row.mode().startsWith("arg")) {
            return row.mode().equals("shared");
        }
        int i = Integer.parseInt(row.mode().substring(3));
        if (i >= arguments.size()) {
            return false;
        }
        Term mode = arguments.get(i);
        return row.sharedWhen().stream().anyMatch(words::contains) || row.sharedWhen().contains(mode.spelling())
                || mode.isConstant() && row.sharedWhen().contains(mode.value().toString());
    }
}
