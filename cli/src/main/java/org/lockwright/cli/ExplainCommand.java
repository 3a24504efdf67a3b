package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.Violation;
import org.lockwright.rules.program.FieldId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code explain LWnnnn}: the page of a check; {@code explain FILE:LINE}: what the lock analysis knows of a line. */
@Command(name = "explain", description = "Explains a check, or which locks are held at a line and what that means for the fields used there.")
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern CHECK = Pattern.compile("LW\\d{4}");
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "WHAT", arity = "1", description = "a check, as LW1003, or a place, as sys/kern/uipc_socket.c:120")
    private String what;

    @Option(names = "--in", paramLabel = "PATH", description = "read the .c files of this folder, where callers are looked for; may be "
            + "given more than once (default: sys/kern, sys/net, sys/netinet and sys/netinet6; all of the sample)")
    private List<Path> in = new ArrayList<>();

    /**
     * An answer; of a check only {@code page} is filled.
     *
     * @param tree the tree as it was named
     * @param page the page of the check, in Markdown
     * @param uses uses of fields on the line
     * @param keys keys of those fields that have one, by {@code tag.field}
     * @param violations what breaks the rules on the line
     * @param gaps causes, by function of the file that was not understood as a whole
     */
    record Answer(String what, String tree, String page, List<FieldUse> uses, Map<String, String> keys, List<Violation> violations,
            Map<String, Set<String>> gaps) {
    }

    @Override
    public Integer call() {
        Session session = root.session();
        if (CHECK.matcher(what).matches()) {
            return check(session);
        }
        Matcher place = PLACE.matcher(what);
        if (!place.matches()) {
            throw new UsageException("explain " + what + ": neither a check nor a place; say 'explain LW1003' or 'explain sys/kern/uipc_socket.c:120'");
        }
        return place(session, Path.of(place.group(1)).normalize().toString().replace('\\', '/'), Integer.parseInt(place.group(2)));
    }

    private int check(Session session) {
        String page = CheckPages.page(what).orElseThrow(() -> new UsageException("explain " + what
                + ": no check has this id; those that have a page are " + String.join(", ", CheckPages.ids())));
        Result.write(session, session.json()
                ? Result.json(ExplainJson.of(new Answer(what, "", page, List.of(), Map.of(), List.of(), Map.of()))) : page);
        return Exit.DONE;
    }

    private int place(Session session, String path, int line) {
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "explain")) {
            SourceText text = (source.tree().isFile(path) ? source.tree().read(path) : java.util.Optional.<SourceText>empty())
                    .orElseThrow(() -> new UsageException("explain " + what + ": no file " + path + " in " + source.name()
                            + "; paths are relative to the folder above sys/, as sys/kern/uipc_socket.c"));
            String[] lines = text.text().split("\n", -1);
            if (line < 1 || line > lines.length) {
                throw new UsageException("explain " + what + ": " + path + " has lines 1 to " + lines.length + "; name one of them");
            }
            Set<String> words = new HashSet<>();
            WORD.matcher(lines[line - 1]).results().forEach(m -> words.add(m.group()));
            LockRun run = LockRun.of(session, source, "explain", in, path, field -> words.contains(field.substring(field.indexOf('.') + 1)), progress);
            Answer answer = answer(run, path, line);
            Result.write(session, session.json() ? Result.json(ExplainJson.of(answer)) : ExplainText.of(answer, lines[line - 1].strip()));
            return run.end(session, answer.uses().size(), "uses of fields on this line");
        }
    }

    private Answer answer(LockRun run, String path, int line) {
        List<FieldUse> uses = run.analysis().at(path, line).stream()
                .sorted(Comparator.comparing((FieldUse u) -> u.place().start()).thenComparing(FieldUse::field).thenComparing(FieldUse::write)).toList();
        Map<String, String> keys = new TreeMap<>();
        uses.forEach(u -> LockProgram.key(run.keys(), run.packs(), field(u)).ifPresent(k -> keys.put(u.field(), k)));
        List<Violation> violations = run.analysis().violations().stream().filter(v -> v.place().path().equals(path) && v.place().line() == line)
                .sorted(Comparator.comparing(Violation::id).thenComparing(v -> v.place().start()).thenComparing(Violation::message)).toList();
        Map<String, Set<String>> gaps = new TreeMap<>();
        run.analysis().gaps().forEach((name, causes) -> {
            if (name.startsWith(path + ":") || name.startsWith(path + " ")) {
                gaps.put(name, causes);
            }
        });
        return new Answer(what, run.tree(), "", uses, keys, violations, gaps);
    }

    private static FieldId field(FieldUse use) {
        int dot = use.field().indexOf('.');
        return new FieldId(use.field().substring(0, dot), use.field().substring(dot + 1));
    }
}
