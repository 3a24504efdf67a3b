package org.lockwright.tests.rules;

import org.lockwright.rules.pack.PackLoader;
import org.lockwright.tests.kit.RewriteHarness;

/** C text around the line or two that a case of the socket pack is about. */
final class SocketCase {

    /** Declarations that stand in for the kernel's headers. */
    static final String DECLARATIONS = """
            #define	NULL	((void *)0)
            #define	SS_A	0x001
            #define	SS_B	0x002
            #define	SS_C	0x004
            struct other { unsigned int so_state; };
            struct socket {
            	unsigned int so_state;
            	unsigned int so_error;
            	struct socket *so_head;
            	struct other so_inner;
            };
            struct pcb { struct socket *pcb_socket; struct socket pcb_own; struct pcb *pcb_ep; };
            typedef struct socket socket_t;
            unsigned int atomic_load_acquire(const volatile unsigned int *);
            unsigned int atomic_load_relaxed(const volatile unsigned int *);
            void atomic_store_release(volatile unsigned int *, unsigned int);
            void atomic_or_uint(volatile unsigned int *, unsigned int);
            void atomic_and_uint(volatile unsigned int *, unsigned int);
            void atomic_add_int(volatile unsigned int *, int);
            void so_state_change(struct socket *, unsigned int, unsigned int);
            int solocked(const struct socket *);
            void solock(struct socket *);
            void sounlock(struct socket *);
            void sowait(struct socket *);
            void soisconnected(struct socket *);
            void KASSERT(int);
            struct socket *lookup(int);
            int use(unsigned int);
            void give(unsigned int *);

            """;

    private SocketCase() {
    }

    /** The harness for the rule that makes {@code so_state} atomic. */
    static RewriteHarness atomic() {
        return RewriteHarness.of(PackLoader.builtin("socket-locking"), "so-state-atomic");
    }

    /** A file with one function {@code f} whose body is {@code lines}, each indented once more. */
    static String function(String lines) {
        return DECLARATIONS + "int\nf(struct socket *so, struct socket *so2, struct pcb *p, int n)\n{\n"
                + lines.indent(0).replaceAll("(?m)^(?=[^#\\n])", "\t") + "}\n";
    }

    /** Holds that the rule turns one body into another. */
    static void rewrite(String before, String after) {
        atomic().rewrite(function(before), function(after));
    }

    /** Holds that the rule leaves a body alone. */
    static void unchanged(String before) {
        atomic().unchanged(function(before));
    }
}
