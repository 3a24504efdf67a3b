package org.lockwright.parser.tree;

/** What a {@link Node} is. Names follow the C standard's grammar where it has one. */
public enum Kind {
    /** A function definition; children: declarator parts it keeps, then the body. */
    FUNCTION,
    /** A declaration at file or block scope; children: its variables, or the struct it defines. */
    DECLARATION,
    /** One declared name, {@link Node#text()}; child: its initialiser, if any. */
    VARIABLE,
    /** A parameter of a function definition. */
    PARAMETER,
    /** A struct or union definition. */
    STRUCT,
    /** An enum definition; children: its enumerators. */
    ENUM,
    /** A constant of an enum, {@link Node#text()}; child: its value, if given. */
    ENUMERATOR,
    /** A braced list of statements. */
    COMPOUND,
    /** A declaration used as a statement; child: the declaration. */
    DECLARATION_STATEMENT,
    /** An expression used as a statement. */
    EXPRESSION_STATEMENT,
    /** {@code if}: condition, then, else. */
    IF,
    /** {@code while}: condition, body. */
    WHILE,
    /** {@code do}: body, condition. */
    DO,
    /** {@code for}: initialiser, condition, step (absent parts are {@link #EMPTY}), body. */
    FOR,
    /** {@code switch}: controlling expression, body. */
    SWITCH,
    /** {@code case}; child: the value. */
    CASE,
    /** {@code default}. */
    DEFAULT,
    /** A label, {@link Node#text()}, and its statement. */
    LABEL,
    /** {@code goto}, the label in {@link Node#text()}, or a computed one with the expression as child. */
    GOTO,
    /** {@code break}. */
    BREAK,
    /** {@code continue}. */
    CONTINUE,
    /** {@code return}, with its value if any. */
    RETURN,
    /** An empty statement, or an absent part of a {@code for}. */
    EMPTY,
    /** Assembler, as a statement or a declaration. */
    ASM,
    /** An identifier used as an expression, {@link Node#text()}. */
    NAME,
    /** {@code o.f} or {@code p->f}: the operator in {@link Node#operator()}, the field in {@link Node#text()}; child: the object. */
    FIELD,
    /** {@code a[i]}: array, index. */
    INDEX,
    /** A call: callee, arguments. */
    CALL,
    /** A cast: operand. The type is in {@link Node#text()}. */
    CAST,
    /** A prefix or postfix operator, {@link Node#operator()}: {@code "!"}, {@code "&"}, {@code "p++"} for postfix. */
    UNARY,
    /** Parentheses. */
    PAREN,
    /** {@code sizeof}, {@code typeof}, {@code _Alignof}, which evaluate nothing; what {@code sizeof} gives, if it can be told, in {@link Node#text()}. */
    UNEVALUATED,
    /** A binary operator without side effect, {@link Node#operator()}. */
    BINARY,
    /** An assignment, {@link Node#operator()}: {@code "="}, {@code "|="}, ... */
    ASSIGN,
    /** {@code c ? a : b}; the GNU form without the middle has two children. */
    CONDITIONAL,
    /** {@code a, b, ...}. */
    COMMA,
    /** A constant or string literal, {@link Node#text()}. */
    LITERAL,
    /** GNU statement expression; child: the compound. */
    STATEMENT_EXPRESSION,
    /** A type name as operand, {@link Node#text()}: of {@code sizeof}, {@code __builtin_offsetof}, ... */
    TYPE_NAME,
    /** A braced initialiser, or a compound literal with its type in {@link Node#text()}. */
    INITIALIZER_LIST,
    /** A designated initialiser; the designators in {@link Node#text()}; child: the value. */
    DESIGNATED,
    /** Anything the front end could not parse; it is also a {@link Gap}. */
    PROBLEM,
    /** A form of C that has no kind of its own; children are kept. */
    OTHER;

    /** Whether it is a loop statement. */
    public boolean isLoop() {
        return this == WHILE || this == DO || this == FOR;
    }

    /** Whether control never goes on behind it. */
    public boolean isJump() {
        return this == RETURN || this == GOTO || this == BREAK || this == CONTINUE;
    }
}
