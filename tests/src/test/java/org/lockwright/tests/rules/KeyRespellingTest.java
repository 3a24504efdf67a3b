package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.rules.rewrite.DraftException;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Keys in one spelling, through the front end and every law of rewrites. */
class KeyRespellingTest {

    private static final String HEADER = "sys/sys/thing.h";

    private static final String COLONS = """
            /*
             * A thing.  Field markings and the corresponding locks:
             *
             * m:	th_lock
             * n:	th_nlock
             * m,n:	both to write, either to read
             * (:	stable
             * ::	unlocked, stable
             */
            struct thing {
            	struct lock	*th_lock;	/* :: the lock */
            	int		th_a;		/* m: one */
            	int		th_b[16];	/* m,n: two lines
            					   of it */
            	union {
            		int	u_c;		/* (: three */
            		long	u_d;		/* n: four */
            	} th_u;
            	int		(*th_call)	/* n: called back */
            			    (struct thing *, int);
            	int		th_pad;		/*    not marked */
            #ifdef THING_DEBUG
            	int		th_debug;	/* m: branch that is left out */
            #endif
            #define	th_alias	th_b[0]			/* m */
            };
            """;

    private static final String PARENTHESES = """
            /*
             * A thing.  Field markings and the corresponding locks:
             *
             * (m)	th_lock
             * (n)	th_nlock
             * (m,n) both to write, either to read
             * (()	stable
             * (:)	unlocked, stable
             */
            struct thing {
            	struct lock	*th_lock;	/* (:) the lock */
            	int		th_a;		/* (m) one */
            	int		th_b[16];	/* (m,n) two lines
            					   of it */
            	union {
            		int	u_c;		/* (() three */
            		long	u_d;		/* (n) four */
            	} th_u;
            	int		(*th_call)	/* (n) called back */
            			    (struct thing *, int);
            	int		th_pad;		/*     not marked */
            #ifdef THING_DEBUG
            	int		th_debug;	/* (m) branch that is left out */
            #endif
            #define	th_alias	th_b[0]			/* (m) */
            };
            """;

    private static RewriteHarness to(Dialect dialect, String... structs) {
        return RewriteHarness.respelling(dialect, structs).at(HEADER);
    }

    @Test
    void allOfALegendGoesTogether() {
        to(Dialect.PAREN).rewrite(COLONS, PARENTHESES);
        to(Dialect.PAREN, "thing").rewrite(COLONS, PARENTHESES);
    }

    @Test
    void andBack() {
        to(Dialect.COLON).rewrite(PARENTHESES.replace("/*     not", "/*    not"),
                COLONS.replace("m,n:\tboth", "m,n: both").replace("/* m */", "/* m: */"));
    }

    @Test
    void whatIsSpeltSoIsLeftAlone() {
        to(Dialect.PAREN).unchanged(PARENTHESES);
        to(Dialect.COLON).unchanged(COLONS);
    }

    @Test
    void filesOfOtherStructsAreLeftAlone() {
        String other = COLONS.replace("thing", "other").replace("th_", "ot_");
        to(Dialect.PAREN, "thing").with("sys/sys/other.h", other).rewrite(COLONS, PARENTHESES);
    }

    @Test
    void structsAndVariablesOfOneLegend() {
        String before = """
                /*
                 * Locks:
                 * g	global_lock
                 * c	constant
                 */
                struct one {
                	int	o_a;	/* g: count */
                };
                struct two {
                	int	t_a;	/* c: one */
                	int	t_b;	/* g: two */
                };
                static int count;	/* g: of them */
                static int limit;	/* c: of it */
                int get_count(void) { return count + limit; }
                """;
        String after = before.replace("* g\t", "* [g]\t").replace("* c\t", "* [c]\t").replace("/* g:", "/* [g]").replace("/* c:", "/* [c]");
        RewriteHarness one = RewriteHarness.respelling(Dialect.BRACKET, "one").at("sys/kern/two.c");
        one.rewrite(before, after);
        assertThat(one.notes(Map.of("sys/kern/two.c", before))).singleElement().asString()
                .contains("struct two, count, limit re-spelt too");
    }

    // contract: two legends of one file; what one of them would spoil must not keep the other from being written.
    @Test
    void aLegendThatWouldBeReadOtherwiseIsRefusedAlone() {
        String good = "/*\n * Locks:\n * a\ta_lock\n */\nstruct y {\n\tint c;\t/* a: one */\n};\n";
        String bad = "\n/*\n * Locks:\n * (a)\ta_lock\n * (b)\tb_lock\n *\n * b:\tnot this\n */\n"
                + "struct x {\n\tint a;\t/* (a) */\n\tint b;\t/* b: a note */\n};\n";
        to(Dialect.COLON).refused(good + bad, good.replace("* a\t", "* a:\t") + bad, Reason.READ_OTHERWISE);
    }

    @Test
    void sentencesHaveNoOtherSpelling() {
        to(Dialect.PAREN).refused("/*\n * All fields are protected by x_lock.\n */\nstruct x {\n\tint a;\n\tint b;\n};\n", Reason.NO_LETTERS);
    }

    @Test
    void lettersTheLegendLacksAreNamed() {
        assertThat(to(Dialect.PAREN).notes(Map.of(HEADER, COLONS.replace("m: one", "IP: one")))).singleElement().asString()
                .contains("left as it is", "'IP' on th_a");
    }

    @Test
    void aStructThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> to(Dialect.PAREN, "thong").unchanged(COLONS)).isInstanceOf(DraftException.class)
                .hasMessageContaining("keys --write thong: no struct of that tag has a legend").hasMessageContaining("lockwright keys");
    }
}
