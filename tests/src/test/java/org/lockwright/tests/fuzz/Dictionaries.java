package org.lockwright.tests.fuzz;

import java.util.List;

/** Pieces that mean something to a reader, or are likely to be misread. */
final class Dictionaries {

    private Dictionaries() {
    }

    static final List<String> C = List.of("/*", "*/", "//", "// \\\n", "\"", "'", "'\\", "L\"", "??/", "\\\n", "#", "##", "#if", "#if 0\n", "\n#if defined(\n", "\n#if (1 ? 2 : (\n",
            "\n#elif A / 0\n", "\n#else\n", "\n#endif\n", "\n#ifdef INET\n", "\n#define A A A\n", "\n#define B(x) B(B(x)) x\n", "\n#define mutex_enter mutex_enter(mutex_enter\n",
            "\n#define C(x, ...) x ## __VA_ARGS__ # x\n", "\n#define E0 x,x,x,x\n#define E1 E0,E0,E0,E0\n#define E2 E1,E1,E1,E1\n#define E3 E2,E2,E2,E2\nint e[] = { E3 };\n",
            "\n#undef mutex_exit\n", "\n#include \"case.c\"\n", "\n#include <sys/systm.h>\n", "\n#include __FILE__\n", "\n#include \"../../../../../../etc/passwd\"\n", "\n#include </dev/zero>\n",
            "\n#line 2147483648 \"x\"\n", "\n#pragma once\n", "_Pragma(\"", "__attribute__((", "__asm(", "typeof(", "__typeof__(struct ring) ", "_Generic(", "_Static_assert(", "({", "})", "{", "}",
            "(", ")", "[", "]", ";", ",", "->", ".", "&", "*", "**", "=", "?", ":", "!", "...", "struct {", "union { struct {", "struct ring ", "struct ring { struct ring r; };",
            "enum { A, B = A, C = C };", "typedef ring ring;", "case 0 ... 9:", "default:", "switch (", "goto out;", "out:", "do {", "} while (", "for (;;)", "break;", "continue;", "return",
            "else", "if (", "while (1) ", "sizeof(", "extern ", "static inline ", "void *p(void (*)(void (*)(void)))", "int f(a, b) int a; { }", "mutex_enter(&r->r_lock);",
            "mutex_exit(&r->r_lock);", "rw_enter(&l, RW_READER);", "KASSERT(mutex_owned(&r->r_lock));", "if (!mutex_tryenter(&r->r_lock)) ", "cv_wait(&cv, &l);", "solock(so);", "sounlock(so);",
            "TAILQ_FOREACH(a, b, c) ", "atomic_inc_uint(&r->r_head);", "membar_release();", "callout_halt(&c, &l);", "splnet();", "r = r->r_peer;", "x = *&*&x;", "p[p[p[0]]] = &p;",
            "(*fp)(fp, fp);", "int x[] = { [0 ... 99] = { .a = 1 } };", "\u00e4");

    static final List<String> KEYS = List.of("/*", "*/", "*/ /*", "\n * ", "\n *\n", "(m)", "[m]", "m:", "m\t", "m =", "::", "(:)", "( )", "(!)", "(m,n)", "(m|n)", "m/n", "(m)/(n)", "a - text",
            "m,n:", "(m&n)", "Locking key:", "Field locking key:\n *", "Field markings and the corresponding locks:\n *", "Locks used to protect", "All fields are protected by ",
            "protected by r_lock", "(see below)", "Lock order:", "A > B > C", "A -> B", "locking order: a_lock, b_lock", "lockwright: allow LW1001 -- x", "/* lockwright: allow", "lockwright:",
            "LW0001, LW0002", "atomic", "atomic_load_relaxed", "stable", "const after creation", "unlocked", "(0)", "(-)", "(*)", "r_lock", "*r_lock", "r->r_peer->r_lock", "ring::r_lock",
            "proc_lock or r_lock", "both to write, either to read", "r_lock (adaptive)", "softnet_lock when INET", "#define r_alias r_head", "union {", "struct {", "} r_u;", "int r_a, *r_b, r_c[3];",
            "int r_f : 3;", ";", "{", "}", "#if 0", "#endif\n", "\t", " ", "\u00a7", "\u00e4", "\0", "k", "x_lock", "volatile ", "FLAG_A 0x01 /* m */", "/* (m) */", "//(m)\n", "/**", "**/", "/*/");

    static final List<String> YAML = List.of("- ", ": ", "{", "}", "[", "]", "{}", "[]", "&a ", "*a", "&b [*a, *a]", "!!binary ", "!!java.net.URL [\"x\"]", "!x ", "|", ">", "|2+\n", "\"", "'", "#", "%YAML 9.9\n",
            "---\n", "...\n", "<<: *a\n", "? ", "~", "null", "true", "-", "name: ", "locks:\n", "calls:\n", "slots:\n", "orders:\n", "aliases:\n", "structs:\n", "rewrites:\n", "act: take", "act: give",
            "act: init", "act: wait", "act: use", "lock: arg0", "lock: \"*arg0\"", "arg0->x", "arg99999999999", "result", "arg0.*.*", "level: ", "kind: spin", "order: a > a", "A > B > A", "where: sys/x",
            "version: 2\n", "pack: x\n", "summary: |\n", "  ", "\t", "\n", "\u00e4", "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", "is: []", "nests: ", "mode: ", "in: [\"../..\"]",
            "(?:(?:a+)+)+$", "0o7", ".inf", "1_000", "2001-01-01");

    static final List<String> CONFIG = List.of("include \"arch/amd64/conf/GENERIC\"\n", "include \"", "cinclude \"", "include \"../../../../etc/passwd\"\n", "prefix ..\n", "prefix\n", "options \t", "no options ",
            "options A=\"", "options A=B=C", "file kern/x.c ", "file ", "object ", "ifdef ", "ifndef ", "elifdef ", "else\n", "endif\n", "define a: a\n", "define ", "defflag opt_x.h X: X\n", "defflag ", "defparam x = 0x ",
            "obsolete ", "device a: a\n", "device d {[a = 1], b[2], c = c}\n", "attach ", " at ", " with ", "pseudo-device ", "*", "?", "!", "&", "|", "(", ")", "((", "!!!", ",", "=", "+=", ":", "\"", "\\\n",
            "\\", "#", "maxusers 99999999999999999999\n", "makeoptions ", "makeoptions A+=$A\n", "no makeoptions ", "version 99999999999\n", "ident \"", "machine a b c\n", "machine\n", "maxpartitions ",
            "select ", "no select ", "devclass ", "needs-flag", "needs-count", "compile-with \"", "config netbsd root on ? type ?\n", "buildno ", "source-path", "build ", "- ", "\t", "\n", "0x", "ioconf x\n",
            "package \"arch/amd64/conf/GENERIC\"\n", "\u00e4");

    static final List<String> JSON = List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\"\":", "null", "true", "-1", "0", "1e999", "2147483648", "99999999999999999999", "1.0", "[[[[", "{\"a\":",
            "\"baseline\": 1", "\"findings\": []", "\"fingerprint\": \"\"", "\"fingerprint\": \"LW1001\"", "\"path\": \"sys/\"", "\"path\": \"sys/../../etc/passwd\"", "\"path\": \"sys/kern/ring.c\"", "\"count\": 2147483647",
            "\"path\": \"sys/\\u0000\"", "\"path\": \"sys/kern\"", "\"fingerprint\": \" \"", "LW1001 * * ", "/*", "//", "'", "NaN", "\u00e4", "\u00ef\u00bb\u00bf", "\n", "\0");
}
