package org.lockwright.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.lockwright.cli.ProfilesCommand.Answer;
import org.lockwright.cli.ProfilesCommand.Counts;
import org.lockwright.cli.ProfilesCommand.Row;
import org.lockwright.cli.ProfilesCommand.Whole;
import org.lockwright.parser.config.FileSelection;

/** The result of {@code profiles} for people. */
final class ProfilesText {

    private ProfilesText() {
    }

    static String of(Answer answer) {
        StringBuilder text = new StringBuilder("tree: " + answer.tree() + "\n");
        for (Row row : answer.rows()) {
            if (row.counts().isEmpty()) {
                text.append(row.profile().name()).append("  ").append(row.missing()).append('\n');
                continue;
            }
            text.append(line(row, row.counts().get())).append('\n');
            row.whole().ifPresent(whole -> whole(whole, row.counts().get(), text));
        }
        if (answer.rows().stream().allMatch(r -> r.whole().isEmpty())) {
            configs(answer.configs(), text);
        }
        return text.toString();
    }

    private static String line(Row row, Counts counts) {
        return counts.configuration() + "  " + row.profile().path() + ": " + counts.compiled() + " files, "
                + (counts.missing() > 0 ? counts.missing() + " missing, " : "") + counts.optionHeaders() + " option headers, "
                + counts.macros() + " predefined macros, " + counts.gaps() + (counts.gaps() == 1 ? " gap" : " gaps");
    }

    private static void configs(Map<String, List<String>> configs, StringBuilder text) {
        if (configs.isEmpty()) {
            return;
        }
        text.append("\nkernel configs in this tree, each a profile MACHINE/CONFIG ('profiles --all' reads them all):\n");
        configs.forEach((machine, names) -> text.append(machine).append("  ").append(names.size()).append('\n'));
    }

    private static void whole(Whole whole, Counts counts, StringBuilder text) {
        FileSelection files = whole.files();
        text.append("  machine: ").append(String.join(" ", whole.kernel().config().machines())).append("; CPU: ").append(counts.cpu())
                .append("\n  files: ").append(counts.compiled()).append(" compiled, ").append(counts.missing()).append(" missing, ")
                .append(counts.generated()).append(" generated, ").append(counts.objects()).append(" objects, ")
                .append(counts.overridden()).append(" overridden; ").append(counts.notSelected())
                .append(" file lines not selected, of which ").append(counts.dangling()).append(" name nothing in the tree\n");
        list("gaps", whole.kernel().gaps(), text);
        list("selected, but not in the tree", files.missing().stream().map(ProfilesText::shown).toList(), text);
        list("not selected, and not in the tree", files.dangling().stream().map(ProfilesText::shown).toList(), text);
        list("generated", files.generated(), text);
        list("objects", files.objects(), text);
        list("overridden by a later file of the same name", files.overridden(), text);
        list("header folders", whole.kernel().configuration().searchPath(), text);
        list("options passed to the compiler", whole.kernel().config().commandLine().entrySet(), text);
        list("headers config(1) writes, and what they define", whole.kernel().config().headers().entrySet().stream()
                .map(e -> e.getKey() + defines(e.getValue())).toList(), text);
        list("compiled", files.compiled(), text);
    }

    private static String shown(FileSelection.Line line) {
        return line.path() + ", named at " + line.place();
    }

    private static String defines(String header) {
        StringBuilder text = new StringBuilder();
        ProfilesJson.defines(header).forEach((name, value) -> text.append("  ").append(name).append('=').append(value));
        return text.toString();
    }

    private static void list(String title, Collection<?> items, StringBuilder text) {
        if (!items.isEmpty()) {
            text.append("  ").append(title).append(":\n");
            items.forEach(item -> text.append("    ").append(item).append('\n'));
        }
    }
}
