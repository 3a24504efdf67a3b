package org.lockwright.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written for Clang, and how its answers and the table are read; needs no Clang. */
class ClangExportTest {

    private static OracleCases cases;

    @BeforeAll
    static void readCases() {
        cases = OracleCases.read();
    }

    private static String exported(String name) {
        ReadCase c = cases.named(name);
        return ClangExport.of(c, cases.locking()).files().get(c.path());
    }

    private static String header(String path) {
        return ClangExport.of(cases.compared().get(0), cases.locking()).files().get(path);
    }

    // contract: a line of a case is the same line of its export, so that what Clang says can be held against it.
    @Test
    void noLineMoves() {
        assertThat(cases.compared()).allSatisfy(c -> assertThat(marks(exported(c.name()))).isEqualTo(marks(c.text())).anyMatch(m -> !m.isEmpty()));
    }

    private static List<String> marks(String text) {
        return text.lines().map(line -> line.contains("// ") ? line.substring(line.indexOf("// ")) : "").toList();
    }

    @Test
    void keysBecomeGuards() {
        assertThat(exported("takes_lock_twice.c")).contains("u_int\t\tr_slot[8] __attribute__((guarded_by(r_lock)));", "u_int\t\tr_size;");
        assertThat(exported("writes_child_in_walk.c")).contains("c_state __attribute__((guarded_by(c_bus->b_lock)));");
        assertThat(exported("reads_field_under_pointed_lock.c")).contains("h_state __attribute__((guarded_by(h_mutex)));");
        assertThat(exported("idiom_both_locks_to_write.c")).contains("n_refs __attribute__((guarded_by(");
    }

    // contract: a lock that is declared below the struct is known in it.
    @Test
    void locksDeclaredBelowAreDeclaredBefore() {
        assertThat(exported("reads_list_without_global_lock.c")).contains("extern kmutex_t unit_list_lock; struct unit {",
                "u_users __attribute__((guarded_by(unit_list_lock)));");
        assertThat(header("sys/sys/socketvar.h")).contains("sb_cc __attribute__((guarded_by(lw_sockbuf_sb_so_so_lock(this))));",
                "__attribute__((lock_returned(arg0->sb_so->so_lock)));");
    }

    @Test
    void rowsBecomeAttributesOfFunctions() {
        assertThat(header("sys/sys/systm.h")).contains(
                "typedef struct __attribute__((capability(\"rwlock\"))) krwlock {",
                "void mutex_enter(kmutex_t * arg0) __attribute__((acquire_capability(arg0)));",
                "int mutex_tryenter(kmutex_t * arg0) __attribute__((try_acquire_capability(true, arg0)));",
                "int mutex_owned(const kmutex_t * arg0) __attribute__((assert_capability(arg0)));",
                "void cv_wait(kcondvar_t * arg0, kmutex_t * arg1) __attribute__((requires_capability(arg1)));",
                "void rw_downgrade(krwlock_t * arg0) __attribute__((release_generic_capability(arg0), acquire_shared_capability(arg0)));",
                "struct rw_enter_by<0> { static void call(krwlock_t * arg0, const krw_t arg1) __attribute__((acquire_capability(arg0))); };",
                "(a1) == RW_READER");
        assertThat(header("sys/sys/socketvar.h")).contains("solock(struct socket *so) __attribute__((acquire_capability(so->so_lock)));",
                "int sbwait(struct sockbuf * arg0) __attribute__((requires_capability(arg0->sb_so->so_lock)));");
    }

    // contract: no key of a compared case is left out in silence, and what cannot be said is listed.
    @Test
    void whatClangHasNoWordsForIsListed() {
        assertThat(cases.compared()).allSatisfy(c -> assertThat(ClangExport.of(c, cases.locking()).left()).isEmpty());
        ReadCase odd = ReadCase.of("odd.c", """
                /*
                 * Field locking key:
                 *   (v) vnode lock
                 *   (m) o_lock
                 */
                typedef struct kmutex { long m; } kmutex_t;
                struct odd {
                	kmutex_t	o_lock;		/* lock */
                	int		o_a;		/* (v) one */
                	int		o_b;		/* (m) other */
                };
                """, Map.of(), cases.locking());
        assertThat(ClangExport.of(odd, cases.locking()).left()).containsExactly("odd.o_a: vnode lock, of which vnode lock");
    }

    @Test
    void criterionLeavesOutWhatIsNotWithinOneFunction() {
        assertThat(cases.leftOut().keySet()).containsExactly(Criterion.values());
        assertThat(cases.compared()).extracting(ReadCase::name).contains("takes_lock_twice.c", "reads_field_in_callout_handler.c", "idiom_wait_loop.c")
                .doesNotContain("takes_lock_twice_in_callee.c", "reads_field_after_unknown_lock_macro.c", "atomic_field_read_plainly.c");
    }

    @Test
    void clangsWordsAreRead() {
        String text = "a\nb\n}\n";
        assertThat(Saying.ofClang(2, "writing variable 'st' requires holding mutex 'r->bus->b_lock' exclusively", text)).hasToString("2 WRITE");
        assertThat(Saying.ofClang(2, "mutex 'l' is not held on every path through here", text)).hasToString("2 JOIN");
        assertThat(Saying.ofClang(3, "mutex 'l' is not held on every path through here", text)).hasToString("3 HELD");
        assertThatThrownBy(() -> Saying.ofClang(2, "something new", text)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("something new");
    }

    @Test
    void tableIsReadStrictly() {
        String reason = "reason alias: another name\n";
        assertThat(Difference.Table.read("# words\n\n" + reason + "a.c 3 clang READ alias\n").rows())
                .isEqualTo(new TreeMap<>(Map.of(new Difference("a.c", new Saying(3, Saying.Kind.READ), true), "alias")));
        assertThatThrownBy(() -> Difference.Table.read("a.c 3 clang READ alias\n")).hasMessageContaining("a.c 3");
        assertThatThrownBy(() -> Difference.Table.read(reason + "a.c 3 gcc READ alias\n")).hasMessageContaining("gcc");
        assertThatThrownBy(() -> Difference.Table.read(reason + "a.c 3 clang READ alias\n".repeat(2))).hasMessageContaining("a.c 3");
    }
}
