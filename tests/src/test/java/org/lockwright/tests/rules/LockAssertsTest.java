package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.asserts.AssertSite;
import org.lockwright.rules.asserts.AssertSite.Outcome;
import org.lockwright.tests.kit.MemoryTree;

/** Which functions get an assertion at their entry, what it says and where it stands. */
class LockAssertsTest {

    @Test
    void aMutexIsAssertedAfterTheDeclarations() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *b, int n)
                {
                	int sum = n;

                	sum += b->b_count;
                	b->b_count = sum;
                }
                """ + AssertCase.caller("add(b, 1)"));
        assertThat(found.became("add")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.after()).contains("""
                	int sum = n;

                	KASSERT(mutex_owned(&b->b_lock));

                	sum += b->b_count;
                """);
    }

    // contract: a handler gets its object as void *, and names it by a variable that it sets where it declares it.
    @Test
    void anObjectThatComesAsAVoidPointerIsNamedByTheVariableItIsPutInto() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(void *arg)
                {
                	struct box *b = arg;

                	b->b_count++;
                }
                """ + AssertCase.caller("add(b)"));
        assertThat(found.became("add")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.after()).contains("""
                	struct box *b = arg;

                	KASSERT(mutex_owned(&b->b_lock));

                	b->b_count++;
                """);
    }

    @Test
    void itStandsBehindTheTestThatThisVariableIsNoNullPointer() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(void *arg)
                {
                	struct box *b = arg;

                	KASSERT(b != NULL);
                	b->b_count++;
                }
                """ + AssertCase.caller("add(b)"));
        assertThat(found.after()).contains("\tKASSERT(b != NULL);\n\tKASSERT(mutex_owned(&b->b_lock));\n");
    }

    @Test
    void itIsTheFirstOfTheAssertionsThatAreThere() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *b, int n)
                {

                	KASSERT(n > 0);
                	b->b_count += n;
                }
                static void
                sub(struct box *b, int n)
                {
                	b->b_count -= n;
                }
                static void
                set(struct box *b, int n)
                {
                	int m = n;
                	b->b_count = m;
                }
                """ + AssertCase.caller("add(b, 1); sub(b, 1); set(b, 1)"));
        assertThat(found.after()).contains("""
                {

                	KASSERT(mutex_owned(&b->b_lock));
                	KASSERT(n > 0);
                """).contains("""
                {
                	KASSERT(mutex_owned(&b->b_lock));

                	b->b_count -= n;
                """).contains("""
                	int m = n;

                	KASSERT(mutex_owned(&b->b_lock));

                	b->b_count = m;
                """);
    }

    @Test
    void anRwlockIsAssertedInItsMode() {
        AssertCase found = AssertCase.ofBoxes("""
                static int
                width(struct shelf *s)
                {
                	return s->s_width;
                }
                static void
                widen(struct shelf *s)
                {
                	s->s_width++;
                }
                void
                sys_shelf(struct shelf *s)
                {
                	rw_enter(&s->s_lock, RW_READER);
                	width(s);
                	rw_exit(&s->s_lock);
                	rw_enter(&s->s_lock, RW_WRITER);
                	widen(s);
                	rw_exit(&s->s_lock);
                }
                """);
        assertThat(found.became("width")).containsExactly("written rw_lock_held(&s->s_lock)");
        assertThat(found.became("widen")).containsExactly("written rw_write_held(&s->s_lock)");
    }

    @Test
    void aSocketsLockIsAssertedByItsOwnFunctionOnce() {
        AssertCase found = AssertCase.ofBoxes("""
                int
                solocked(const struct socket *so)
                {
                	return mutex_owned(so->so_lock);
                }
                static void
                fill(struct socket *so)
                {
                	so->so_rcv.sb_cc++;
                	so->so_state |= 1;
                }
                static void
                drain(struct sockbuf *sb)
                {
                	sb->sb_cc--;
                }
                void
                make(struct socket *so)
                {
                	so->so_rcv.sb_so = so;
                	so->so_snd.sb_so = so;
                }
                void
                sys_fill(struct socket *so)
                {
                	solock(so);
                	fill(so);
                	drain(&so->so_rcv);
                	sounlock(so);
                }
                """);
        assertThat(found.became("fill")).containsExactly("written solocked(so)");
        assertThat(found.became("drain")).containsExactly("written solocked(sb->sb_so)");
    }

    @Test
    void aVariablesLockIsAssertedByItsType() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                count(struct box *b)
                {
                	b->b_all++;
                }
                void
                sys_count(struct box *b)
                {
                	mutex_enter(&box_lock);
                	count(b);
                	mutex_exit(&box_lock);
                }
                """);
        assertThat(found.became("count")).containsExactly("written mutex_owned(&box_lock)");
    }

    @Test
    void whatACalledFunctionNeedsIsNeeded() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *b)
                {
                	b->b_count++;
                }
                static void
                twice(struct box *box)
                {
                	add(box);
                	add(box);
                }
                """ + AssertCase.caller("twice(b)"));
        assertThat(found.became("twice")).containsExactly("written mutex_owned(&box->b_lock)");
        assertThat(found.became("add")).containsExactly("written mutex_owned(&b->b_lock)");
    }

    @Test
    void bothLocksOfAFunctionAreAsserted() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                both(struct box *b)
                {
                	b->b_count++;
                	b->b_all++;
                }
                void
                sys_both(struct box *b)
                {
                	mutex_enter(&box_lock);
                	mutex_enter(&b->b_lock);
                	both(b);
                	mutex_exit(&b->b_lock);
                	mutex_exit(&box_lock);
                }
                """);
        assertThat(found.became("both")).containsExactlyInAnyOrder("written mutex_owned(&b->b_lock)", "written mutex_owned(&box_lock)");
        assertThat(found.found().edits()).hasSize(1);
    }

    @Test
    void aLongLineIsFolded() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *the_box_whose_name_goes_on_and_on_until_the_line_is_full)
                {
                	the_box_whose_name_goes_on_and_on_until_the_line_is_full->b_count++;
                }
                """ + AssertCase.caller("add(b)"));
        assertThat(found.after()).contains("""
                	KASSERT(
                	    mutex_owned(&the_box_whose_name_goes_on_and_on_until_the_line_is_full->b_lock));
                """);
    }

    @Test
    void anAssertionThatStandsThereIsRight() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *b)
                {
                	int n = b->b_count;

                	KASSERT(b != NULL);
                	KASSERT(mutex_owned(&b->b_lock));
                	b->b_count = n + 1;
                }
                static void
                through(struct box *b)
                {
                	struct shelf *s = b->b_shelf;

                	KASSERT(rw_write_held(&s->s_lock));
                	s->s_width = 1;
                }
                """ + AssertCase.caller("add(b)"));
        assertThat(found.became("add")).containsExactly("right");
        assertThat(found.became("through", Outcome.RIGHT)).containsExactly("right");
    }

    @Test
    void itStandsBehindTestsForNull() {
        AssertCase found = AssertCase.ofBoxes("""
                static void
                add(struct box *b, int n)
                {
                	int m = n;

                	KASSERT(b != NULL);
                	KASSERT(n > 0);
                	b->b_count += m;
                }
                static void
                sub(struct box *b)
                {
                	KASSERT(b != NULL);
                	b->b_count--;
                }
                """ + AssertCase.caller("add(b, 1); sub(b)"));
        assertThat(found.after()).contains("\tKASSERT(b != NULL);\n\tKASSERT(mutex_owned(&b->b_lock));\n\tKASSERT(n > 0);\n\tb->b_count += m;\n")
                .contains("\tKASSERT(b != NULL);\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\tb->b_count--;\n");
    }

    @Test
    void whatMustNotBeChangedIsNotHandedToWhatMayChangeIt() {
        AssertCase found = AssertCase.ofBoxes("""
                static int
                look(const struct box *b)
                {
                	return b->b_count;
                }
                static int
                width(const struct shelf *s)
                {
                	return s->s_width;
                }
                void
                sys_look(struct box *b, struct shelf *s)
                {
                	mutex_enter(&b->b_lock);
                	rw_enter(&s->s_lock, RW_READER);
                	look(b);
                	width(s);
                	rw_exit(&s->s_lock);
                	mutex_exit(&b->b_lock);
                }
                """);
        assertThat(found.became("look")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.became("width")).singleElement().asString().startsWith("refused no-spelling");
    }

    @Test
    void anAssertionByAMacroIsRight() {
        AssertCase found = AssertCase.ofBoxes("""
                #define	BOX_ASSERT(b)	KASSERT(mutex_owned(&(b)->b_lock))
                static void
                add(struct box *b)
                {
                	BOX_ASSERT(b);
                	unknown(b);
                }
                static void
                twice(struct box *b)
                {
                	add(b);
                	b->b_count++;
                }
                static void
                drop(struct box *b)
                {
                	mutex_exit(&b->b_lock);
                }
                """ + AssertCase.caller("add(b); twice(b)"));
        assertThat(found.became("add")).containsExactly("right");
        assertThat(found.became("twice")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.became("drop")).isEmpty();
    }

    @Test
    void anInlineFunctionOfAHeaderIsEditedOnce() {
        String header = AssertCase.BOXES + """
                static inline void
                box_add(struct box *b)
                {
                	b->b_count++;
                }
                """;
        MemoryTree tree = AssertCase.headers().with("sys/sys/box.h", header)
                .with("sys/kern/a.c", "#include <sys/box.h>\n" + AssertCase.caller("box_add(b)"))
                .with("sys/kern/b.c", "#include <sys/box.h>\n" + AssertCase.caller("box_add(b)").replace("sys_caller", "sys_other"));
        AssertCase found = AssertCase.of(tree, List.of("sys/kern/a.c", "sys/kern/b.c"), List.of());
        assertThat(found.found().edits()).hasSize(1);
        assertThat(found.after("sys/sys/box.h")).contains("{\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\tb->b_count++;\n");
    }

    /** contract: the assertions say something: without the lock at the caller, lint reports the call, which it did not before. */
    @Test
    void anAssertionIsReportedWhereTheLockIsLeftOut() {
        String c = AssertCase.BOXES + "static void\nadd(struct box *b)\n{\n\tb->b_count++;\n}\n" + AssertCase.caller("add(b)");
        AssertCase first = AssertCase.of(c);
        assertThat(first.findings()).isEmpty();
        AssertCase asserted = AssertCase.of(first.after());
        assertThat(asserted.findings()).isEmpty();
        AssertCase bare = AssertCase.of(first.after().replace("\tmutex_enter(&b->b_lock);\n", "").replace("\tmutex_exit(&b->b_lock);\n", ""));
        assertThat(bare.findings()).anyMatch(f -> f.rule().equals("LW1009"));
    }

    /** contract: what was written is right the second time; line ends, a last line without end and foreign letters stay. */
    @Test
    void twiceIsOnceInEverySpelling() {
        String c = AssertCase.BOXES + "static void\nadd(struct box *b)\n{\n\tint n = 1; /* caf\u00e9 */\n\n\tb->b_count += n;\n}\nstatic void\nsub(struct box *b)\n{\n\n\tb->b_count--;\n}\n" + AssertCase.caller("add(b); sub(b)");
        String plain = AssertCase.of(c).after();
        AssertCase again = AssertCase.of(plain);
        assertThat(again.found().edits()).isEmpty();
        assertThat(again.became("add")).containsExactly("right");
        assertThat(AssertCase.of(c.replace("\n", "\r\n")).after()).isEqualTo(plain.replace("\n", "\r\n"));
        assertThat(AssertCase.of(c.strip()).after()).isEqualTo(plain.strip());
        assertThat(plain.lines().filter(l -> !l.contains("KASSERT") && !l.isBlank()).toList()).isEqualTo(c.lines().filter(l -> !l.isBlank()).toList());
        assertThat(SourceText.ofLatin1("x", plain).bytes()).hasSize(plain.length());
    }

    @Test
    void theSiteSaysWhatNeedsTheLock() {
        AssertCase found = AssertCase.ofBoxes("static void\nadd(struct box *b)\n{\n\tb->b_count++;\n}\n" + AssertCase.caller("add(b)"));
        AssertSite site = found.found().sites().stream().filter(s -> s.outcome() == Outcome.WRITTEN).findFirst().orElseThrow();
        assertThat(site.need().supports()).singleElement().satisfies(s -> assertThat(s.what()).isEqualTo("writes box.b_count"));
        assertThat(site.need().callers()).isEqualTo(1);
        assertThat(found.found().in(AssertCase.PATH)).hasSize(1);
    }
}
