package org.lockwright.cli;

import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.Violation;

/** {@code explain FILE:LINE} for people. */
final class ExplainText {

    private ExplainText() {
    }

    static String of(ExplainCommand.Answer answer, String line) {
        StringBuilder out = new StringBuilder("tree: " + answer.tree() + "\n" + answer.what() + ": " + line + "\n");
        answer.uses().forEach(u -> use(out, u, answer.keys().getOrDefault(u.field(), "")));
        if (answer.uses().isEmpty()) {
            out.append("\nno use of a field was seen on this line; a field whose address is taken is not used by that\n");
        }
        for (Violation v : answer.violations()) {
            out.append('\n').append(v.id()).append(v.must() ? " (must): " : " (may): ").append(v.message()).append('\n');
            v.notes().forEach(n -> out.append("  ").append(n).append('\n'));
        }
        if (!answer.gaps().isEmpty()) {
            out.append("\nnot understood as a whole in this file:\n");
            answer.gaps().forEach((name, causes) -> out.append("  ").append(name).append(": ").append(String.join("; ", causes)).append('\n'));
        }
        return out.toString();
    }

    private static void use(StringBuilder out, FieldUse use, String key) {
        out.append('\n').append(use.field()).append(" is ").append(use.write() ? "written" : "read").append(" in ").append(use.function())
                .append("(), column ").append(use.place().column()).append('\n');
        out.append("  key:     ").append(key.isEmpty() ? "none" : key).append('\n');
        if (!use.answer().isEmpty()) {
            out.append("  needed:  ").append(use.need()).append('\n');
        }
        out.append("  held:    ").append(use.held().isEmpty() ? "nothing in every context" : String.join(", ", use.held()) + ", in every context").append('\n');
        if (!use.answer().isEmpty()) {
            out.append("  verdict: ").append(verdict(use.answer())).append(use.why().isEmpty() ? "" : ": " + use.why()).append('\n');
        }
    }

    private static String verdict(String answer) {
        return switch (answer) {
            case "HELD" -> "held";
            case "HELD_BY_CLASS" -> "held, as far as the class goes; of which object could not be told";
            case "SHARED" -> "held shared only";
            case "OTHER_OBJECT" -> "another object's is held";
            case "NOT_HELD" -> "not held";
            case "EXEMPT" -> "no lock needed";
            default -> "could not be told";
        };
    }
}
