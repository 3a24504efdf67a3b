package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;

/** Regions of one lock between which nothing stands. */
class RegionJoinsTest {

    private static void becomes(String before, String after) {
        RegionRewriteTest.harness().rewrite(RegionRewriteTest.f(before), RegionRewriteTest.f(after));
    }

    // contract: a region does not end where one of the same lock begins.
    @Test
    void aRegionGoesOnWhereTheNextWouldBegin() {
        becomes("\tif (b->b_len > n) {\n\t\tb->b_flags = 1;\n\t\tnothing_known(n);\n\t}\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len > n) {\n\t\tb->b_flags = 1;\n\t\tBOX_EXIT(b);\n\t\tnothing_known(n);\n\t} else\n\t\tBOX_EXIT(b);\n");
        becomes("\tif (b->b_len > n) {\n\t\tc->b_flags = 1;\n\t\tnothing_known(n);\n\t}\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len > n) {\n\t\tBOX_EXIT(b);\n\t\tBOX_ENTER(c);\n\t\tc->b_flags = 1;\n\t\tBOX_EXIT(c);\n\t\tnothing_known(n);\n\t} else\n"
                        + "\t\tBOX_EXIT(b);\n");
        becomes("\tif (b->b_len > n)\n\t\tnothing_known(n);\n\tb->b_flags = 1;\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len > n) {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(n);\n\t} else\n\t\tBOX_EXIT(b);\n\tBOX_ENTER(b);\n\tb->b_flags = 1;\n\tBOX_EXIT(b);\n");
    }

    @Test
    void aLongLineOfTheFileStaysAsItIs() {
        String body = "\t\tn = error + 1000000000 + error + 1000000000 + error + 1000000000 + error + 1000000000;\n\t\treturn n;\n\t}\n";
        becomes("\tif (b->b_len > n) {\n" + body, "\tBOX_ENTER(b);\n\tif (b->b_len > n) {\n\t\tBOX_EXIT(b);\n" + body + "\tBOX_EXIT(b);\n");
    }

    @Test
    void whatIsReturnedIsTakenInTheRegionInFrontOfIt() {
        String end = "\tmutex_exit(&c->b_lock);\n\tmutex_exit(&b->b_lock);\n\treturn error;\n}\n";
        String last = "\tb->b_flags = 1;\n\treturn b->b_len;\n}\n";
        String before = RegionRewriteTest.f("").replace(end, last);
        RegionRewriteTest.harness().rewrite(before, before.replace("\tint error = 0;\n", "\tint error = 0;\n\tint rv;\n").replace(last,
                "\tBOX_ENTER(b);\n\tb->b_flags = 1;\n\trv = b->b_len;\n\tBOX_EXIT(b);\n\treturn rv;\n}\n"));
    }
}
