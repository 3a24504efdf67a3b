package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.key.LockResolver;
import org.lockwright.rules.key.Rule;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.FieldId;

/** The guards of a tree's fields, and the locks that they mean for one object. */
final class Guards {

    /** The rule of a write to a field that is constant or stable. */
    static final String WRITTEN_ONCE = "written once";

    private final Map<FieldId, GuardedField> fields = new HashMap<>();
    private final Locking locking;
    private final Map<String, String> types;
    private final Map<String, String> onlyTag = new HashMap<>();

    /**
     * A field with a key.
     *
     * @param locks finds the classes of the locks its legend names
     * @param key the legend's text
     */
    record GuardedField(FieldId id, Guard guard, Optional<LockResolver> locks, String key) {
    }

    private Guards(Locking locking, Map<String, String> types) {
        this.locking = locking;
        this.types = types;
        types.keySet().stream().sorted().forEach(k -> onlyTag.merge(k.substring(k.indexOf('.') + 1), k.substring(0, k.indexOf('.')), (a, b) -> ""));
    }

    /** The guards that comments give, and for fields without those the ones that {@code packs} say are true today. */
    static Guards of(KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, Map<String, String> types) {
        Guards out = new Guards(locking, types);
        for (KeyedStruct struct : keys.structs()) {
            struct.marks().forEach(mark -> {
                FieldId id = new FieldId(struct.def().tag(), mark.field());
                keys.guard(id).ifPresent(g -> out.fields.putIfAbsent(id, new GuardedField(id, g, keys.locksOf(struct), g.text())));
            });
        }
        for (Pack.KeyedStruct struct : packs) {
            Map<String, String> legend = new HashMap<>();
            struct.legend().forEach(l -> legend.put(l.key(), l.text()));
            struct.fields().stream().filter(f -> legend.containsKey(f.today())).forEach(f -> {
                FieldId id = new FieldId(struct.tag(), f.name());
                String text = legend.get(f.today());
                out.fields.putIfAbsent(id, new GuardedField(id, Guard.of(text), Optional.empty(), text));
            });
        }
        return out;
    }

    Map<FieldId, GuardedField> fields() {
        return fields;
    }

    Optional<GuardedField> field(String tag, String name) {
        return Optional.ofNullable(fields.get(new FieldId(tag, name)));
    }

    /** What must hold to read or write the field of {@code object}. */
    Need need(GuardedField field, Term object, boolean write) {
        return need(write ? field.guard().write() : field.guard().read(), field, object, write);
    }

    private Need need(Rule rule, GuardedField field, Term object, boolean write) {
        if (rule instanceof Rule.Held held) {
            return lock(held, field, object, write);
        } else if (rule instanceof Rule.All all) {
            return new Need.AllOf(all.rules().stream().map(r -> need(r, field, object, write)).toList());
        } else if (rule instanceof Rule.Any any) {
            return new Need.AnyOf(any.rules().stream().map(r -> need(r, field, object, write)).toList());
        } else if (rule instanceof Rule.PartOf part) {
            return new Need.AnyOf(part.rules().stream().map(r -> need(r, field, object, write)).toList());
        } else if (rule instanceof Rule.ByState state) {
            return new Need.AnyOf(state.rules().stream().map(r -> need(r, field, object, write)).toList());
        } else if (rule instanceof Rule.Unknown unknown) {
            return new Need.Nothing("the key names no lock: " + unknown.why(), false);
        } else if (rule instanceof Rule.Owner || rule instanceof Rule.Local || rule instanceof Rule.Level) {
            return new Need.Nothing("the key is no lock: " + rule.print(), false);
        }
        boolean stored = write && (rule instanceof Rule.Constant || rule instanceof Rule.Stable);
        return new Need.Nothing(stored ? WRITTEN_ONCE : "the key asks for no lock: " + rule.print(), true);
    }

    private Need lock(Rule.Held held, GuardedField field, Term object, boolean write) {
        LockPath path = held.lock();
        boolean exclusive = held.mode() == Rule.Mode.EXCLUSIVE || held.mode() == Rule.Mode.ANY && write;
        List<LockPath> spellings = new ArrayList<>(path.explanations(field.key()));
        spellings.add(0, path);
        for (LockPath spelling : spellings) {
            Optional<Term> term = member(spelling, field.id().tag(), object).or(() -> named(spelling, field.id().tag(), object));
            if (term.isPresent()) {
                return new Need.Lock(term.get(), term.get().lockClass(), exclusive);
            }
        }
        LockClass found = field.locks().map(r -> r.resolve(path, field.key())).orElse(null);
        if (found != null && found.isResolved()) {
            return ofClass(found.name(), field.id().tag(), object, exclusive);
        }
        return new Need.Nothing("the lock '" + path.text() + "' of the key could not be told", false);
    }

    private Need ofClass(String name, String tag, Term object, boolean exclusive) {
        String bare = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
        String cls = locking.locks().stream().filter(l -> l.name().equals(bare) && l.is().size() == 1).findFirst().map(l -> l.is().get(0)).orElse(name);
        if (cls.endsWith("()")) {
            return new Need.Nothing("the lock '" + bare + "' of the key is a macro", false);
        }
        boolean isOwn = cls.startsWith(tag + ".");
        Term term = isOwn ? Term.member(object, tag, cls.substring(tag.length() + 1)) : cls.indexOf('.') < 0 ? Term.global(cls, "") : null;
        return new Need.Lock(term, cls, exclusive);
    }

    /** A path that begins at a member of the object, or at a word that stands for the object. */
    private Optional<Term> member(LockPath path, String tag, Term object) {
        List<String> names = path.names();
        int first = 0;
        while (first < names.size() && first < 2 && !types.containsKey(tag + "." + names.get(first))) {
            first++;
        }
        if (path.text().contains("::") || first >= names.size() || first >= 2) {
            return Optional.empty();
        }
        Term at = object;
        String owner = tag;
        for (int i = first; i < names.size(); i++) {
            String name = names.get(i);
            String type = types.getOrDefault(owner + "." + name, "");
            if (owner.isEmpty()) {
                owner = onlyTag.getOrDefault(name, "");
                type = types.getOrDefault(owner + "." + name, "");
            }
            at = Term.member(at, owner, name);
            if (i + 1 < names.size()) {
                at = type.contains("*") ? Term.load(at) : at;
                owner = tagOf(type);
                if (!types.containsKey(owner + "." + names.get(i + 1))) {
                    owner = onlyTag.getOrDefault(names.get(i + 1), owner);
                }
            }
        }
        return Optional.of(at);
    }

    private static String tagOf(String type) {
        return type.replaceAll("\\b(?:const|volatile|struct|union)\\b", "").replaceAll("[*\\s]+", " ").strip().replaceFirst("_t$", "").replaceFirst(" .*", "");
    }

    /** A lock that the pack names, by its name or by the words that legends use. */
    private Optional<Term> named(LockPath path, String tag, Term object) {
        String text = path.text().replaceFirst("\\(.*", "").strip();
        return locking.locks().stream().filter(l -> (l.name().equals(text) || l.words().contains(path.text()) || l.words().contains(text)) && l.is().size() == 1)
                .findFirst().flatMap(l -> {
                    String cls = l.is().get(0);
                    if (cls.indexOf('.') < 0) {
                        return Optional.of(Term.global(cls, ""));
                    }
                    return cls.startsWith(tag + ".") ? Optional.of(Term.member(object, tag, cls.substring(tag.length() + 1))) : Optional.empty();
                });
    }
}
