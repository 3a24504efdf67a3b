package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules of kind {@code account}. */
class AccountRewriteTest {

    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            struct box {
            	kmutex_t b_lock;
            	int b_len;
            	int b_kind;
            };
            void box_wait(struct box *);
            #define	box_poke(b)	((void)(b))
            """;

    /** A case with one use of each sort. */
    static final String CASE = HEAD + """

            void
            f(struct box *b)
            {

            	mutex_enter(&b->b_lock);
            	b->b_len = 1;
            	box_wait(b);
            	mutex_exit(&b->b_lock);
            	b->b_len = sizeof(b->b_len);
            	box_poke(b);
            }
            """;

    private static String pack(String reason, String of) {
        return TrialPack.of("account", """
                order: "BOX > LID"
                structs:
                  - struct: box
                    header: sys/kern/example.c
                    legend:
                      - { key: k, text: "b_lock" }
                      - { key: c, text: "constant after creation" }
                    fields:
                      - { name: b_len, today: k, goal: k, reason: "" }
                      - { name: b_kind, today: c, goal: c, reason: "" }
                """, """
                keep: [box.b_len, box.b_kind]
                later:
                  of: [%s]
                  lock: LID
                  reason: %s
                  because: "it waits"
                """.formatted(of, reason)).replaceFirst("(?s)patches:.*", "");
    }

    static RewriteHarness harness(String reason) {
        return RewriteHarness.ofYaml(pack(reason, "box_wait(), box_poke()"));
    }

    private static List<String> sites(String text) {
        return harness("later-phase").outcomes(text).stream().filter(o -> !o.startsWith("declaration") && !o.startsWith("other entity")).toList();
    }

    @Test
    void everyUseEndsAsASite() {
        assertThat(sites(CASE)).containsExactly("right by proof: the lock of its key is held", "refused: later-phase", "refused: not-held",
                "right by text: not evaluated", "refused: later-phase");
    }

    @Test
    void nothingIsChanged() {
        harness("comes-before").refused(HEAD + "\nvoid\nf(struct box *b)\n{\n\n\tbox_wait(b);\n}\n", Reason.COMES_BEFORE);
    }

    @Test
    void aUseInTheTextOfAMacroIsOneSiteThatEndsAsTheWorstOfItsUses() {
        String uses = HEAD + "#define\tBOX_GROW(b)\t((b)->b_len++)\n\nvoid\nf(struct box *b)\n{\n\n\tmutex_enter(&b->b_lock);\n\tBOX_GROW(b);\n\tmutex_exit(&b->b_lock);\n%s}\n";
        assertThat(sites(uses.formatted(""))).containsExactly("right by proof: the lock of its key is held");
        assertThat(sites(uses.formatted("\tBOX_GROW(b);\n"))).containsExactly("refused: not-held");
    }

    @Test
    void whatThePackSaysTwiceOrOfNoClassIsAnError() {
        assertThatThrownBy(() -> RewriteHarness.ofYaml(pack("later-phase", "box.b_len"))).isInstanceOf(PackException.class).hasMessageContaining("box.b_len stands here twice");
        assertThatThrownBy(() -> RewriteHarness.ofYaml(pack("later-phase", "box_wait()").replace("lock: LID", "lock: LIT")))
                .isInstanceOf(PackException.class).hasMessageContaining("'LIT' is not in 'order', did you mean 'LID'?");
    }
}
