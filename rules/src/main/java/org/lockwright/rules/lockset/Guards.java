package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockResolver;
import org.lockwright.rules.key.Rule;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.FieldId;

/** Which locks an access to a field must have, by the keys that comments and a pack give to fields. */
final class Guards {

    /** The rule of a write to a field that is constant or stable. */
    static final String WRITTEN_ONCE = "written once";

    private final KeyModel keys;
    private final Locking locking;
    private final FieldTypes types;
    private final Map<FieldId, GuardedField> fields = new HashMap<>();
    private final Map<FieldId, KeyedStruct> structs = new HashMap<>();

    private Guards(KeyModel keys, Locking locking, FieldTypes types) {
        this.keys = keys;
        this.locking = locking;
        this.types = types;
    }

    /**
     * The guards of a program.
     *
     * @param keys the keys that the comments give
     * @param locking what packs say of locks
     * @param todayKeys structs whose keys of today count for fields that the comments give no key
     * @param fieldTypes types of members as C spells them, by {@code "tag.field"}
     */
    static Guards of(KeyModel keys, Locking locking, List<Pack.KeyedStruct> todayKeys, Map<String, String> fieldTypes) {
        Guards guards = new Guards(keys, locking, new FieldTypes(fieldTypes, keys.structs().stream().map(KeyedStruct::def).toList()));
        for (KeyedStruct struct : keys.structs()) {
            for (Mark mark : struct.marks()) {
                FieldId id = new FieldId(struct.def().tag(), mark.field());
                keys.guard(id).ifPresent(g -> guards.fields.putIfAbsent(id, new GuardedField(id, g, mark.spelling())));
                guards.structs.putIfAbsent(id, struct);
            }
        }
        todayKeys.forEach(guards::add);
        return guards;
    }

    private void add(Pack.KeyedStruct struct) {
        Map<String, String> legend = new HashMap<>();
        struct.legend().forEach(line -> legend.putIfAbsent(line.key(), line.text()));
        for (Pack.KeyedField field : struct.fields()) {
            FieldId id = new FieldId(struct.tag(), field.name());
            if (legend.containsKey(field.today())) {
                fields.putIfAbsent(id, new GuardedField(id, Guard.of(legend.get(field.today())), field.today()));
            }
        }
    }

    /** The field, if it has a key. */
    Optional<GuardedField> field(String tag, String field) {
        FieldId id = new FieldId(tag, field);
        return Optional.ofNullable(fields.get(id)).or(() -> keys.guard(id).map(g -> new GuardedField(id, g, "")));
    }

    /** {@code use} as one of the innermost member with a key that it is one of or of a part of. */
    Optional<Event.Use> keyed(Event.Use use) {
        return use.within((tag, name) -> field(tag, name).isPresent());
    }

    /** The field that {@code use} is one of, which has a key. */
    GuardedField of(Event.Use use) {
        return field(use.access().member().tag(), use.access().member().field()).orElseThrow();
    }

    /** What it takes to read, or to write, {@code field} of the object at {@code object}. */
    Wanted wanted(GuardedField field, Term object, boolean write) {
        KeyedStruct struct = structs.get(field.id());
        Optional<LockResolver> resolver = struct == null ? resolver(field.id().tag()) : keys.locksOf(struct);
        return wanted(field.id().tag(), field.guard(), resolver, object, write);
    }

    /** What {@code guard} asks for, on any field of struct {@code tag}. */
    Wanted wanted(String tag, Guard guard, Term object, boolean write) {
        return wanted(tag, guard, resolver(tag), object, write);
    }

    private Optional<LockResolver> resolver(String tag) {
        return keys.locksOf(types.def(tag));
    }

    private Wanted wanted(String tag, Guard guard, Optional<LockResolver> resolver, Term object, boolean write) {
        GuardLocks locks = new GuardLocks(locking, types, tag, resolver, object);
        return new Wanted(need(write ? guard.write() : guard.read(), locks, guard.text(), write), guard.condition());
    }

    private static Need need(Rule rule, GuardLocks locks, String text, boolean write) {
        if (rule instanceof Rule.Held held) {
            return locks.need(held.lock(), text, write && held.mode() != Rule.Mode.SHARED);
        } else if (rule instanceof Rule.All all) {
            return joined(all.rules(), Need.AllOf::new, locks, text, write);
        } else if (rule instanceof Rule.Any any) {
            return joined(any.rules(), Need.AnyOf::new, locks, text, write);
        } else if (rule instanceof Rule.PartOf parts) {
            return joined(parts.rules(), Need.AnyOf::new, locks, text, write);
        } else if (rule instanceof Rule.ByState states) {
            return joined(states.rules(), Need.AnyOf::new, locks, text, write);
        }
        if (rule instanceof Rule.Unknown unknown) {
            return new Need.Nothing("the key names no lock: " + unknown.why(), false);
        } else if (rule instanceof Rule.Local local && local.scope() == Rule.Scope.THREAD) {
            return new Need.OwnThread(locks.object());
        } else if (rule instanceof Rule.Owner owner) {
            return new Need.Owned(locks.object(), owner.by());
        } else if (rule instanceof Rule.Local || rule instanceof Rule.Level) {
            return new Need.Nothing("the key is no lock: " + rule.print(), false);
        }
        boolean once = write && (rule instanceof Rule.Constant || rule instanceof Rule.Stable);
        return new Need.Nothing(once ? WRITTEN_ONCE : "the key asks for no lock: " + rule.print(), true);
    }

    private static Need joined(List<Rule> rules, Function<List<Need>, Need> join, GuardLocks locks, String text, boolean write) {
        return join.apply(rules.stream().map(r -> need(r, locks, text, write)).toList());
    }
}
