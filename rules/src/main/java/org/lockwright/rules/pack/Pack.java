package org.lockwright.rules.pack;

import java.util.List;

/**
 * A rule pack: the data that turns one locking design into checks, rewrites and a patch series.
 *
 * @param name the pack's name, as given to {@code --pack}
 * @param version grows when the output for the same tree may change
 * @param summary one sentence
 * @param hash SHA-256 of the pack's bytes, lower-case hex
 * @param order the declared lock order, {@code "A > B > C / D"}; {@code /} is co-equal and must not nest; empty if none
 * @param structs the structs whose fields the pack keys
 * @param primitives what calls do to locks
 * @param rewrites the rules that change code, in the order they apply
 * @param patches how rewrites are grouped into patches, in series order
 * @param subsystems folders that make one patch each under {@code per: subsystem}
 * @param cover what the cover letter says beyond the counts
 * @param locking what it says of locks for the lock analysis
 * @param idioms the repeatable patterns of the design, and the rules that answer for each
 */
public record Pack(
        String name,
        int version,
        String summary,
        String hash,
        String order,
        List<KeyedStruct> structs,
        List<Primitive> primitives,
        List<Rewrite> rewrites,
        List<PatchGroup> patches,
        List<Subsystem> subsystems,
        Cover cover,
        Locking locking,
        List<Idiom> idioms) {

    public Pack {
        structs = List.copyOf(structs);
        primitives = List.copyOf(primitives);
        rewrites = List.copyOf(rewrites);
        patches = List.copyOf(patches);
        subsystems = List.copyOf(subsystems);
        idioms = List.copyOf(idioms);
    }

    /** A pack that numbers no idioms. */
    public Pack(String name, int version, String summary, String hash, String order, List<KeyedStruct> structs, List<Primitive> primitives,
            List<Rewrite> rewrites, List<PatchGroup> patches, List<Subsystem> subsystems, Cover cover, Locking locking) {
        this(name, version, summary, hash, order, structs, primitives, rewrites, patches, subsystems, cover, locking, List.of());
    }

    /**
     * A repeatable pattern of the design.
     *
     * @param number its number in the design
     * @param what what it looks like, one line
     * @param rules ids of the rewrites that answer for its places
     */
    public record Idiom(int number, String what, List<String> rules) {

        public Idiom {
            rules = List.copyOf(rules);
        }
    }

    /** The name and the cover letter of a series that no pack's file describes; it has no hash. */
    public static Pack unwritten(String name, String summary, Cover cover) {
        return new Pack(name, 1, summary, "", "", List.of(), List.of(), List.of(), List.of(), List.of(), cover, Locking.NONE);
    }

    /**
     * A struct and the key of each of its fields.
     *
     * @param tag the struct's tag
     * @param header file that defines it, relative to the folder above {@code sys/}
     * @param legend legend lines by key, in the order they are written
     * @param fields one per field, in the order of the struct
     */
    public record KeyedStruct(String tag, String header, List<LegendLine> legend, List<KeyedField> fields) {

        public KeyedStruct {
            legend = List.copyOf(legend);
            fields = List.copyOf(fields);
        }
    }

    /**
     * One line of a legend.
     *
     * @param key the letter or letters between the parentheses
     * @param text what it means, as the comment says it
     */
    public record LegendLine(String key, String text) {
    }

    /**
     * The keys of one field.
     *
     * @param name the field
     * @param today the key that is true of the tree as it is; empty for a field that is left without a mark
     * @param goal the key the design gives it
     * @param reason why {@code goal} departs from the design's text, or where the design is silent; may be empty
     */
    public record KeyedField(String name, String today, String goal, String reason) {
    }

    /** What a call does to a lock. */
    public enum Effect {
        /** The lock is held afterwards. */
        ACQUIRE,
        /** The lock is no longer held afterwards. */
        RELEASE,
        /** The lock is dropped and taken again before the call returns. */
        RELEASE_AND_REACQUIRE,
        /** The caller must hold the lock; it stays held. */
        ASSERT,
        /** The call neither takes nor drops any lock its caller may hold. */
        NEUTRAL
    }

    /**
     * A row of the primitives table.
     *
     * @param call the function or macro
     * @param effect what it does
     * @param lock the lock, as an expression over {@code arg0}, {@code arg1}, ...; empty for {@link Effect#NEUTRAL}
     */
    public record Primitive(String call, Effect effect, String lock) {
    }

    /**
     * A patch, or one patch per subsystem.
     *
     * @param rules ids of the rewrites whose edits go into it
     * @param perSubsystem whether each {@link Subsystem} with edits makes a patch of its own
     * @param perPort whether each port with edits makes a patch of its own, whose title and body the port's conversion has
     * @param title the commit's subject; {@code ${subsystem}} stands for the subsystem's name
     * @param body why the change is made, in plain paragraphs
     */
    public record PatchGroup(List<String> rules, boolean perSubsystem, boolean perPort, String title, String body) {

        /** A group that makes one patch, or one for each subsystem. */
        public PatchGroup(List<String> rules, boolean perSubsystem, String title, String body) {
            this(rules, perSubsystem, false, title, body);
        }

        public PatchGroup {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A part of the tree that gets its own patch.
     *
     * @param name as it stands in titles
     * @param paths folders or files, relative to the folder above {@code sys/}; the longest match wins
     */
    public record Subsystem(String name, List<String> paths) {

        public Subsystem {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Parts of the cover letter.
     *
     * @param title its subject
     * @param body paragraphs before the counts
     * @param notes paragraphs after them, for example who sees a changed structure layout
     */
    public record Cover(String title, String body, List<String> notes) {

        public Cover {
            notes = List.copyOf(notes);
        }
    }
}
