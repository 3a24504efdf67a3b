package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Symbol;

/** Finds function addresses in initialisers at file scope and of static variables in functions. */
final class Tables {

    private final UnitNames unit;
    private final List<UnitFlows.TableEntry> entries = new ArrayList<>();

    private final Mentions mentions;
    private Set<String> with = Set.of();

    private Tables(UnitNames unit, Mentions mentions) {
        this.unit = unit;
        this.mentions = mentions;
    }

    static List<UnitFlows.TableEntry> of(UnitNames unit, List<Node> declarations, Mentions mentions) {
        Tables tables = new Tables(unit, mentions);
        for (Node d : declarations) {
            if (d.kind() == Kind.FUNCTION) {
                d.walk(n -> {
                    if (n.kind() == Kind.DECLARATION) {
                        tables.declaration(n, d.text() + ".");
                    }
                });
            } else if (d.kind() == Kind.DECLARATION) {
                tables.declaration(d, "");
            }
        }
        return tables.entries;
    }

    private void declaration(Node d, String prefix) {
        for (Node variable : d.children()) {
            Node initial = variable.kind() == Kind.VARIABLE ? LocalDeclarations.initial(variable) : null;
            boolean kept = initial != null && (prefix.isEmpty() || unit.begins(d, variable, "static"));
            if (kept) {
                value(initial, variable.type(), "variable " + prefix + variable.text(), prefix + variable.text());
            }
        }
    }

    private void value(Node n, String type, String slot, String table) {
        Node bare = CTypes.bare(n);
        if (bare.kind() == Kind.UNARY && bare.operator().equals("&") && !bare.children().isEmpty()) {
            bare = CTypes.bare(bare.child(0));
        }
        if (bare.kind() == Kind.NAME && bare.symbol().orElse(null) instanceof Symbol.Function f) {
            entries.add(new UnitFlows.TableEntry(slot, new FunctionId(f.name(), f.file()), table, unit.place(bare), with));
        } else if (bare.kind() == Kind.INITIALIZER_LIST && !bare.text().isEmpty()) {
            String literal = bare.text();
            bare.children().forEach(list -> list(list, literal, table));
        } else if (bare.kind() == Kind.INITIALIZER_LIST) {
            list(bare, type, table);
        } else if (bare.kind() == Kind.CONDITIONAL) {
            bare.children().subList(1, bare.children().size()).forEach(c -> value(c, type, slot, table));
        }
    }

    private void list(Node list, String type, String table) {
        boolean array = CTypes.isArray(type);
        String tag = array ? "" : unit.tagOf(type);
        StructDef struct = tag.isEmpty() ? null : unit.struct(tag);
        Set<String> around = with;
        with = array ? around : mentions.in(list, unit.place(list));
        int position = 0;
        for (Node child : list.children()) {
            if (child.kind() == Kind.DESIGNATED) {
                designated(child, type, table);
                position = struct == null ? Integer.MIN_VALUE : position(struct, firstField(child.text())) + 1;
            } else if (array) {
                value(child, CTypes.element(type), "variable " + table, table);
            } else if (struct != null && position >= 0 && position < struct.fields().size()) {
                FieldDef field = struct.fields().get(position++);
                value(child, field.type(), tag + "." + field.name(), table);
            } else if (struct == null && !tag.isEmpty() && position >= 0) {
                value(child, "", tag + "[" + position++ + "]", table);
            } else {
                value(child, "", "variable " + table, table);
            }
        }
        with = around;
    }

    private static String firstField(String designators) {
        String rest = designators.startsWith(".") ? designators.substring(1) : designators;
        int end = 0;
        while (end < rest.length() && Character.isJavaIdentifierPart(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }

    private void designated(Node n, String type, String table) {
        String left = n.text();
        String at = type;
        String slot = "variable " + table;
        while (!left.isEmpty()) {
            if (left.startsWith("[")) {
                left = left.substring(left.indexOf(']') + 1);
                at = CTypes.element(at);
                continue;
            }
            String field = firstField(left);
            if (field.isEmpty()) {
                break;
            }
            left = left.substring(field.length() + 1);
            String tag = CTypes.isArray(at) ? "" : unit.tagOf(at);
            slot = tag.isEmpty() ? "variable " + table : tag + "." + field;
            at = typeOf(tag, field);
        }
        value(n.child(n.children().size() - 1), at, slot, table);
    }

    private String typeOf(String tag, String field) {
        StructDef struct = tag.isEmpty() ? null : unit.struct(tag);
        int position = struct == null ? -1 : position(struct, field);
        return position < 0 ? "" : struct.fields().get(position).type();
    }

    /** Which member of {@code struct} is called {@code field}; -1 if none is. */
    static int position(StructDef struct, String field) {
        for (int i = 0; i < struct.fields().size(); i++) {
            if (struct.fields().get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }
}
