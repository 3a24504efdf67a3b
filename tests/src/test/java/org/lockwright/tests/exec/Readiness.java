package org.lockwright.tests.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Split;

/**
 * What the split report says of the fields of lock classes, at its finest: use by use. A use is told by its field, or the function with a
 * contract that is called, by the function it is in, and by its line where the access that was seen has that.
 */
final class Readiness {

    /** How uses of a name are accounted for, from the best to the worst. */
    enum Grade {
        /** All are bracketed, or run with the lock that their callers hold. */
        BRACKETED,
        /** All are right, and some need no lock: nobody else knows the object yet. */
        EXEMPT,
        /** Some are open. */
        OPEN,
        /** The report has no use of it there. */
        UNSEEN
    }

    /**
     * A site of a rule.
     *
     * @param name the field, or the function or macro with a contract
     * @param site where and how
     * @param line its line in what is executed; 0 if not known
     */
    record Named(String name, Site site, int line) {
    }

    private record Use(String name, String path, String function) {
    }

    private final List<ClassMacros> classes;
    private final Map<String, ClassMacros> byField = new TreeMap<>();
    private final Map<Use, List<Named>> uses = new HashMap<>();
    private final Map<String, String> macros;
    private final Set<String> ready;

    /**
     * @param classes all classes
     * @param ready names of those that the report calls ready
     * @param sites the sites of their rules
     * @param macros macros with a contract, and what they stand for
     */
    Readiness(List<ClassMacros> classes, Set<String> ready, List<Named> sites, Map<String, String> macros) {
        this.classes = List.copyOf(classes);
        this.ready = new TreeSet<>(ready);
        this.macros = new TreeMap<>(macros);
        for (ClassMacros one : classes) {
            fields(one.rule()).forEach(f -> byField.put(f, one));
        }
        for (Named named : sites) {
            Site site = named.site();
            if (site.outcome().isSite() && site.outcome() != Site.Outcome.INACTIVE) {
                uses.computeIfAbsent(new Use(named.name(), site.path(), site.function()), u -> new ArrayList<>()).add(named);
            }
        }
    }

    /**
     * The readiness of all classes of the draft's region rules.
     *
     * @param base the tree that the draft is of
     */
    static Readiness of(Draft draft, Path base) {
        List<ClassMacros> classes = ClassMacros.of(draft.pack());
        Map<String, String> texts = new HashMap<>();
        Map<String, String> macros = new TreeMap<>();
        List<Named> sites = new ArrayList<>();
        for (ClassMacros one : classes) {
            String rule = one.rule().id();
            one.rule().contracts().forEach(c -> body(draft, base, one.tag(), c.function()).ifPresent(b -> macros.put(c.function(), b)));
            for (Site site : draft.results().stream().filter(r -> r.rule().equals(rule)).findFirst().orElseThrow().sites()) {
                String text = texts.computeIfAbsent(rule + " " + site.path(), key -> SeriesEnd.before(draft, base, rule, site.path()));
                sites.add(new Named(text.substring(site.span().start(), site.span().end()), site,
                        SeriesEnd.line(draft, rule, site.path(), text, site.span())));
            }
        }
        return new Readiness(classes, Split.of(draft).classes().stream().filter(Split.LockClass::isReady).map(Split.LockClass::name)
                .collect(Collectors.toSet()), sites, macros);
    }

    /** What a macro stands for, in the header of a struct as the pack names it. */
    private static Optional<String> body(Draft draft, Path base, String tag, String macro) {
        String header = draft.pack().structs().stream().filter(s -> s.tag().equals(tag)).findFirst().orElseThrow().header();
        Matcher m = Pattern.compile("(?m)^#define[ \\t]+" + macro + "\\(\\w+\\)((?:.*\\\\\\n)*.*)").matcher(SeriesEnd.read(base.resolve(header)));
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** All fields of a class. */
    Set<String> fields(ClassMacros one) {
        return new TreeSet<>(fields(one.rule()));
    }

    private static List<String> fields(Rewrite.Region rule) {
        return rule.objects().stream().flatMap(o -> o.fields().stream()).map(f -> f.substring(f.indexOf('.') + 1)).toList();
    }

    private static boolean contracts(ClassMacros one, String function) {
        return one.rule().contracts().stream().anyMatch(c -> c.function().equals(function));
    }

    /** The names of the classes that the report calls ready. */
    Set<String> readyClasses() {
        return ready;
    }

    /** The class that protects a field; null if none of those with a rule does. */
    ClassMacros lockOf(String field) {
        return byField.get(field);
    }

    /**
     * Of the uses on the line, if that has some, else of all in the function. In a macro with a contract, the use of a field is as good as
     * that of the macro.
     */
    private Grade grade(String name, Race.Frame frame) {
        List<Named> sites = uses.getOrDefault(new Use(name, frame.path(), frame.function()), macros.entrySet().stream()
                .filter(m -> Pattern.compile("\\b" + name + "\\b").matcher(m.getValue()).find())
                .flatMap(m -> uses.getOrDefault(new Use(m.getKey(), frame.path(), frame.function()), List.of()).stream()).toList());
        List<Named> here = sites.stream().filter(s -> s.line() == frame.line()).toList();
        return sites.isEmpty() ? Grade.UNSEEN : (here.isEmpty() ? sites : here).stream().map(s -> grade(s.site().outcome())).max(Grade::compareTo).orElseThrow();
    }

    private static Grade grade(Site.Outcome outcome) {
        return !outcome.isCovered() ? Grade.OPEN : outcome == Site.Outcome.RIGHT_BY_PROOF ? Grade.EXEMPT : Grade.BRACKETED;
    }

    /**
     * The grade of an access that was seen: in a function with a contract also that of the call, and so on outwards. In a function without
     * a use of the field it is through a pointer, and belongs to the nearest use outwards, which made that of the field's address.
     *
     * @param stack the tree's functions, innermost first
     */
    Grade grade(String field, List<Race.Frame> stack) {
        ClassMacros one = byField.get(field);
        String name = field;
        Grade worst = Grade.BRACKETED;
        for (Race.Frame frame : stack) {
            boolean contract = contracts(one, frame.function());
            Grade here = grade(name, frame);
            if (here == Grade.UNSEEN && !contract && name.equals(field)) {
                continue;
            }
            worst = here.compareTo(worst) > 0 ? here : worst;
            if (!contract) {
                return worst;
            }
            name = frame.function();
        }
        return Grade.UNSEEN;
    }

    /** The fields of a class of which no use in what is executed is open, nor any call of a function with a contract that uses them. */
    Set<String> readyFields(ClassMacros one) {
        Set<String> out = new TreeSet<>();
        fields(one.rule()).stream().filter(f -> isReady(one, f, new TreeSet<>())).forEach(out::add);
        return out;
    }

    private boolean isReady(ClassMacros one, String name, Set<String> asked) {
        boolean any = false;
        for (Map.Entry<Use, List<Named>> e : uses.entrySet()) {
            Use use = e.getKey();
            if (!use.name().equals(name) || !executed(use.path())) {
                continue;
            }
            any = true;
            if (e.getValue().stream().anyMatch(s -> !s.site().outcome().isCovered())
                    || contracts(one, use.function()) && asked.add(use.function()) && !isReady(one, use.function(), asked)) {
                return false;
            }
        }
        return any || contracts(one, name);
    }

    private static boolean executed(String path) {
        return path.endsWith(".h") || Programs.EXECUTED.contains(path.replaceFirst("^sys/", ""));
    }
}
