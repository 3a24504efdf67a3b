package org.lockwright.tests.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.Locking;

/** The rows of a pack as Clang's attributes of the functions that a file declares. */
final class RowExport {

    private static final Pattern ARGUMENT = Pattern.compile("arg(\\d+)((?:->\\w+)*)");
    private static final Pattern VARIABLE = Pattern.compile("\\w+");

    private final Map<String, List<Locking.Row>> rows = new LinkedHashMap<>();

    RowExport(Locking locking) {
        locking.rows().forEach(row -> rows.computeIfAbsent(row.call(), call -> new ArrayList<>()).add(row));
    }

    /** Adds the attributes of what {@code file} declares. */
    void addTo(Insertions file) {
        String code = Prototype.withoutComments(file.text());
        rows.keySet().stream().filter(call -> code.contains(call + "("))
                .forEach(call -> Prototype.of(call, code).stream().findFirst().ifPresent(p -> add(file, p, rows.get(call))));
    }

    private static void add(Insertions file, Prototype p, List<Locking.Row> acts) {
        Optional<Locking.Row> byMode = acts.stream().filter(row -> row.mode().startsWith("arg")).findFirst();
        if (byMode.isPresent()) {
            file.addAfterLine(p.end(), modes(p, byMode.get(), acts));
            return;
        }
        String attributes = attributes(p, acts, false);
        if (!attributes.isEmpty()) {
            String globals = acts.stream().map(Locking.Row::lock).filter(lock -> isUndeclared(lock, file.text()))
                    .map(lock -> "extern kmutex_t " + lock + "; ").distinct().collect(Collectors.joining());
            if (p.isDefinition()) {
                file.addBeforeLine(p.start(), globals + p.again(p.name(), attributes) + " ");
            } else {
                file.add(p.end(), " " + globals + p.again(p.name(), attributes));
            }
        }
    }

    /**
     * A call whose mode is an argument becomes one of two, by that argument; where its value is not known the lock is surely held
     * shared, and no more.
     */
    private static String modes(Prototype p, Locking.Row row, List<Locking.Row> acts) {
        int argument = Integer.parseInt(row.mode().substring(3));
        String by = p.name() + "_by";
        String list = String.join(", ", p.parameters().stream().map(x -> "a" + p.parameters().indexOf(x)).toList());
        String shared = row.sharedWhen().stream().map(constant -> "(a" + argument + ") == " + constant).collect(Collectors.joining(" || "));
        return "template<int mode> struct " + by + " { static " + p.again("call", attributes(p, acts, true)) + " };\n"
                + "template<> struct " + by + "<0> { static " + p.again("call", attributes(p, acts, false)) + " };\n"
                + "#define " + p.name() + "(" + list + ") " + by + "<(__builtin_constant_p(a" + argument + ") ? (" + shared
                + ") : 2)>::call(" + list + ")\n";
    }

    private static String attributes(Prototype p, List<Locking.Row> acts, boolean shared) {
        List<String> out = new ArrayList<>();
        for (Locking.Row row : acts) {
            if (row.act() == Locking.Act.NO_RETURN) {
                out.add("noreturn");
            }
            expression(p, row.lock()).ifPresent(lock -> out.addAll(act(row, lock, shared || row.mode().equals("shared"))));
        }
        return out.isEmpty() ? "" : "__attribute__((" + String.join(", ", out) + "))";
    }

    /** What an act is to Clang; empty for what it has no attribute for, and for what is no lock. */
    private static List<String> act(Locking.Row row, String lock, boolean shared) {
        String mode = shared ? "_shared" : "";
        boolean always = row.when() == Locking.When.ALWAYS;
        String tried = "_capability(" + (row.when() == Locking.When.NONZERO) + ", " + lock + ")";
        return switch (row.act()) {
            case ACQUIRE -> List.of(always ? "acquire" + mode + "_capability(" + lock + ")" : "try_acquire" + mode + tried);
            case RELEASE -> always ? List.of("release_generic_capability(" + lock + ")") : List.of();
            case RELEASE_AND_REACQUIRE, ASSERT -> List.of("requires" + mode + "_capability(" + lock + ")");
            case TEST -> List.of("assert" + mode + "_capability(" + lock + ")");
            case UPGRADE -> List.of("release_generic_capability(" + lock + ")",
                    always ? "acquire_capability(" + lock + ")" : "try_acquire" + tried);
            case DOWNGRADE -> always ? List.of("release_generic_capability(" + lock + ")", "acquire_shared_capability(" + lock + ")") : List.of();
            case RAISE_LEVEL, RESTORE_LEVEL, ALLOCATE, FREE, NO_RETURN, NEUTRAL, CURRENT_THREAD, IN_INTERRUPT, IN_SOFTINT, BUSY_WAIT, OWN, OWNED, DISOWN, FRESH, PUBLISH, UNLOCKED, USE, WAIT, WAKE, INIT, START, AWAIT -> List.of();
        };
    }

    /** A lock expression over the parameters; empty for one over the result, the running thread, or none. */
    private static Optional<String> expression(Prototype p, String lock) {
        var argument = ARGUMENT.matcher(lock);
        if (argument.matches()) {
            int i = Integer.parseInt(argument.group(1));
            return i < p.names().size() ? Optional.of(p.names().get(i) + argument.group(2)) : Optional.empty();
        }
        return VARIABLE.matcher(lock).matches() && !lock.equals("result") && !lock.equals("curlwp") ? Optional.of(lock) : Optional.empty();
    }

    private static boolean isUndeclared(String lock, String text) {
        return VARIABLE.matcher(lock).matches() && !ARGUMENT.matcher(lock).matches()
                && !Pattern.compile("(?m)^[\\w \\t*]+\\b" + lock + "(?:\\[[^]]*\\])?;").matcher(text).find();
    }
}
