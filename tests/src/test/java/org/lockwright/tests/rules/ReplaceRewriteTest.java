package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.DraftException;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules of kind {@code replace}. */
class ReplaceRewriteTest {

    private static final String HEAD = """
            struct lock { int l_held; };
            struct box { unsigned int b_error; unsigned int b_more; struct lock b_lock; };
            struct other { unsigned int b_error; };
            unsigned int atomic_swap_uint(volatile unsigned int *, unsigned int);
            unsigned int load(volatile unsigned int *);
            struct box *box_find(int);
            int check(unsigned int);
            """;

    private static final String FETCH = """
            about: box.b_error
            with:
              - { name: b, type: "struct box *" }
              - { name: error }
            cases:
              - match: |
                  error = b->b_error;
                  b->b_error = 0;
                by: |
                  error = atomic_swap_uint(&b->b_error, 0);
              - match: |
                  error = SET_ERROR(b->b_error);
                  b->b_error = 0;
                by: |
                  error = atomic_swap_uint(&b->b_error, 0);
                  (void)SET_ERROR(error);
            """;

    /** A pack of one rule of kind {@code replace}. */
    static String pack(String rule) {
        return TrialPack.of("replace", "", rule);
    }

    private static RewriteHarness harness(String rule) {
        return RewriteHarness.ofYaml(pack(rule));
    }

    private static String f(String body) {
        return HEAD + "int\nf(struct box *b, struct other *o, int n)\n{\n\tint error = 0;\n\n" + body + "\treturn error;\n}\n";
    }

    @Test
    void statementsInARowBecomeOne() {
        harness(FETCH).rewrite(f("\tif (b->b_error) {\n\t\terror = b->b_error;\n\t\tb->b_error = 0;\n\t}\n"),
                f("\tif (b->b_error) {\n\t\terror = atomic_swap_uint(&b->b_error, 0);\n\t}\n"));
    }

    @Test
    void theSameObjectIsMeant() {
        harness(FETCH).unchanged(f("\tstruct box *c = box_find(n);\n\terror = b->b_error;\n\tc->b_error = 0;\n"));
    }

    @Test
    void aMemberOfTheSameNameElsewhereIsNotMeant() {
        harness(FETCH).unchanged(f("\terror = o->b_error;\n\to->b_error = 0;\n"));
    }

    @Test
    void whatStandsBetweenIsNotPassedOver() {
        harness(FETCH).unchanged(f("\terror = b->b_error;\n\tn++;\n\tb->b_error = 0;\n"));
    }

    @Test
    void usesOfMacrosAreMatchedAsWritten() {
        String macro = "#define\tSET_ERROR(e)\t(check(e), (e))\n";
        harness(FETCH).rewrite(macro + f("\terror = SET_ERROR(b->b_error);\n\tb->b_error = 0;\n"),
                macro + f("\terror = atomic_swap_uint(&b->b_error, 0);\n\t(void)SET_ERROR(error);\n"));
    }

    @Test
    void aCommentBetweenIsNotLost() {
        harness(FETCH).refused(f("\terror = b->b_error;\n\t/* told once */\n\tb->b_error = 0;\n"), Reason.TEXT_LOST);
    }

    @Test
    void whatDoesSomethingIsNotDoneLessOften() {
        harness(FETCH).refused(f("\terror = box_find(n)->b_error;\n\tbox_find(n)->b_error = 0;\n"), Reason.SIDE_EFFECT);
    }

    @Test
    void aMacroThatHoldsTheStatementsIsRefused() {
        String macro = "#define\tFETCH(b, e)\tdo { e = b->b_error; b->b_error = 0; } while (0)\n";
        harness(FETCH).refused(macro + f("\tFETCH(b, error);\n"), Reason.MACRO_BODY);
    }

    private static final String EITHER = """
            about: box.b_error
            with:
              - { name: b, type: "struct box *" }
              - { name: e, kind: identifier }
              - { name: got }
              - { name: rest, kind: statements }
              - { name: keep }
            cases:
              - match: |
                  unsigned short *e;
                  rest;
                  e = b->b_error ? &b->b_error : &b->b_more;
                  got = *e;
                  if ((keep & PEEK) == 0)
                  	*e = 0;
                by: |
                  unsigned int *e;
                  rest;
                  e = load(&b->b_error) ? &b->b_error : &b->b_more;
                  got = (keep & PEEK) ? load(e) :
                      atomic_swap_uint(e, 0);
            """;

    @Test
    void declarationsAndWhatStandsBetweenAreCarriedOver() {
        String head = HEAD.replace("unsigned int b_error; unsigned int b_more", "unsigned short b_error; unsigned short b_more") + "#define\tPEEK\t2\n";
        String before = """
                int
                f(struct box *b, int n)
                {
                	int error = 0;

                	if (b->b_error) {
                		unsigned short *e;

                		/* there may be more */
                		if (n > 7)
                			goto out;
                		e = b->b_error ? &b->b_error : &b->b_more;
                		error = *e;
                		if ((n & PEEK) == 0) {
                			*e = 0;
                		}
                		goto out;
                	}
                out:
                	return error;
                }
                """;
        String after = """
                int
                f(struct box *b, int n)
                {
                	int error = 0;

                	if (b->b_error) {
                		unsigned int *e;

                		/* there may be more */
                		if (n > 7)
                			goto out;
                		e = load(&b->b_error) ? &b->b_error : &b->b_more;
                		error = (n & PEEK) ? load(e) :
                		    atomic_swap_uint(e, 0);
                		goto out;
                	}
                out:
                	return error;
                }
                """;
        harness(EITHER).rewrite(head + before, head + after);
    }

    @Test
    void expressionsAreFoundInsideOthersAndPutInParentheses() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                cases:
                  - match: check(x)
                    by: x != 0
                """;
        harness(rule).rewrite(f("\tif (check(n + 1) && check(b->b_error = 2))\n\t\terror = 1;\n"),
                f("\tif (((n + 1) != 0) && ((b->b_error = 2) != 0))\n\t\terror = 1;\n"));
    }

    @Test
    void functionsCanBeNamedOrLeftOut() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                cases:
                  - match: check(x)
                    by: check(x + 1)
                where: { not-functions: [f] }
                """;
        String other = "int\ng(int n)\n{\n\n\treturn check(n);\n}\n";
        harness(rule).rewrite(f("\terror = check(1);\n") + other, f("\terror = check(1);\n") + other.replace("check(n)", "check(n + 1)"));
    }

    @Test
    void aSingleStatementThatBecomesSeveralNeedsBraces() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                cases:
                  - match: |
                      check(x);
                    by: |
                      check(1);
                      load(0);
                """;
        harness(rule).refused(f("\tif (n)\n\t\tcheck(2);\n"), Reason.NO_BRACES);
    }

    @Test
    void everyMentionIsAccountedFor() {
        assertThat(harness(FETCH).outcomes(f("\t/* b_error */\n\terror = b->b_error;\n\tb->b_error = 0;\n\tn = b->b_error;\n\to->b_error = 1;\n"))).containsExactlyInAnyOrder(
                "declaration: the field's declaration", "other entity: declares something else", "comment: in a comment", "rewritten: replaced", "rewritten: replaced",
                "unmatched: used otherwise", "other entity: field of struct other");
    }

    @Test
    void theRestOfABlockIsKept() {
        String rule = """
                about: box.b_error
                with:
                  - { name: b, type: "struct box *" }
                  - { name: error }
                  - { name: rest, kind: statements }
                cases:
                  - match: |
                      if ((error = b->b_error) != 0) {
                      	b->b_error = 0;
                      	rest;
                      }
                    by: |
                      if ((error = atomic_swap_uint(&b->b_error, 0)) != 0) {
                      	rest;
                      }
                """;
        harness(rule).rewrite(f("\tif ((error = b->b_error) != 0) {\n\t\tb->b_error = 0;\n\t\tn++;\n\n\t\t/* told */\n\t\treturn n;\n\t}\n"),
                f("\tif ((error = atomic_swap_uint(&b->b_error, 0)) != 0) {\n\t\tn++;\n\n\t\t/* told */\n\t\treturn n;\n\t}\n"));
    }

    @Test
    void aPatternThatIsNoCIsNamed() {
        String rule = """
                about: check()
                cases:
                  - match: check(1
                    by: check(2)
                """;
        assertThatThrownBy(() -> harness(rule).outcomes(f(""))).isInstanceOf(DraftException.class).hasMessageContaining("trial-rule").hasMessageContaining("check(1");
    }

    private static final String LOAD = """
            about: box.b_error
            with:
              - { name: b, type: "struct box *" }
            cases:
              - match: b->b_error
                by: load(&b->b_error)
            """;

    @Test
    void whatIsStoredToOrNotEvaluatedIsNoValue() {
        harness(LOAD).rewrite(f("\tb->b_error = 1;\n\tb->b_error++;\n\tn = sizeof(b->b_error);\n\terror = load(&b->b_error) + b->b_error;\n"),
                f("\tb->b_error = 1;\n\tb->b_error++;\n\tn = sizeof(b->b_error);\n\terror = load(&b->b_error) + load(&b->b_error);\n"));
    }

    @Test
    void anExpressionKeepsTogetherWhereItStands() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                cases:
                  - match: check(x)
                    by: load(0) != x
                """;
        harness(rule).rewrite(f("\tif (!check(n & 3))\n\t\treturn check(n);\n\terror = check(1) & n;\n"),
                f("\tif (!(load(0) != (n & 3)))\n\t\treturn load(0) != n;\n\terror = (load(0) != 1) & n;\n"));
    }

    @Test
    void anotherVariableOfTheNameIsAnotherObject() {
        harness(FETCH).unchanged(f("\terror = b->b_error;\n\t{\n\t\tstruct box *b = box_find(n);\n\t\tb->b_error = 0;\n\t}\n"));
    }

    @Test
    void aStatementAfterAnIfTakesNoOther() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                cases:
                  - match: |
                      check(x);
                    by: |
                      if (load(0))
                      	check(x + 1);
                """;
        harness(rule).refused(f("\tif (n)\n\t\tcheck(2);\n\telse\n\t\tn = 1;\n"), Reason.NO_BRACES);
    }

    @Test
    void commentsOfWhatGoesAreNotLost() {
        String rule = """
                about: box.b_error
                with:
                  - { name: b, type: "struct box *" }
                  - { name: rest, kind: statements }
                cases:
                  - match: |
                      b->b_error = 0;
                      if (b->b_more) {
                      	rest;
                      }
                    by: |
                      b->b_error = 1;
                """;
        harness(rule).refused(f("\tb->b_error = 0;\n\tif (b->b_more) {\n\t\t;\n\t\t/* why */\n\t\t;\n\t}\n"), Reason.TEXT_LOST);
    }

    @Test
    void aMemberMayBeCalledLikeAMetavariable() {
        String rule = """
                about: check()
                with:
                  - { name: b_more }
                cases:
                  - match: check(b_more)
                    by: check(box_find(0)->b_more | b_more)
                """;
        harness(rule).rewrite(f("\terror = check(n);\n"), f("\terror = check(box_find(0)->b_more | n);\n"));
    }

    @Test
    void whatActsStaysOutOfMacros() {
        String rule = """
                about: box.b_error
                with:
                  - { name: b, type: "struct box *" }
                cases:
                  - match: SET_ERROR(b->b_error)
                    by: SET_ERROR(n + atomic_swap_uint(&b->b_error, 0))
                """;
        assertThatThrownBy(() -> PackLoader.load("pack.yaml", pack(rule).getBytes(StandardCharsets.UTF_8))).isInstanceOf(PackException.class)
                .hasMessageContaining("SET_ERROR() may be a macro").hasMessageContaining("atomic_swap_uint() acts");
    }

    @Test
    void aNameThatStandsForNothingIsNamed() {
        String rule = """
                about: check()
                with:
                  - { name: x }
                  - { name: y }
                cases:
                  - match: check(x)
                    by: check(x + y)
                """;
        assertThatThrownBy(() -> PackLoader.load("pack.yaml", pack(rule).getBytes(StandardCharsets.UTF_8))).isInstanceOf(PackException.class)
                .hasMessageContaining("'y' stands for nothing here");
    }
}
