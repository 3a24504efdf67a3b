package org.lockwright.rules.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.source.SourceText;

class HeaderOutlineTest {

    private static final String HEADER = """
            #ifndef _BOX_H_
            #define _BOX_H_
            struct box { int b_flags; }; /* a box */
            #define BOX_EMPTY(b) do { (b)->b_flags = 0; } while (0)
            static inline int
            box_flags(struct box *b)
            {
            \tif (b == 0) {
            \t\treturn 0;
            \t}
            #ifdef BOX_DEBUG
            \tcheck(b);
            #endif
            \treturn b->b_flags;
            }
            int box_count(void);
            #endif
            """;

    private static long of(String text) {
        return HeaderOutline.of(SourceText.ofLatin1("sys/sys/box.h", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "return b->b_flags; | LOCK(b); return b->b_flags;",
        "return 0;          | { return 1; }",
        "check(b);          | checked(b, b);",
        "a box              | another box"})
    void bodiesAndCommentsDoNotCount(String was, String is) {
        assertThat(HEADER).contains(was);
        assertThat(of(HEADER.replace(was, is))).isEqualTo(of(HEADER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int b_flags;       | long b_flags;",
        "(b)->b_flags = 0;  | (b)->b_flags = 1;",
        "box_flags(         | box_flag(",
        "box_count(void)    | box_count(int)",
        "static inline int  | static int",
        "check(b);          | check(b); }",
        "#ifdef BOX_DEBUG   | #define BOX_DEBUG 1"})
    void whatOthersSeeCounts(String was, String is) {
        assertThat(HEADER).contains(was);
        assertThat(of(HEADER.replace(was, is))).isNotEqualTo(of(HEADER));
    }

    @Test
    void aBodyThatDefinesCountsAsAWhole() {
        String defines = HEADER.replace("check(b);", "check(b);\n#undef BOX_EMPTY");
        assertThat(of(defines)).isNotEqualTo(of(defines.replace("check(b)", "checked(b)")));
        assertThat(of(defines)).isNotEqualTo(of(defines.replace("return 0;", "return 1;")));
    }
}
