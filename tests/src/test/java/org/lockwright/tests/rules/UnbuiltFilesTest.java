package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.CheckHarness;
import org.lockwright.tests.kit.RewriteHarness;

/** Files that no kernel is built from, as the pack says: they call nothing, and what they use is accounted for as inactive. */
class UnbuiltFilesTest {

    private static final String DEAD = "sys/fs/dead/dead_box.c";
    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            struct box {
            	kmutex_t b_lock;
            	int b_len;
            };
            #define	BOX_ENTER(b)	((void)(b))
            #define	BOX_EXIT(b)	((void)(b))
            #define	BOX_ASSERT(b)	((void)(b))
            void box_grow(struct box *);
            """;
    private static final String LIVE = HEAD + """

            void
            box_grow(struct box *b)
            {

            %s}

            void
            box_double(struct box *b)
            {

            	mutex_enter(&b->b_lock);
            	box_grow(b);
            	mutex_exit(&b->b_lock);
            }
            """;
    private static final String BARE = LIVE.formatted("\tb->b_len++;\n");
    private static final String CALLER = HEAD + "\nvoid\ndead_grow(struct box *b)\n{\n\n\tbox_grow(b);\n%s}\n";
    private static final String UNBUILT = "unbuilt:\n  - { folder: sys/fs/dead, reason: \"no config selects it\" }\n";

    private static RewriteHarness harness(String unbuilt) {
        return RewriteHarness.ofYaml(TrialPack.boxes(unbuilt));
    }

    @Test
    void callersInAFolderThatIsNotBuiltDoNotCount() {
        Map<String, String> before = Map.of(CheckHarness.PATH, BARE, DEAD, CALLER.formatted(""));
        harness("").refused(before, Map.of(), Reason.NOT_HELD);
        harness(UNBUILT).rewrite(before, Map.of(CheckHarness.PATH, LIVE.formatted("\tBOX_ENTER(b);\n\tb->b_len++;\n\tBOX_EXIT(b);\n")));
        harness(UNBUILT.replace("sys/fs/dead", "sys/fs/de")).refused(before, Map.of(), Reason.NOT_HELD);
    }

    // contract: what is left out is not hidden.
    @Test
    void whatIsLeftOutIsTold() {
        Map<String, String> before = Map.of(CheckHarness.PATH, BARE, DEAD, CALLER.formatted("\tb->b_len = 0;\n"));
        assertThat(harness(UNBUILT).notes(before)).contains("left out what the 1 files of sys/fs/dead call: no config selects it");
        assertThat(harness(UNBUILT).notes(Map.of(CheckHarness.PATH, BARE))).isEmpty();
    }

    @Test
    void theirUsesAreInactive() {
        assertThat(harness(UNBUILT).at(DEAD).outcomes(CALLER.formatted("\tb->b_len = 0;\n"))).contains("inactive: no kernel is built from sys/fs/dead");
    }
}
