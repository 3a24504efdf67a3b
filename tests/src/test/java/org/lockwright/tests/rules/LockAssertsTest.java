package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.asserts.AssertReason;
import org.lockwright.rules.asserts.AssertSite;
import org.lockwright.rules.asserts.AssertSite.Outcome;
import org.lockwright.tests.kit.MemoryTree;

/** Which functions get an assertion at their entry, what it says, where it stands, and why others get none. */
class LockAssertsTest {

    /** A struct with a mutex, one with a pointer to a mutex, and one with an rwlock. */
    private static final String STRUCTS = """
            #include <sys/systm.h>
            #include <sys/socketvar.h>
            /*
             * Field locking key:
             *   (b) b_lock
             *   (g) box_lock
             */
            struct box {
            	kmutex_t b_lock;
            	int b_count;	/* (b) how many */
            	int b_all;	/* (g) of all */
            	struct box *b_next;	/* (b) next */
            	struct shelf *b_shelf;	/* (b) where it stands */
            };
            /*
             * Field locking key:
             *   (s) s_lock
             */
            struct shelf {
            	krwlock_t s_lock;
            	int s_width;	/* (s) width */
            };
            extern kmutex_t box_lock;
            struct other { struct other *o_next; };
            void unknown(struct box *);
            """;

    private static AssertCase of(String c) {
        return AssertCase.of(STRUCTS + c);
    }

    /** A caller that holds the box's lock. */
    private static String caller(String call) {
        return """
                void
                sys_caller(struct box *b)
                {
                	mutex_enter(&b->b_lock);
                	%s;
                	mutex_exit(&b->b_lock);
                }
                """.formatted(call);
    }

    @Test
    void aMutexIsAssertedAfterTheDeclarations() {
        AssertCase found = of("""
                static void
                add(struct box *b, int n)
                {
                	int sum = n;

                	sum += b->b_count;
                	b->b_count = sum;
                }
                """ + caller("add(b, 1)"));
        assertThat(found.became("add")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.after()).contains("""
                	int sum = n;

                	KASSERT(mutex_owned(&b->b_lock));

                	sum += b->b_count;
                """);
    }

    @Test
    void itIsTheFirstOfTheAssertionsThatAreThere() {
        AssertCase found = of("""
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
                """ + caller("add(b, 1); sub(b, 1); set(b, 1)"));
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
        AssertCase found = of("""
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
        AssertCase found = of("""
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
        AssertCase found = of("""
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
        AssertCase found = of("""
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
                """ + caller("twice(b)"));
        assertThat(found.became("twice")).containsExactly("written mutex_owned(&box->b_lock)");
        assertThat(found.became("add")).containsExactly("written mutex_owned(&b->b_lock)");
    }

    @Test
    void bothLocksOfAFunctionAreAsserted() {
        AssertCase found = of("""
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
        AssertCase found = of("""
                static void
                add(struct box *the_box_whose_name_goes_on_and_on_until_the_line_is_full)
                {
                	the_box_whose_name_goes_on_and_on_until_the_line_is_full->b_count++;
                }
                """ + caller("add(b)"));
        assertThat(found.after()).contains("""
                	KASSERT(
                	    mutex_owned(&the_box_whose_name_goes_on_and_on_until_the_line_is_full->b_lock));
                """);
    }

    @Test
    void anAssertionThatStandsThereIsRight() {
        AssertCase found = of("""
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
                """ + caller("add(b)"));
        assertThat(found.became("add")).containsExactly("right");
        assertThat(found.became("through", Outcome.RIGHT)).containsExactly("right");
    }

    @Test
    void itStandsBehindTestsForNull() {
        AssertCase found = of("""
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
                """ + caller("add(b, 1); sub(b)"));
        assertThat(found.after()).contains("\tKASSERT(b != NULL);\n\tKASSERT(mutex_owned(&b->b_lock));\n\tKASSERT(n > 0);\n\tb->b_count += m;\n")
                .contains("\tKASSERT(b != NULL);\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\tb->b_count--;\n");
    }

    @Test
    void whatMustNotBeChangedIsNotHandedToWhatMayChangeIt() {
        AssertCase found = of("""
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
        AssertCase found = of("""
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
                """ + caller("add(b); twice(b)"));
        assertThat(found.became("add")).containsExactly("right");
        assertThat(found.became("twice")).containsExactly("written mutex_owned(&b->b_lock)");
        assertThat(found.became("drop")).isEmpty();
    }

    /** Each reason, the body of {@code f} that has it, and the rest of the file. */
    private static Map<String, List<String>> refusals() {
        Map<String, List<String>> out = new TreeMap<>();
        String f = "static void\nf(struct box *b, int n)\n{\n%s\n}\n";
        out.put("some-paths of a null pointer", List.of("some-paths", f.formatted("\tif (b == NULL)\n\t\treturn;\n\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("some-paths of a flag", List.of("some-paths", f.formatted("\tif (n & 1)\n\t\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("some-paths of a loop", List.of("some-paths", f.formatted("\twhile (n-- > 0)\n\t\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("takes-lock of a flag", List.of("takes-lock", f.formatted("\tif (n & 1)\n\t\tmutex_enter(&b->b_lock);\n\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("caller-without", List.of("caller-without", f.formatted("\tb->b_count = n;") + caller("f(b, 1)") + "void\nsys_bare(struct box *b)\n{\n\tf(b, 1);\n}\n"));
        out.put("caller-without, above", List.of("caller-without",
                f.formatted("\tb->b_count = n;") + "static void\ng(struct box *b)\n{\n\tf(b, 1);\n}\n" + caller("g(b)") + "void\nsys_bare(struct box *b)\n{\n\tg(b);\n}\n"));
        out.put("caller-without, the other box", List.of("caller-without", f.formatted("\tb->b_count = n;")
                + "void\nsys_two(struct box *a, struct box *b)\n{\n\tmutex_enter(&a->b_lock);\n\tf(b, 1);\n\tmutex_exit(&a->b_lock);\n}\n"));
        out.put("not-set-up", List.of("not-set-up", f.formatted("\tb->b_count = n;") + caller("f(b, 1)")
                + "struct box *\nmake(void)\n{\n\tstruct box *b = kmem_zalloc(sizeof(*b), KM_SLEEP);\n\n\tf(b, 1);\n\treturn b;\n}\n"));
        out.put("unknown-callers", List.of("unknown-callers", "void\nf(struct box *b, int n)\n{\n\tb->b_count = n;\n}\n"));
        out.put("unknown-callers, a pointer", List.of("unknown-callers", f.formatted("\tb->b_count = n;") + caller("f(b, 1)")
                + "struct ops { void (*o_f)(struct box *, int); };\nstruct ops ops = { f };\n"));
        out.put("unknown-callers, above", List.of("unknown-callers", f.formatted("\tb->b_count = n;") + "void\ng(struct box *b)\n{\n\tf(b, 1);\n}\n"));
        out.put("asserts-less", List.of("asserts-less", f.formatted("\tKASSERT(n == 0 || mutex_owned(&b->b_lock));\n\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("may-change", List.of("may-change", "static void\nmove(struct box *b, struct shelf *s)\n{\n\tb->b_shelf = s;\n}\nstatic void\nf(struct box *b)\n{\n\tmove(b, NULL);\n"
                + "\tb->b_shelf->s_width = 1;\n}\nvoid\nsys_f(struct box *b)\n{\n\trw_enter(&b->b_shelf->s_lock, RW_WRITER);\n\tf(b);\n\trw_exit(&b->b_shelf->s_lock);\n}\n"));
        out.put("directive", List.of("directive", f.formatted("#ifdef INET\n\tn++;\n#endif\n\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("other-configuration", List.of("other-configuration", f.formatted("\tn++;\n#ifdef NET_MPSAFE\n\tif (n > 2)\n\t\treturn;\n#endif\n\tb->b_count = n;") + caller("f(b, 1)")));
        out.put("one-line", List.of("one-line", "static void\nf(struct box *b)\n{ b->b_count++; }\n" + caller("f(b)")));
        out.put("old-style", List.of("old-style", "static void\nf(b)\n\tstruct box *b;\n{\n\tb->b_count++;\n}\n" + caller("f(b)")));
        out.put("macro-body", List.of("macro-body", "#define\tCOUNTER(name) static void name(struct box *b) { b->b_count++; }\nCOUNTER(f)\n" + caller("f(b)")));
        out.put("no-spelling", List.of("no-spelling", "static void\nf(void *v)\n{\n\tstruct box *b = v;\n\n\tb->b_count++;\n}\n" + caller("f(b)")));
        out.put("shadowed", List.of("shadowed", f.formatted("\tint mutex_owned = n;\n\n\tb->b_count = mutex_owned;") + caller("f(b, 1)")));
        return out;
    }

    @TestFactory
    Stream<DynamicTest> eachReasonHasACase() {
        return refusals().entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            AssertCase found = of(e.getValue().get(1));
            assertThat(found.became("f")).as(found.after()).anyMatch(s -> s.startsWith("refused " + e.getValue().get(0) + " at ")).noneMatch(s -> s.startsWith("written"));
        }));
    }

    /** contract: a reason that no case shows is one that nobody tested. */
    @Test
    void noReasonIsWithoutACase() {
        List<String> elsewhere = List.of("not-declared", "section", "not-understood", "not-parsed");
        List<String> shown = Stream.concat(refusals().values().stream().map(l -> l.get(0)), elsewhere.stream()).distinct().sorted().toList();
        assertThat(Stream.of(AssertReason.values()).map(AssertReason::code).sorted().toList()).isEqualTo(shown);
    }

    @Test
    void theLockMustBeDeclaredThere() {
        String c = STRUCTS.replace("extern kmutex_t box_lock;\n", "") + """
                static void
                f(struct box *b)
                {
                	b->b_all++;
                }
                kmutex_t box_lock;
                void
                sys_f(struct box *b)
                {
                	mutex_enter(&box_lock);
                	f(b);
                	mutex_exit(&box_lock);
                }
                """;
        assertThat(AssertCase.of(c).became("f")).singleElement().asString().matches("refused (not-declared|no-spelling) at \\d+");
    }

    @Test
    void aCallInAFileThatWasNotReadLeavesTheCallersUnknown() {
        String f = "void\nf(struct box *b)\n{\n\tb->b_count++;\n}\n" + caller("f(b)");
        MemoryTree tree = AssertCase.headers().with(AssertCase.PATH, STRUCTS + f).with("sys/dev/other.c", "void f(void *);\nvoid g(void *v)\n{\n\tf(v);\n}\n");
        AssertCase found = AssertCase.of(tree, List.of(AssertCase.PATH), List.of("sys/dev/other.c"));
        assertThat(found.became("f")).containsExactly("refused unknown-callers at 4");
        MemoryTree declared = tree.with("sys/dev/other.c", "void f(void *);\nstatic void\nf(void *v)\n{\n}\nvoid g(void *v)\n{\n\tf(v); /* f(v) */\n}\n");
        assertThat(AssertCase.of(declared, List.of(AssertCase.PATH), List.of("sys/dev/other.c")).became("f")).containsExactly("written mutex_owned(&b->b_lock)");
    }

    @Test
    void anInlineFunctionOfAHeaderIsEditedOnce() {
        String header = STRUCTS + """
                static inline void
                box_add(struct box *b)
                {
                	b->b_count++;
                }
                """;
        MemoryTree tree = AssertCase.headers().with("sys/sys/box.h", header)
                .with("sys/kern/a.c", "#include <sys/box.h>\n" + caller("box_add(b)"))
                .with("sys/kern/b.c", "#include <sys/box.h>\n" + caller("box_add(b)").replace("sys_caller", "sys_other"));
        AssertCase found = AssertCase.of(tree, List.of("sys/kern/a.c", "sys/kern/b.c"), List.of());
        assertThat(found.found().edits()).hasSize(1);
        assertThat(found.after("sys/sys/box.h")).contains("{\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\tb->b_count++;\n");
    }

    /** contract: the assertions say something: without the lock at the caller, lint reports the call, which it did not before. */
    @Test
    void anAssertionIsReportedWhereTheLockIsLeftOut() {
        String c = STRUCTS + "static void\nadd(struct box *b)\n{\n\tb->b_count++;\n}\n" + caller("add(b)");
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
        String c = STRUCTS + "static void\nadd(struct box *b)\n{\n\tint n = 1; /* caf\u00e9 */\n\n\tb->b_count += n;\n}\nstatic void\nsub(struct box *b)\n{\n\n\tb->b_count--;\n}\n" + caller("add(b); sub(b)");
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
        AssertCase found = of("static void\nadd(struct box *b)\n{\n\tb->b_count++;\n}\n" + caller("add(b)"));
        AssertSite site = found.found().sites().stream().filter(s -> s.outcome() == Outcome.WRITTEN).findFirst().orElseThrow();
        assertThat(site.need().supports()).singleElement().satisfies(s -> assertThat(s.what()).isEqualTo("writes box.b_count"));
        assertThat(site.need().callers()).isEqualTo(1);
        assertThat(found.found().in(AssertCase.PATH)).hasSize(1);
    }
}
