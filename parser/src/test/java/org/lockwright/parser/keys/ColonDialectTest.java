package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The dialects of NetBSD's own headers: {@code l: text} and its relatives. */
class ColonDialectTest {

    private static final String LEGEND = """
            /*
             * Worker thread.  Field markings and the corresponding locks:
             *
             * a:	pool_lock
             * l:	*w_mutex
             * p:	w_pool->po_lock
             * (:	unlocked, stable
             * !:	only by the worker itself
             * o,i:	o|i for read, o&i for write
             *	  => see worker_loan
             *
             * Fields are clustered by use.
             * a:	this line is prose after the legend ended
             */
            """;

    private static KeyedStruct worker(String members) {
        return file(members).keyed("worker");
    }

    private static Fixture file(String members) {
        return Fixture.of(LEGEND + "struct worker {\n" + members + "\n};\n");
    }

    @Test
    void proseAroundTheLegendIsNotPartOfIt() {
        Legend legend = worker("int w_stat; /* l: state */").legend();
        assertThat(legend.entries()).extracting(Entry::key).containsExactly("a", "l", "p", "(", "!", "o,i");
        assertThat(legend.entry("l").orElseThrow().text()).isEqualTo("*w_mutex");
        assertThat(legend.entry("o,i").orElseThrow().text()).isEqualTo("o|i for read, o&i for write => see worker_loan");
        assertThat(legend.dialect()).isEqualTo(Dialect.COLON);
    }

    @Test
    void punctuationKeys() {
        Fixture file = file("""
                int w_id;   /* (: identifier */
                int w_self; /* !: private */
                """);
        assertThat(file.marks("worker")).containsExactly("w_id=(", "w_self=!");
    }

    // contract: a blank before the colon says that the field needs no key; it counts as marked.
    @Test
    void aBlankKeyIsAMarkWithoutKeys() {
        Mark mark = worker("int w_pad; /*  : padding */").mark("w_pad").orElseThrow();
        assertThat(mark.keys()).isEmpty();
        assertThat(mark.text()).isEqualTo("padding");
    }

    @Test
    void aBlankKeyIsNoMarkWhereTheColonIsAKey() {
        Fixture file = Fixture.of("""
                /*
                 * Field markings and the corresponding locks:
                 * l: x_lock
                 * ::	unlocked
                 */
                struct x {
                    int x_a; /* :: stable */
                    int x_b; /*  : padding */
                };
                """);
        assertThat(file.marks("x")).containsExactly("x_a=:");
        assertThat(file.keyed("x").unmarkedFields()).containsExactly("x_b");
    }

    @Test
    void combinationsKeepTheirOperator() {
        Fixture file = file("""
                int w_flag; /* l, p: flags */
                int w_loan; /* o,i: loans */
                int w_mode; /* a&l: mode */
                """);
        assertThat(file.marks("worker")).containsExactly("w_flag=l,p", "w_loan=o,i", "w_mode=a&l");
        assertThat(file.source().slice(file.keyed("worker").mark("w_flag").orElseThrow().span())).isEqualTo("l, p:");
    }

    @Test
    void onlyTheFirstColonIsTheMarks() {
        assertThat(worker("int w_mask; /* a: IFWD: mask */").mark("w_mask").orElseThrow().text()).isEqualTo("IFWD: mask");
    }

    @Test
    void aLoneKeyIsAMark() {
        assertThat(file("int w_a; /* l */\nint w_b; /* p\t*/").marks("worker")).containsExactly("w_a=l", "w_b=p");
    }

    @Test
    void aBareLegendHasSpacedMarks() {
        Fixture file = Fixture.of("""
                /*
                 * Field markings and their corresponding locks:
                 *
                 *	-	stable
                 *	b	cache_lock
                 *	i+u	n_lock + n_object to modify,
                 *		either to inspect
                 */
                struct node {
                    int n_type;  /* -   type */
                    int n_size;  /* i+u size of file */
                    int n_hold;  /* b   references */
                    int n_gen;   /* b: generation */
                    int n_text;  /* b references, by a sentence */
                };
                """);
        assertThat(file.marks("node")).containsExactly("n_type=-", "n_size=i+u", "n_hold=b", "n_gen=b");
        assertThat(file.keyed("node").legend().entry("i+u").orElseThrow().text())
                .isEqualTo("n_lock + n_object to modify, either to inspect");
    }

    @Test
    void aLegendMayBeginOnItsAnnouncementsLine() {
        Fixture file = Fixture.of("""
                /*
                 * Log of a mount.
                 *
                 * Legend:	a = atomic access only
                 *		r = read-only after init
                 *		lm = rwlock held writing or mutex held
                 */
                LIST_HEAD(log_head, log);
                struct log {
                    int l_a; /* a:	count */
                    int l_b; /* lm: tail */
                };
                """);
        assertThat(file.marks("log")).containsExactly("l_a=a", "l_b=lm");
    }

    @Test
    void aLegendWithoutAnnouncementNeedsMarksThatUseIt() {
        String legend = """
                /*
                 * b: protected by BUSY
                 * g: protected by daemon_lock
                 */
                """;
        Fixture used = Fixture.of(legend + "\nstruct s {\n int s_a; /* b: */\n int s_b; /* g: list */\n};\n");
        assertThat(used.marks("s")).containsExactly("s_a=b", "s_b=g");
        FileKeys unused = Fixture.of(legend + "\nstruct s {\n int s_a; /* first */\n};\n").keys();
        assertThat(unused.structs()).isEmpty();
        assertThat(unused.unparsed()).isEmpty();
    }
}
