package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.Suppressions;
import org.lockwright.rules.pack.LockOrder;

/**
 * Lints C text as {@code lint} does, suppressions included, and holds the findings against the marks in that text.
 *
 * <p>Marks are those of {@link Expectation}, but may stand in comments too, as legends are comments; they are taken out before the
 * text is read. Every case is checked for more than its marks: messages are worded as all are, the findings are the same under CRLF,
 * fingerprints survive other lines above, and each finding can be suppressed, in the place a reader would try first.
 */
public final class KeyLintHarness {

    /** Where the text of a case stands. */
    public static final String PATH = "sys/kern/example.h";

    private final MemoryTree tree;
    private final LockOrder order;

    private KeyLintHarness(MemoryTree tree, LockOrder order) {
        this.tree = tree;
        this.order = order;
    }

    /** A harness without a declared order. */
    public static KeyLintHarness plain() {
        return new KeyLintHarness(MemoryTree.kernel(), LockOrder.NONE);
    }

    /** This harness with a further file, without marks. */
    public KeyLintHarness with(String path, String text) {
        return new KeyLintHarness(tree.with(path, text), order);
    }

    /** This harness under the order that a pack declares. */
    public KeyLintHarness under(String line) {
        return new KeyLintHarness(tree, LockOrder.parse(line));
    }

    /**
     * Checks {@code c}, which stands at {@link #PATH}.
     *
     * @throws AssertionError if findings and marks disagree, or a law is broken
     * @throws MarkException if a mark cannot be read
     */
    public void check(String c) {
        String text = Expectation.without(c);
        List<Finding> findings = findings(text);
        List<String> wrong = new ArrayList<>(CheckHarness.compare(Expectation.atLineEnds(SourceText.ofLatin1(PATH, c)), findings));
        findings.forEach(f -> wrong.addAll(MessageStyle.faults(f)));
        findings.forEach(f -> wrong.addAll(NotePlaces.faults(f)));
        if (wrong.isEmpty()) {
            sameUnderCrlf(text, findings, wrong);
            sameBelowOtherLines(text, findings, wrong);
            findings.forEach(f -> canBeSuppressed(text, f, findings, wrong));
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    /** What {@code lint} reports on {@code text}, which has no marks. */
    public List<Finding> findings(String text) {
        return findings(tree.with(PATH, text), List.of(PATH));
    }

    private List<Finding> findings(MemoryTree all, Collection<String> paths) {
        Configuration configuration = Profile.named("amd64").in(all, List.of());
        Lint.Result result = Lint.run(all, paths, List.of(configuration), order, 1, path -> { });
        return Suppressions.in(all, paths, 1).apply(result.findings(), List.of(configuration.name())).left();
    }

    private void sameUnderCrlf(String text, List<Finding> findings, List<String> wrong) {
        List<String> crlf = findings(text.replace("\n", "\r\n")).stream().map(KeyLintHarness::place).toList();
        List<String> here = findings.stream().map(KeyLintHarness::place).toList();
        if (!crlf.equals(here)) {
            wrong.add("under CRLF: " + crlf + " instead of " + here);
        }
    }

    private static String place(Finding f) {
        return f.line() + ":" + f.column() + ": " + f.rule() + ": " + f.message();
    }

    private void sameBelowOtherLines(String text, List<Finding> findings, List<String> wrong) {
        List<String> moved = findings("struct moved;\n\n\n" + text).stream().map(Finding::fingerprint).sorted().toList();
        List<String> here = findings.stream().map(Finding::fingerprint).sorted().toList();
        if (!moved.equals(here)) {
            wrong.add("fingerprints three lines further down: " + moved + " instead of " + here);
        }
    }

    /** A suppression above the line, or above the comment that the line is in, takes out that rule's findings there and adds none. */
    private void canBeSuppressed(String text, Finding finding, List<Finding> all, List<String> wrong) {
        boolean isOwn = finding.rule().equals(Suppressions.UNUSED) || finding.rule().equals(Suppressions.UNREADABLE);
        if (isOwn) {
            return;
        }
        int comment = Math.max(text.lastIndexOf("/*", finding.span().start()), 0);
        boolean inside = text.indexOf("*/", comment) > finding.span().start();
        int at = text.lastIndexOf('\n', inside ? comment : finding.span().start()) + 1;
        String with = text.substring(0, at) + "/* lockwright: allow " + finding.rule() + " -- the harness says so */\n" + text.substring(at);
        List<Finding> left = findings(with);
        List<String> others = all.stream().filter(f -> !f.rule().equals(finding.rule())).map(Finding::fingerprint).sorted().toList();
        List<String> leftOthers = left.stream().filter(f -> !f.rule().equals(finding.rule())).map(Finding::fingerprint).sorted().toList();
        if (left.stream().anyMatch(f -> f.fingerprint().equals(finding.fingerprint()) && f.message().equals(finding.message()))) {
            wrong.add(PATH + ":" + finding.line() + ": " + finding.rule() + " cannot be suppressed by a comment above");
        } else if (!leftOthers.equals(others)) {
            wrong.add(PATH + ":" + finding.line() + ": suppressing " + finding.rule() + " leaves " + leftOthers + " instead of " + others);
        }
    }
}
