package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.FieldDef;

/**
 * Cuts members out of the text of a struct, for declarations that the grammar does not take.
 *
 * <p>A header that is read by itself may use a macro that its includer defines: {@code LIST_ENTRY(x) link;}. Such a member has a
 * name that anyone can see, and must not be lost.
 */
final class MemberText {

    private final SourceText source;
    private final List<Token> tokens;

    private MemberText(SourceText source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** The member declarations between the braces of the struct at {@code struct}, the {@code ;} included. */
    static List<Span> members(SourceText source, Span struct) {
        List<Span> members = new ArrayList<>();
        List<Token> code = code(source, struct);
        int depth = 0;
        int start = -1;
        for (Token token : code) {
            String text = token.in(source);
            if (depth == 1 && start < 0 && !text.equals("}")) {
                start = token.span().start();
            }
            if (opens(text)) {
                depth++;
                start = depth == 1 ? -1 : start;
            } else if (closes(text)) {
                depth--;
            } else if (depth == 1 && text.equals(";")) {
                members.add(new Span(start, token.span().end()));
                start = -1;
            }
        }
        return members;
    }

    /** The fields that the declaration {@code member} declares; empty if its names cannot be told. */
    static List<FieldDef> fields(SourceText source, Span member) {
        List<Token> code = code(source, member);
        if (code.isEmpty() || code.stream().anyMatch(t -> t.in(source).equals("{"))) {
            return List.of();
        }
        return new MemberText(source, code.subList(0, code.size() - 1)).fields(member);
    }

    private List<FieldDef> fields(Span member) {
        List<FieldDef> fields = new ArrayList<>();
        List<Token> base = List.of();
        for (List<Token> declarator : declarators()) {
            int name = name(declarator);
            boolean first = fields.isEmpty();
            if (name < 0 || first && name == 0) {
                return List.of();
            }
            List<Token> type = new ArrayList<>(first ? List.of() : base);
            type.addAll(declarator.subList(0, name));
            if (first) {
                base = type.stream().filter(t -> !t.in(source).equals("*")).toList();
            }
            type.addAll(declarator.subList(name + 1, declarator.size()));
            fields.add(new FieldDef(declarator.get(name).in(source), TypeText.of(source, type), member, declarator.get(name).span()));
        }
        return fields;
    }

    /** The parts between top-level commas, attributes left out. */
    private List<List<Token>> declarators() {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            if (depth == 0 && isAttribute(i)) {
                i = pastGroup(i + 1) - 1;
                continue;
            }
            depth += opens(text) ? 1 : closes(text) ? -1 : 0;
            if (depth == 0 && text.equals(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(tokens.get(i));
            }
        }
        parts.add(part);
        return parts;
    }

    /** {@code __packed}, {@code __aligned(8)}; not a type such as {@code __uint32_t}, which something follows. */
    private boolean isAttribute(int i) {
        String text = tokens.get(i).in(source);
        boolean group = i + 1 < tokens.size() && tokens.get(i + 1).in(source).equals("(");
        return text.startsWith("__") && (group || !text.endsWith("_t"));
    }

    private int pastGroup(int from) {
        if (from >= tokens.size() || !tokens.get(from).in(source).equals("(")) {
            return from;
        }
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            depth += opens(text) ? 1 : closes(text) ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** Index of the name: in {@code (*name)}, or the last word before brackets or a colon; -1 for none. */
    private int name(List<Token> declarator) {
        int depth = 0;
        int name = -1;
        for (int i = 0; i < declarator.size(); i++) {
            String text = declarator.get(i).in(source);
            if (depth == 0 && (text.equals("[") || text.equals(":"))) {
                return name;
            }
            boolean word = declarator.get(i).kind() == Kind.IDENTIFIER;
            if (depth == 1 && word && i >= 2 && declarator.get(i - 1).in(source).equals("*") && declarator.get(i - 2).in(source).equals("(")) {
                return i;
            }
            depth += opens(text) ? 1 : closes(text) ? -1 : 0;
            boolean call = i + 1 < declarator.size() && declarator.get(i + 1).in(source).equals("(");
            if (depth == 0 && word && !call) {
                name = i;
            }
        }
        return name;
    }

    /** The tokens in {@code span} without comments and directives. */
    private static List<Token> code(SourceText source, Span span) {
        List<Token> code = new ArrayList<>();
        boolean directive = false;
        for (Token token : Lexer.tokens(source, span)) {
            if (token.kind() == Kind.DIRECTIVE) {
                directive = true;
            } else if (token.kind() == Kind.END_OF_DIRECTIVE) {
                directive = false;
            } else if (!directive && token.kind() != Kind.COMMENT) {
                code.add(token);
            }
        }
        return code;
    }

    private static boolean opens(String text) {
        return text.equals("(") || text.equals("[") || text.equals("{");
    }

    private static boolean closes(String text) {
        return text.equals(")") || text.equals("]") || text.equals("}");
    }
}
