package org.lockwright.tests.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;

/** Which faults are put where, and that the one program they are put into is as the analysis would have it. */
class SitesTest {

    private static final String C = """
            typedef struct kmutex { int m; } kmutex_t;
            typedef struct krwlock { int r; } krwlock_t;
            typedef struct kcondvar { int c; } kcondvar_t;
            #define RW_READER 0
            #define RW_WRITER 1
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            void rw_enter(krwlock_t *, int);
            void rw_exit(krwlock_t *);
            void cv_broadcast(kcondvar_t *);
            void cv_wait(kcondvar_t *, kmutex_t *);
            unsigned atomic_load_acquire(unsigned *);
            void atomic_store_release(unsigned *, unsigned);

            /*
             * Field markings and the corresponding locks:
             *
             * m:	b_lock
             * t:	b_treelock
             * a:	atomic_ops(3) and atomic_loadstore(9)
             */
            struct box {
            	kmutex_t	b_lock;
            	krwlock_t	b_treelock;
            	kcondvar_t	b_cv;		/* m: somebody waits */
            	int		b_count;	/* m: how many */
            	int		b_size;		/* t: how big */
            	unsigned	b_flags;	/* a: flags */
            };

            static kmutex_t other_lock;

            int
            sys_box_fill(struct box *b, struct box *o)
            {
            	if (o->b_lock.m)
            		goto out;
            	mutex_enter(&b->b_lock);
            	if (b->b_count > 3) {
            		mutex_exit(&b->b_lock);
            		return 0;
            	}
            	b->b_count++;
            	cv_broadcast(&b->b_cv);
            	mutex_exit(&b->b_lock);
            	return 0;
            out:
            	return 0;
            }

            int
            sys_box_wait(struct box *b)
            {
            	mutex_enter(&b->b_lock);
            	while (b->b_count == 0)
            		cv_wait(&b->b_cv, &b->b_lock);
            	mutex_exit(&b->b_lock);
            	return 0;
            }

            int
            sys_box_grow(struct box *b)
            {
            	rw_enter(&b->b_treelock, RW_WRITER);
            	b->b_size++;
            	rw_exit(&b->b_treelock);
            	return atomic_load_acquire(&b->b_flags);
            }

            void
            sys_box_mark(struct box *b, unsigned flags)
            {
            	atomic_store_release(&b->b_flags, flags);
            }

            int
            sys_box_both(struct box *b)
            {
            	int error = 0;

            	rw_enter(&b->b_treelock, RW_WRITER);
            	if (b->b_size == 0) {
            		error = 1;
            		goto unlock;
            	}
            	mutex_enter(&b->b_lock);
            	b->b_count = b->b_size;
            	if (b->b_count == 7)
            		goto unlock_both;
            	b->b_count = 1;
            unlock_both:
            	mutex_exit(&b->b_lock);
            unlock:
            	rw_exit(&b->b_treelock);
            	return error;
            }
            """;

    private static final Plot PLOT = Trees.one("box", C, Map.of(), "");

    private static List<String> texts(Operator operator) {
        return PLOT.sites().of(operator).stream().map(m -> m.function() + ": " + m.replacement().replaceAll("\\s+", " ").strip()).toList();
    }

    @Test
    void eachKindHasItsPlaces() {
        assertThat(texts(Operator.DROP_ENTER)).hasSize(5).allMatch(t -> t.endsWith(": ;"));
        assertThat(texts(Operator.DROP_EXIT)).containsExactly("sys_box_fill: ;", "sys_box_fill: ;");
        assertThat(texts(Operator.READER_FOR_WRITER)).containsExactly("sys_box_grow: RW_READER");
        assertThat(texts(Operator.MOVE_ACCESS)).contains("sys_box_grow: b->b_size++; rw_enter(&b->b_treelock, RW_WRITER);", "sys_box_grow: rw_exit(&b->b_treelock); b->b_size++;");
        assertThat(texts(Operator.PREDICATE_AFTER_RELEASE)).containsExactly("sys_box_fill: cv_broadcast(&b->b_cv); mutex_exit(&b->b_lock); b->b_count++;");
        assertThat(texts(Operator.CONDVAR_INTERLOCK)).anyMatch(t -> t.equals("sys_box_wait: &other_lock"));
        assertThat(texts(Operator.OTHER_OBJECT)).anyMatch(t -> t.startsWith("sys_box_fill: o->b_lock); if"));
        assertThat(texts(Operator.PLAIN_FOR_ATOMIC)).containsExactly("sys_box_grow: (b->b_flags)", "sys_box_mark: (b->b_flags = flags)");
        assertThat(texts(Operator.ACQUIRE_TO_RELAXED)).containsExactly("sys_box_grow: atomic_load_relaxed(&b->b_flags)");
        assertThat(texts(Operator.WRONG_LABEL)).containsExactly("sys_box_both: goto unlock_both;", "sys_box_both: goto unlock;");
        assertThat(PLOT.sites().of(Operator.FLIP_KEY)).extracting(Mutant::about).contains("box.b_count", "box.b_size");
    }

    /** What is behind a label is found beyond the jump at its end too. */
    @Test
    void labelThatJumpsToAnotherGivesUpWhatThatDoes() {
        String pick = C.substring(0, C.indexOf("int\nsys_box_fill")) + """
                int
                sys_box_pick(struct box *b, int n)
                {
                	if (n == 0)
                		goto none;
                	mutex_enter(&b->b_lock);
                	if (b->b_count == n)
                		goto out;
                	if (b->b_count > 7)
                		goto bad;
                	if (b->b_count > 9)
                		goto worse;
                	b->b_count = n;
                	mutex_exit(&b->b_lock);
                	return 0;
                bad:
                	switch (n) {
                	case 1:
                		b->b_count = 6;
                		break;
                	default:
                worse:
                		b->b_count = 7;
                		break;
                	}
                	goto out;
                none:
                	return 2;
                out:
                	mutex_exit(&b->b_lock);
                	return 1;
                }
                """;
        List<Mutant> jumps = Trees.one("pick", pick, Map.of(), "").sites().of(Operator.WRONG_LABEL);
        assertThat(jumps).extracting(m -> m.replacement().replaceAll("\\s+", " ").strip()).containsExactly("goto out;", "goto none;", "goto none;", "goto none;", "goto none;");
    }

    @Test
    void theseFaultsAreFound() {
        Map<String, Outcome.Kind> kinds = new TreeMap<>();
        Mutate.run(new Sampler(1, Set.of()).draw(PLOT.all(), 1000), 1)
                .forEach(o -> kinds.put(o.sown().mutant().operator().word() + " " + o.sown().mutant().function(), o.kind()));
        assertThat(kinds).containsEntry("drop-enter sys_box_fill", Outcome.Kind.DETECTED).containsEntry("drop-exit sys_box_fill", Outcome.Kind.DETECTED)
                .containsEntry("reader-for-writer sys_box_grow", Outcome.Kind.DETECTED).containsEntry("plain-for-atomic sys_box_grow", Outcome.Kind.DETECTED)
                .containsEntry("acquire-to-relaxed sys_box_grow", Outcome.Kind.DETECTED);
    }

    // contract: what is read again without a fault gives what was there, so that every new finding is the fault's.
    @Test
    void aChangeThatChangesNothingChangesNothing() {
        Original original = PLOT.original();
        String path = original.readings().keySet().iterator().next();
        Mutant none = new Mutant(Operator.DROP_ENTER, path, new Span(0, 0), "", "sys_box_fill", "box.b_lock", Set.of("box.b_lock"));

        assertThat(original.with(original.read(List.of(none))).findings()).containsExactlyInAnyOrderElementsOf(original.findings());
        assertThat(new Hunt(PLOT).run(List.of(none))).extracting(Outcome::detail).containsExactly("equal, token by token");
    }

    @Test
    void whatIsNoFaultIsDiscarded() {
        Mutant m = PLOT.sites().of(Operator.DROP_ENTER).get(0);
        Mutant broken = new Mutant(m.operator(), m.path(), m.span(), "mutex_enter((;", m.function(), m.about(), m.names());
        Mutant empty = new Mutant(m.operator(), m.path(), new Span(m.span().start(), m.span().start()), ";", m.function(), m.about(), m.names());

        assertThat(new Hunt(PLOT).run(List.of(broken))).extracting(Outcome::detail).containsExactly("does not parse");
        assertThat(new Hunt(PLOT).run(List.of(empty))).extracting(Outcome::detail).containsExactly("unreachable: the function's flow graph is the same");
    }
}
