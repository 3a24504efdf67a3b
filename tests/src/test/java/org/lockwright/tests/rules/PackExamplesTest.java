package org.lockwright.tests.rules;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.CheckHarness;
import org.lockwright.tests.kit.RewriteHarness;

/** Every example of every built-in pack, held to the laws. */
class PackExamplesTest {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include <(.*)>$");

    @TestFactory
    Stream<DynamicNode> examples() {
        return PackLoader.builtinNames().stream().map(PackLoader::builtin).flatMap(pack -> pack.rewrites().stream()
                .flatMap(rule -> rule.examples().stream().map(example -> DynamicTest.dynamicTest(
                        pack.name() + " " + rule.id() + ": " + example.name(), () -> run(pack, rule, example)))));
    }

    @Test
    void thereAreExamplesOfEveryRule() {
        for (String name : PackLoader.builtinNames()) {
            Assertions.assertThat(PackLoader.builtin(name).rewrites())
                    .allSatisfy(rule -> Assertions.assertThat(rule.examples()).hasSizeGreaterThanOrEqualTo(1));
        }
    }

    private static void run(Pack pack, Rewrite rule, Rewrite.Example example) {
        RewriteHarness harness = RewriteHarness.of(pack, rule.id()).at(example.file().isEmpty() ? path(pack, rule) : example.file());
        if (rule instanceof Rewrite.Insert insert) {
            // What an inserted text includes is there, and says nothing.
            for (MatchResult header : INCLUDE.matcher(insert.text()).results().toList()) {
                harness = harness.with("sys/" + header.group(1), "");
            }
        }
        if (!example.refused().isEmpty()) {
            Reason reason = Arrays.stream(Reason.values()).filter(r -> r.code().equals(example.refused())).findFirst()
                    .orElseThrow(() -> new AssertionError("no reason has the code '" + example.refused() + "'"));
            harness.refused(example.before(), reason);
        } else if (example.after().isEmpty()) {
            harness.unchanged(example.before());
        } else {
            harness.rewrite(example.before(), example.after());
        }
    }

    /** Where a rule looks for what it rewrites. */
    private static String path(Pack pack, Rewrite rule) {
        if (rule instanceof Rewrite.Insert r) {
            return r.file();
        } else if (rule instanceof Rewrite.FieldType r) {
            return header(pack, FieldId.parse(r.field()).tag());
        } else if (rule instanceof Rewrite.TurnKey r) {
            return header(pack, FieldId.parse(r.field()).tag());
        } else if (rule instanceof Rewrite.WriteKeys r) {
            return header(pack, r.structs().get(0));
        }
        return CheckHarness.PATH;
    }

    private static String header(Pack pack, String tag) {
        return pack.structs().stream().filter(s -> s.tag().equals(tag)).findFirst().orElseThrow().header();
    }
}
