package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.Rule;

/**
 * Checks of the fields of one struct: LW0003 (no mark in a marked struct), LW0007 (lock that guards itself), LW0012 ({@code volatile}
 * or bit-field under an atomic key), LW0013 (atomic key on a type the atomic operations do not fit).
 */
final class FieldChecks {

    private static final Pattern PADDING = Pattern.compile("(?i).*(?:pad|spare|unused|reserved|rsvd|dummy)\\w*\\d*$");
    private static final Pattern LOCK = Pattern.compile("\\b(?:kmutex_t|krwlock_t|struct mtx|struct rwlock|struct mutex)\\b");
    private static final Pattern SMALL = Pattern.compile("(?:const |volatile )*+(?:bool|_Bool|char|unsigned char|u_char|short|unsigned short|u_short"
            + "|u?int(?:8|16)_t|u_int(?:8|16)_t)(?: volatile)?");
    private static final Pattern WIDE = Pattern.compile("(?:const |volatile )*+(?:struct|union) [A-Za-z_]\\w*|(?:struct|union)|float|double"
            + "|(?:[SL]|TAIL|STAIL|SIMPLE)?Q?(?:LIST|Q)_(?:HEAD|ENTRY)\\(.*\\)|kcondvar_t|callout_t");

    private final KeyFinding at;
    private final KeyedStruct struct;
    private final boolean inner;
    private final Set<String> keyedTags;

    /** Checks of {@code struct}; a field that is itself one of the structs {@code keyedTags} has its marks there. */
    FieldChecks(KeyFinding at, KeyedStruct struct, boolean inner, Set<String> keyedTags) {
        this.keyedTags = keyedTags;
        this.at = at;
        this.struct = struct;
        this.inner = inner;
    }

    List<Finding> findings() {
        List<Finding> out = new ArrayList<>();
        for (FieldDef field : struct.def().fields()) {
            Optional<Mark> mark = struct.mark(field);
            if (mark.isPresent()) {
                Guard guard = KeyModel.guard(struct.legend(), mark.get());
                selfGuard(field, mark.get(), guard).ifPresent(out::add);
                if (guard.isAtomic()) {
                    atomic(field, mark.get(), guard, out);
                }
            } else if (struct.unmarkedFields().contains(field.name()) && needsMark(field)) {
                out.add(unmarked(field));
            }
        }
        return out;
    }

    /** Locks guard themselves, padding needs no guard, a legend may speak of the rest, and one that locks only imply promised nothing. */
    private boolean needsMark(FieldDef field) {
        boolean stray = struct.strays().stream().anyMatch(s -> s.field().equals(field.name()));
        boolean isKeyed = field.type().startsWith("struct ") && keyedTags.contains(field.type().substring("struct ".length()));
        boolean isImplied = struct.legend().span().equals(struct.def().span());
        boolean inParts = struct.accessedFields().contains(field.name())
                || struct.parts().stream().anyMatch(p -> p.field().matches(Pattern.quote(field.name()) + "(?:\\.|->).*"));
        boolean elsewhere = struct.mark(field.name()).isPresent();
        return !inner && !stray && !isKeyed && !isImplied && !inParts && !elsewhere && struct.legend().otherwise().isEmpty() && struct.legend().dialect() != Dialect.PROSE
                && !LOCK.matcher(field.type()).find() && !PADDING.matcher(field.name()).matches();
    }

    private Finding unmarked(FieldDef field) {
        String name = KeyFinding.field(struct, field.name());
        String message = name + " has no mark; " + struct.marked() + " of " + struct.total() + " fields of its struct have one";
        String remedy = "mark it, or say in the legend what holds for the rest: 'Otherwise, ...'";
        return at.may("LW0003", field.nameSpan(), name, message, remedy);
    }

    private Optional<Finding> selfGuard(FieldDef field, Mark mark, Guard guard) {
        boolean isLock = LOCK.matcher(field.type()).find() && field.type().indexOf('*') < 0;
        boolean isDeclared = struct.legend().span().contains(mark.span());
        if (isLock && !isDeclared && guard.write() instanceof Rule.Held held && held.lock().names().equals(List.of(field.name()))) {
            String name = KeyFinding.field(struct, field.name());
            return Optional.of(at.must("LW0007", mark.span(), name, name + " is a lock marked as guarded by itself",
                    "a lock needs no key; mark it as constant or stable, or not at all"));
        }
        return Optional.empty();
    }

    private void atomic(FieldDef field, Mark mark, Guard guard, List<Finding> out) {
        String name = KeyFinding.field(struct, field.name());
        String says = "its key says: " + guard.text();
        String type = field.type();
        String declaration = at.source().slice(field.declaration());
        boolean bits = Pattern.compile("\\b" + Pattern.quote(field.name()) + "\\s*:").matcher(declaration).find();
        if (bits) {
            out.add(at.must("LW0012", field.nameSpan(), name, name + " is a bit-field under an atomic key", says,
                    "no atomic operation can name a bit-field; make it a word of its own, or give it a lock"));
        } else if (type.startsWith("volatile ") || type.contains(" volatile") && type.indexOf('*') < 0) {
            out.add(at.may("LW0012", field.nameSpan(), name, name + " is volatile under an atomic key", says,
                    "atomic_loadstore(9) and atomic_ops(3) need no volatile, and a plain access to it looks atomic and is not"));
        }
        if (type.indexOf('*') < 0 && (WIDE.matcher(type).matches() || type.endsWith("]"))) {
            out.add(at.must("LW0013", field.nameSpan(), name, name + " has type '" + type + "', which no atomic operation takes", says,
                    "give it a lock, or make it a word or a pointer"));
        } else if (SMALL.matcher(type).matches() && !bits) {
            out.add(at.may("LW0013", field.nameSpan(), name, name + " has type '" + type + "', which atomic_ops(3) cannot change",
                    says, "only atomic_load and atomic_store fit it; use a word of 32 bits for anything else"));
        }
    }
}
