package org.lockwright.tests.rules.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.audit.Audit;
import org.lockwright.rules.audit.AuditEntry;
import org.lockwright.rules.audit.SoftnetAudit;
import org.lockwright.rules.audit.Touched;
import org.lockwright.tests.kit.MemoryTree;

/** The audit of a small tree, and questions these tests ask of it. */
record Audited(Audit audit) {

    /** What every file of these trees includes. */
    static final String HEADER = """
            typedef struct kmutex kmutex_t;
            typedef struct callout { int c_x; } callout_t;
            #define CALLOUT_MPSAFE 1
            #define IPL_NONE 0
            #define IPL_SOFTNET 4
            #define IPL_SOFTSERIAL 5
            #define MUTEX_DEFAULT 0
            #define NULL ((void *)0)
            int splsoftnet(void);
            int splsoftserial(void);
            int splnet(void);
            void splx(int);
            void callout_init(callout_t *, int);
            void callout_setfunc(callout_t *, void (*)(void *), void *);
            void callout_reset(callout_t *, int, void (*)(void *), void *);
            void mutex_init(kmutex_t *, int, int);
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            extern kmutex_t *softnet_lock;
            #define KERNEL_LOCK(n, l) _kernel_lock(n)
            #define KERNEL_UNLOCK_ONE(l) _kernel_unlock(1)
            void _kernel_lock(int);
            void _kernel_unlock(int);
            #define TAILQ_HEAD(name, type) struct name { struct type *tqh_first; struct type **tqh_last; }
            #define TAILQ_ENTRY(type) struct { struct type *tqe_next; struct type **tqe_prev; }
            #define TAILQ_FOREACH(v, h, f) for ((v) = (h)->tqh_first; (v); (v) = (v)->f.tqe_next)
            #define TAILQ_INSERT_TAIL(h, e, f) do { (e)->f.tqe_next = NULL; (e)->f.tqe_prev = (h)->tqh_last; \\
            	*(h)->tqh_last = (e); (h)->tqh_last = &(e)->f.tqe_next; } while (0)
            """;

    /** The audit of {@code c} alone. */
    static Audited of(String c) {
        return of(MemoryTree.kernel().with("sys/net/t.c", "#include <sys/t.h>\n" + c));
    }

    /** The audit of two files. */
    static Audited of(String t, String u) {
        return of(MemoryTree.kernel().with("sys/net/t.c", "#include <sys/t.h>\n" + t).with("sys/net/u.c", "#include <sys/t.h>\n" + u));
    }

    /** The audit of {@code tree}, which gets the common header. */
    static Audited of(MemoryTree tree) {
        MemoryTree whole = tree.with("sys/sys/t.h", HEADER);
        Configuration amd64 = Profile.named("amd64").in(whole, List.of());
        return new Audited(SoftnetAudit.run(whole, List.of(amd64), 1, path -> { }));
    }

    /** Kind, function, verdict of each entry. */
    List<String> verdicts() {
        return audit.entries().stream().map(e -> e.function() + ": " + e.verdict().words()).sorted().toList();
    }

    /** The only entry of a function. */
    AuditEntry entry(String function) {
        List<AuditEntry> found = audit.entries().stream().filter(e -> e.function().equals(function)).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one entry of " + function + ", got " + audit.entries());
        }
        return found.get(0);
    }

    /** The state of the only entry of {@code function}, each with its use. */
    List<String> state(String function) {
        return entry(function).state().stream().map(t -> t.use() + " " + t.name()).sorted().toList();
    }

    /** Handler and chain of each shared piece of state. */
    String sharing(String function) {
        return entry(function).state().stream().filter(t -> t.sharing().isPresent())
                .map((Touched t) -> t.name() + " by " + t.sharing().get().chain()).collect(Collectors.joining(", "));
    }
}
