package org.lockwright.rules.pack;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule that changes code.
 *
 * <p>Every rule has an id, unique in its pack, a flag that says whether matching nothing is allowed, and examples that run as
 * tests.
 */
public sealed interface Rewrite {

    /** The rule's id, as it stands in commit trailers. */
    String id();

    /** Whether a tree in which the rule matches nothing is no error. */
    boolean optional();

    /** Examples that run as tests of the rule. */
    List<Example> examples();

    /**
     * Writes the legend and a mark on every field of some structs, in the keys that are true today.
     *
     * @param structs tags of {@link Pack.KeyedStruct}s
     */
    record WriteKeys(String id, boolean optional, List<Example> examples, List<String> structs) implements Rewrite {
    }

    /**
     * Changes the declared type of a field.
     *
     * @param field {@code tag.name}
     * @param from the type as it must be spelt today, else the rule refuses
     * @param to the new type
     */
    record FieldType(String id, boolean optional, List<Example> examples, String field, String from, String to)
            implements Rewrite {
    }

    /**
     * Inserts text at file scope.
     *
     * @param file the file, relative to the folder above {@code sys/}
     * @param beforeFunction the function whose definition, with the comment above it, the text goes in front of
     * @param text the text, a blank line is added after it
     * @param declares the name the text declares; the rule is done already where the file declares it
     */
    record Insert(
            String id, boolean optional, List<Example> examples, String file, String beforeFunction, String text, String declares)
            implements Rewrite {
    }

    /**
     * Sends every access to a field through the atomic operations.
     *
     * @param field {@code tag.name}
     * @param operations names of the atomic operations
     * @param clearThenSet function {@code (object, clear, set)} that replaces a clear directly followed by a set; empty for none
     * @param assertion the predicate which, asserted of the object on entry, makes a relaxed load enough; empty for none
     * @param relaxed functions in which loads are relaxed, each with its reason
     */
    record AtomicField(
            String id,
            boolean optional,
            List<Example> examples,
            String field,
            AtomicOperations operations,
            String clearThenSet,
            String assertion,
            List<RelaxedFunction> relaxed)
            implements Rewrite {
    }

    /**
     * Replaces code that looks like a pattern, at uses of a field or of a function.
     *
     * @param about {@code tag.name}, or {@code name()}: every mention of it is accounted for, and each pattern holds it
     * @param with the metavariables of the patterns
     * @param cases what becomes what; the first that fits counts
     * @param where which functions it is done in
     */
    record Replace(String id, boolean optional, List<Example> examples, String about, List<Metavariable> with, List<Case> cases, Where where)
            implements Rewrite {
    }

    /**
     * What a name in a pattern stands for.
     *
     * @param name as the pattern has it
     * @param kind what it may be
     * @param type the type that an expression must have, as C spells it; empty for any
     */
    record Metavariable(String name, MetavariableKind kind, String type) {
    }

    /** What a metavariable may be. */
    enum MetavariableKind {
        /** Any expression. */
        EXPRESSION,
        /** A name of a variable. */
        IDENTIFIER,
        /** A number or an enumerator, whatever macro it is written as. */
        CONSTANT,
        /** One statement, written {@code s;}. */
        STATEMENT,
        /** Any number of statements in a row, written {@code s;}. */
        STATEMENTS;

        /** Whether it stands for statements. */
        public boolean isStatement() {
            return this == STATEMENT || this == STATEMENTS;
        }
    }

    /**
     * A pattern and what replaces it.
     *
     * @param match C code: an expression, or statements
     * @param by C code of the same sort; white space counts, a line begins at the place's own indentation
     */
    record Case(String match, String by) {
    }

    /**
     * Which functions a rule is about.
     *
     * @param functions only in these; empty for all
     * @param notFunctions not in these
     */
    record Where(List<String> functions, List<String> notFunctions) {

        /** Whether it is about the function {@code name}. */
        public boolean admits(String name) {
            return (functions.isEmpty() || functions.contains(name)) && !notFunctions.contains(name);
        }
    }

    /**
     * Brackets the accesses of a lock class's fields, the smallest legal region each.
     *
     * @param names what the class's macros are called
     * @param objects which fields, and the lock of each
     * @param contracts functions whose callers hold the lock
     * @param harmless calls that may stand in a region whatever the analysis says of them
     */
    record Region(String id, boolean optional, List<Example> examples, ClassNames names, List<RegionObject> objects, List<Contract> contracts,
            List<HarmlessCall> harmless) implements Rewrite {
    }

    /**
     * The macros of a lock class, each of one argument.
     *
     * @param enter takes the lock
     * @param exit gives it up
     * @param assertion says that it is held
     */
    record ClassNames(String enter, String exit, String assertion) {
    }

    /**
     * Fields that one lock protects.
     *
     * @param fields as {@code tag.name}
     * @param lock the macros' argument, in C, with {@code object} for the pointer to the struct: {@code "&object->so_rcv"}
     */
    record RegionObject(List<String> fields, String lock) {
    }

    /**
     * A function whose callers hold the lock.
     *
     * @param function its name
     * @param lock the lock, over the arguments: {@code "arg0"}, {@code "&arg0->so_rcv"}
     * @param same what else names that lock in the function, over the arguments
     */
    record Contract(String function, String lock, List<String> same) {

        /** Everything that names the lock. */
        public List<String> names() {
            return Stream.concat(Stream.of(lock), same.stream()).toList();
        }
    }

    /**
     * A call that may stand in a region.
     *
     * @param call the function
     * @param reason why, as a sentence
     */
    record HarmlessCall(String call, String reason) {
    }

    /**
     * Changes nothing, and accounts for what the pack's other rules do not answer for: every use ends as a site.
     *
     * @param keep fields, {@code tag.name}, whose key stays: a use is right where the lock analysis proves it
     * @param later what a later phase of the design changes
     */
    record Account(String id, boolean optional, List<Example> examples, List<String> keep, Later later) implements Rewrite {
    }

    /**
     * Names whose every use is left to a later phase.
     *
     * @param of fields, {@code tag.name}, and functions or macros, {@code name()}; empty for none
     * @param lock the lock class of the pack's order that the use will need
     * @param reason the code that each use is refused with
     * @param because why, as a sentence
     */
    record Later(List<String> of, String lock, String reason, String because) {
    }

    /**
     * Asserts at the entry of functions the locks that they need of their callers.
     *
     * @param structs tags of {@link Pack.KeyedStruct}s; a lock counts if a field of one needs it
     * @param expand macros that count as what they expand to, whatever rows say of them
     */
    record Assert(String id, boolean optional, List<Example> examples, List<String> structs, List<String> expand) implements Rewrite {
    }

    /**
     * Turns a field's mark, and where it is the first with that key the legend, from one key to another.
     *
     * @param field {@code tag.name}
     * @param from the key it has before; empty if it has none
     * @param to the key it has after
     * @param after id of the rewrite that must have left no live site refused; if it did, this rule does nothing and says so
     */
    record TurnKey(String id, boolean optional, List<Example> examples, String field, String from, String to, String after)
            implements Rewrite {
    }

    /**
     * Carries out one step of the change of software interrupt priorities in the machine-independent kernel.
     *
     * @param step the step's name
     * @param order the order aimed at: {@code "clock > net == serial > bio > gen"}
     */
    record SoftintStep(String id, boolean optional, List<Example> examples, String step, String order) implements Rewrite {
    }

    /**
     * Brings every port that has a conversion to an order of software interrupt priorities, and names the others.
     *
     * @param order the order aimed at
     */
    record SoftintPorts(String id, boolean optional, List<Example> examples, String order) implements Rewrite {
    }

    /**
     * Names of the atomic operations on a field's type.
     *
     * @param loadAcquire {@code f(&x)}
     * @param loadRelaxed {@code f(&x)}
     * @param store {@code f(&x, v)}
     * @param or {@code f(&x, bits)}
     * @param and {@code f(&x, mask)}
     * @param add {@code f(&x, n)}
     */
    record AtomicOperations(String loadAcquire, String loadRelaxed, String store, String or, String and, String add) {
    }

    /**
     * A function in which a relaxed load is enough although it does not assert the lock.
     *
     * @param function its name
     * @param reason why, as a sentence
     */
    record RelaxedFunction(String function, String reason) {
    }

    /**
     * An example of a rule.
     *
     * @param name what it shows
     * @param file where the text stands, for rules about more than one file; empty where the rule says
     * @param before C text the rule is given
     * @param after C text it must make; empty if it must change nothing
     * @param refused reason code it must refuse with; empty if it must not
     */
    record Example(String name, String file, String before, String after, String refused) {

        /** An example at the one place the rule is about. */
        public Example(String name, String before, String after, String refused) {
            this(name, "", before, after, refused);
        }
    }
}
