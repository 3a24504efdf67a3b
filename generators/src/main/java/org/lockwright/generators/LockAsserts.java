package org.lockwright.generators;

import java.util.List;
import java.util.Map;
import org.lockwright.rules.asserts.AssertText;

/** Assertions that locks are held, one for each line or, where that is too long, folded as style(5) has it; {@code lock-assert.ftl}. */
public final class LockAsserts implements AssertText {

    private static final int WIDTH = 80;
    private static final int TAB = 8;

    @Override
    public String lines(List<String> tests, String indent) {
        int column = 0;
        for (char c : indent.toCharArray()) {
            column = c == '\t' ? (column / TAB + 1) * TAB : column + 1;
        }
        int from = column;
        List<Map<String, Object>> model = tests.stream().map(t -> Map.<String, Object>of("test", t, "folded", from + "KASSERT();".length() + t.length() > WIDTH)).toList();
        return Templates.render("lock-assert.ftl", Map.of("asserts", model, "indent", indent));
    }
}
