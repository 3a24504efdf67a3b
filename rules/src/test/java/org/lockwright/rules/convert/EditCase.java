package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.rewrite.EditSet;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.softint.ParsedFiles;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.SoftintOrder;

/**
 * One edit of one file, given as the YAML that data files have, and what it must make.
 *
 * <p>Each case is held to more than its words: a second run makes no edit; a file with CR LF, without a last line end or with a byte that
 * is no ASCII comes out the same but for that; nothing ends as unhandled.
 *
 * @param tree what else there is
 * @param path where the file stands
 * @param edit the edit; {@code in: FILE} in it is the path
 * @param text makes the text of blocks
 * @param order the order aimed at
 * @param spec the port; null for none
 */
record EditCase(TextTree tree, String path, String edit, BlockText text, String order, PortSpec spec) {

    private static final String NEW = "clock > net == serial > bio > gen";

    /** {@code edit} of a C file, with blocks that are the words {@code <block>}. */
    static EditCase of(String edit) {
        return new EditCase(TextTree.box(), "sys/kern/k.c", edit, (template, block, model) -> "<" + block + ">\n", NEW, null);
    }

    EditCase with(String other, String otherText) {
        return new EditCase(tree.with(other, otherText), path, edit, text, order, spec);
    }

    EditCase at(String where) {
        return new EditCase(tree, where, edit, text, order, spec);
    }

    /** With blocks that are {@code block}. */
    EditCase block(String block) {
        return blocks((template, name, model) -> block);
    }

    EditCase blocks(BlockText blocks) {
        return new EditCase(tree, path, edit, blocks, order, spec);
    }

    EditCase order(String other) {
        return new EditCase(tree, path, edit, text, other, spec);
    }

    EditCase of(PortSpec port) {
        return new EditCase(tree, path, edit, text, order, port);
    }

    /** {@code before} must become {@code after}, and nothing be refused. */
    RuleResult becomes(String before, String after) {
        RuleResult result = holds(before, after);
        assertThat(result.edits()).isNotEmpty();
        assertThat(result.sites(Site.Outcome.REFUSED)).isEmpty();
        return result;
    }

    /** {@code before} must stay, with a site that is right already. */
    void isRight(String before) {
        RuleResult result = holds(before, before);
        assertThat(result.edits()).isEmpty();
        assertThat(result.sites()).isNotEmpty().allMatch(s -> s.outcome() == Site.Outcome.RIGHT_BY_TEXT);
    }

    /** {@code before} must stay: it has no place of the edit. An edit of one file says so; one of comments or of many files has no site. */
    void hasNoPlace(String before) {
        RuleResult result = holds(before, before);
        if (edit.contains("in: FILE") && !edit.startsWith("op: phrase")) {
            assertThat(result.sites()).singleElement().satisfies(s -> {
                assertThat(s.outcome()).isEqualTo(Site.Outcome.REFUSED);
                assertThat(s.detail()).isEqualTo(Reason.OTHER_SHAPE.code());
                assertThat(s.span().length()).isZero();
            });
        } else {
            assertThat(result.sites()).isEmpty();
        }
    }

    /** {@code before} must stay, with one site refused. */
    void refuses(String before, Reason reason) {
        RuleResult result = holds(before, before);
        assertThat(result.edits()).isEmpty();
        assertThat(result.sites(Site.Outcome.REFUSED)).singleElement().extracting(Site::detail).isEqualTo(reason.code());
    }

    private RuleResult holds(String before, String after) {
        RuleResult result = run(before);
        assertThat(applied(before, result)).isEqualTo(after);
        assertThat(run(after).edits()).as("edits of a second run").isEmpty();
        assertSpelt(before.replace("\n", "\r\n"), after.replace("\n", "\r\n"), result);
        assertSpelt(open(before), open(after), result);
        assertSpelt("/* caf\u00e9 */\n\n" + before, "/* caf\u00e9 */\n\n" + after, result);
        return result;
    }

    private void assertSpelt(String before, String after, RuleResult plain) {
        RuleResult result = run(before);
        assertThat(applied(before, result)).isEqualTo(after);
        assertThat(result.sites().stream().map(s -> s.outcome() + s.detail())).isEqualTo(
                plain.sites().stream().map(s -> s.outcome() + s.detail()).toList());
    }

    private static String open(String s) {
        return s.endsWith("\n") ? s.substring(0, s.length() - 1) : s;
    }

    private String applied(String before, RuleResult result) {
        assertThat(result.sites()).noneMatch(s -> s.outcome() == Site.Outcome.UNHANDLED);
        assertThat(result.edits()).allMatch(e -> e.path().equals(path));
        return EditSet.of(result.edits()).apply(SourceText.ofLatin1(path, before)).text();
    }

    /** What the edit does to {@code before}. */
    RuleResult run(String before) {
        SoftintOrder aim = SoftintOrder.parse(order);
        ParsedFiles files = new ParsedFiles(tree.with(path, before), 1, p -> { });
        Bench bench = new Bench("rule", files, List.of(TextTree.KERNEL), List.of(), "template", text, new PriorityModel(aim, 1, 0));
        new TableEdits(bench, spec).run(Steps.edits("case", List.of(yaml())));
        return bench.result();
    }

    private JsonNode yaml() {
        try {
            return new YAMLMapper().readTree("{" + edit.replace("in: FILE", "in: \"" + path + "\"") + "}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(edit, e);
        }
    }
}
