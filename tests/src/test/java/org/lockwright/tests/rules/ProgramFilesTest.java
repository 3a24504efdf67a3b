package org.lockwright.tests.rules;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.CheckHarness;
import org.lockwright.tests.kit.RewriteHarness;

/** Which files the rules that ask the lock analysis look at (ADR 18). */
class ProgramFilesTest {

    private static final String OTHER = "sys/dev/other.c";
    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            void box_grow(void *);
            """;
    private static final String BOX = HEAD + """
            struct box {
            	kmutex_t b_lock;
            	int b_len;
            };
            #define	BOX_ENTER(b)	((void)(b))
            #define	BOX_EXIT(b)	((void)(b))
            #define	BOX_ASSERT(b)	((void)(b))
            void note(int);

            void
            box_grow(void *v)
            {
            	struct box *b = v;

            %s}

            void
            box_double(struct box *b)
            {

            	mutex_enter(&b->b_lock);
            	box_grow(b);
            	mutex_exit(&b->b_lock);
            }
            """;
    private static final String BARE = BOX.formatted("\tb->b_len++;\n");
    private static final String NOTING = BOX.formatted("\tnote(b->b_len++);\n");

    private static RewriteHarness harness() {
        return RewriteHarness.ofYaml(TrialPack.boxes(""));
    }

    private static String region(String line) {
        return BOX.formatted("\tBOX_ENTER(b);\n" + line + "\tBOX_EXIT(b);\n");
    }

    // contract: a caller counts though its file never says the struct's tag.
    @Test
    void aCallerWithoutTheLockIsSeenInAnyFile() {
        String caller = HEAD + "\nvoid\ngrow(void *v)\n{\n\n\tbox_grow(v);\n}\n";
        harness().refused(Map.of(CheckHarness.PATH, BARE, OTHER, caller), Map.of(), Reason.NOT_HELD);
        String held = HEAD.replace("_grow(void *)", "_double(void *)") + "\nvoid\ngrow(void *v)\n{\n\n\tbox_double(v);\n}\n";
        harness().rewrite(Map.of(CheckHarness.PATH, BARE, OTHER, held), Map.of(CheckHarness.PATH, region("\tb->b_len++;\n")));
    }

    @Test
    void whatOnlyDeclaresTheFunctionOrHasOneOfItsOwnIsNoCaller() {
        Map<String, String> declared = Map.of(CheckHarness.PATH, BARE, OTHER, HEAD + "/* box_grow() is called elsewhere */\n");
        harness().rewrite(declared, Map.of(CheckHarness.PATH, region("\tb->b_len++;\n")));
        String own = "static void\nbox_grow(void *v)\n{\n}\n\nvoid\ngrow(void *v)\n{\n\n\tbox_grow(v);\n}\n";
        harness().rewrite(Map.of(CheckHarness.PATH, BARE, OTHER, own), Map.of(CheckHarness.PATH, region("\tb->b_len++;\n")));
    }

    // contract: what a call may do is known of a file that says the word in a comment, or includes a header of that name.
    @Test
    void whatIsCalledIsLookedAtInFilesThatSayTheWordAtAll() {
        String note = "void kprintf(int);\n/* The length of a box. */\nint notes;\n\nvoid\nnote(int n)\n{\n\n\tnotes += n;\n}\n";
        harness().rewrite(Map.of(CheckHarness.PATH, NOTING, OTHER, note), Map.of(CheckHarness.PATH, region("\tnote(b->b_len++);\n")));
        harness().refused(Map.of(CheckHarness.PATH, NOTING, OTHER, note.replace("box", "crate")), Map.of(), Reason.UNKNOWN_CALL);
    }
}
