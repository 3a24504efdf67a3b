package org.lockwright.cli;

import java.util.List;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.FieldVote;

/** {@code infer} for people: a paragraph for each field. */
final class InferText {

    private static final int MOST = 5;

    private InferText() {
    }

    static String of(String tree, List<InferCommand.Inferred> structs) {
        StringBuilder out = new StringBuilder("tree: " + tree + "\n");
        for (InferCommand.Inferred struct : structs) {
            out.append("\nstruct ").append(struct.tag()).append(", ").append(struct.fields().size()).append(" fields used\n");
            struct.fields().forEach((name, vote) -> field(out, name, vote, struct.keys().getOrDefault(name, "")));
        }
        return out.toString();
    }

    private static void field(StringBuilder out, String name, FieldVote vote, String key) {
        out.append("  ").append(name).append(": ").append(count(vote.reads(), "read")).append(", ").append(count(vote.writes(), "write"));
        if (vote.exempt() > 0) {
            out.append(", ").append(vote.exempt()).append(" more while nobody else sees the object");
        }
        out.append('\n');
        for (FieldVote.ClassVote v : vote.votes()) {
            out.append("    ").append(v.lockClass()).append(" held at ").append(v.reads()).append(" of ").append(count(vote.reads(), "read"))
                    .append(", ").append(v.writes()).append(" of ").append(count(vote.writes(), "write")).append('\n');
        }
        out.append("    proposed: ").append(vote.proposed().isEmpty() ? "none" : vote.proposed())
                .append("; today: ").append(key.isEmpty() ? "no key" : key).append('\n');
        if (!vote.without().isEmpty()) {
            out.append("    without ").append(vote.proposed()).append(":\n");
        }
        for (FieldUse use : vote.without().subList(0, Math.min(MOST, vote.without().size()))) {
            out.append("      ").append(use.place()).append(": ").append(use.write() ? "write" : "read").append(" in ").append(use.function())
                    .append("()").append(use.held().isEmpty() ? "" : ", holds " + String.join(", ", use.held())).append('\n');
        }
        if (vote.without().size() > MOST) {
            out.append("      and ").append(vote.without().size() - MOST).append(" more; --format json lists them all\n");
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
