package org.lockwright.rules.softint;

import java.util.List;
import java.util.Map;
import org.lockwright.parser.profile.Profile;

/**
 * Where one port encodes the priorities of software interrupts: the data file of a port, {@code ports/<port>.yaml}.
 *
 * <p>In texts, <code>${CLASS}</code> and <code>${class}</code> stand for a class in upper and lower case, <code>${machine}</code> for the
 * machine of the profile, and in {@link Mask#value()} <code>${IPL}</code> for a level's name.
 *
 * @param port its name
 * @param title what it is, in a few words
 * @param profiles the kernels it is read under, each of which makes a table: {@code machine/CONFIG}, or {@code machine/} for a
 *     machine without a kernel config
 * @param trigger how a software interrupt reaches the CPU
 * @param levels how many interrupt levels the hardware has for software interrupts; 0 where they are made in software
 * @param macros macros to define while reading, to see what a disabled branch holds
 * @param pending the pending bit of each class; null if there is none
 * @param raises the trigger of each class, as a level from 1; null if it is the class's own level
 * @param hardware where the level of the processor is read that blocks each class; the first that says it counts
 * @param dispatch what decides between classes that are eligible together; null where the machine-independent ladder does
 * @param same further places that must say what a column says
 * @param eligible what may be dispatched at each level
 * @param groups pending bits that are handled together
 * @param switches statements that map a class to a name
 * @param tables initialisers with a row for each level; null if there are none
 * @param rows tables in assembler with a row for each level
 * @param asserts files whose compile-time assertions speak of priorities
 * @param convert how to bring the port to another order; null if it cannot
 */
public record PortSpec(
        String port,
        String title,
        List<String> profiles,
        Trigger trigger,
        int levels,
        List<String> macros,
        Value pending,
        Value raises,
        List<Hardware> hardware,
        Dispatch dispatch,
        List<Same> same,
        List<Mask> eligible,
        List<Group> groups,
        List<Switch> switches,
        MaskTables tables,
        List<AssemblerRows> rows,
        List<String> asserts,
        Conversion convert) {

    public PortSpec {
        profiles = orNone(profiles);
        macros = orNone(macros);
        hardware = orNone(hardware);
        same = orNone(same);
        eligible = orNone(eligible);
        groups = orNone(groups);
        switches = orNone(switches);
        rows = orNone(rows);
        asserts = orNone(asserts);
    }

    /** Whether a class's pending bit is made from its level, so that classes of equal level would share one. */
    public boolean derivesBits() {
        return same.stream().anyMatch(s -> s.column() == Column.PENDING && s.value().contains("IPL_SOFT${CLASS}"));
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** This port, read under other kernels. */
    public PortSpec under(List<String> kernels) {
        return new PortSpec(port, title, kernels, trigger, levels, macros, pending, raises, hardware, dispatch, same, eligible, groups,
                switches, tables, rows, asserts, convert);
    }

    /** The machine of a kernel: of {@code "evbmips/OCTEON"}, or of a profile with a name of its own. */
    public static String machine(String profile) {
        int slash = profile.indexOf('/');
        return slash < 0 ? Profile.named(profile).machine() : profile.substring(0, slash);
    }

    /** How a software interrupt reaches the CPU. */
    public enum Trigger {
        /** A pending bit, looked at when the level drops. */
        SOFTWARE,
        /** An interrupt line. */
        HARDWARE,
        /** None: a thread, picked by the scheduler. */
        THREAD
    }

    /** Columns of a port's table that {@link Same} can speak of. */
    public enum Column {
        /** The level's number. */
        IPL,
        /** The pending bit. */
        PENDING
    }

    /**
     * A value for each class: an expression, or the initialiser of a local variable.
     *
     * @param in the file
     * @param value the expression, as C that means something at the end of the file
     * @param at the macro that encodes it; the expression's first identifier with a class if not given
     * @param function with {@code variable}: the function
     * @param variable the local variable
     * @param with names that stand for values in the initialiser
     * @param levels what its values stand for, as levels from 1, by expression; the values themselves if not given
     */
    public record Value(String in, String value, String at, String function, String variable, Map<String, String> with,
            Map<String, Integer> levels) {

        public Value {
            with = with == null ? Map.of() : Map.copyOf(with);
            levels = levels == null ? Map.of() : Map.copyOf(levels);
        }
    }

    /**
     * The level of the processor that blocks each class, where {@code IPL_SOFTx} is only a name for one: an expression, or the row for
     * {@code IPL_SOFTx} of a table.
     *
     * @param machines the machines it is said of; all of the port's if not given
     * @param in the file; the headers that declare priorities if not given
     * @param value the expression
     * @param table instead of {@code value}: the variable, given values by designators or by assignments
     * @param at with {@code value}: as in {@link Value#at()}
     * @param shift how many bits its three lie above the lowest
     */
    public record Hardware(List<String> machines, String in, String value, String table, String at, int shift) {

        public Hardware {
            machines = orNone(machines);
            in = in == null ? Questions.HEADERS : in;
        }
    }

    /**
     * What decides which class goes first.
     *
     * @param in the file
     * @param function the function whose tests, in order, are the ladder
     * @param macro the macro that makes a test; conditions of {@code if} where not given
     * @param highestBit the instruction that finds the highest pending bit; instead of {@code function}
     * @param fifo whether handlers of one level run in the order they were triggered; instead of both
     */
    public record Dispatch(String in, String function, String macro, String highestBit, boolean fifo) {
    }

    /**
     * A further place that must say what {@code column} says, as an expression for each class; see {@link Value}. It does not speak
     * where the file defines the macro {@code unless}.
     */
    public record Same(Column column, String in, String value, String at, String unless) {
    }

    /**
     * The pending bits that may be dispatched at a level.
     *
     * @param in the file
     * @param value the expression, with <code>${IPL}</code>
     */
    public record Mask(String in, String value, String at) {
    }

    /** The mask {@code value}, at the end of {@code in}, holds the pending bits of the classes of {@code level}, counted from 1. */
    public record Group(String in, String value, int level) {
    }

    /** In {@code function}, under each {@code case SOFTINT_}, the variable or member {@code sets} is set to {@code to}. */
    public record Switch(String in, String function, String sets, String to) {
    }

    /**
     * Initialisers with a designator for each level that say which lines a level masks.
     *
     * @param struct the type's name, which stands in each file that has one
     * @param under the folders searched
     * @param lines the line of each level of software interrupts, lowest first, as expressions
     */
    public record MaskTables(String struct, List<String> under, List<String> lines) {
    }

    /**
     * A table in assembler with a row for each level from 0.
     *
     * @param in the file
     * @param label the label it stands under
     * @param directive the directive of a row
     * @param values the C file whose macros the rows' expressions mean
     * @param masks whether rows say what is masked; else they say what is enabled, or nothing
     * @param lines as in {@link MaskTables#lines()}; none where the rows do not speak of software interrupts
     */
    public record AssemblerRows(String in, String label, String directive, String values, boolean masks, List<String> lines) {

        public AssemblerRows {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }
}
