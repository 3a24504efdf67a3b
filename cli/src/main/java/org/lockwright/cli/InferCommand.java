package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.FieldVote;
import org.lockwright.rules.program.FieldId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code infer STRUCT...}: the locks held at each use of each field, and the key they propose. */
@Command(name = "infer", description = "Proposes keys for the fields of structs, by the locks held where they are used.")
final class InferCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "STRUCT", arity = "1..*", description = "struct tags, as socket")
    private List<String> structs = new ArrayList<>();

    @Option(names = "--in", paramLabel = "PATH", description = "read the .c files of this folder; may be given more than once "
            + "(default: sys/kern, sys/net, sys/netinet and sys/netinet6; all of the sample)")
    private List<Path> in = new ArrayList<>();

    /**
     * The fields of one struct.
     *
     * @param fields the vote on each, by name
     * @param keys the key of today of those that have one, by name
     */
    record Inferred(String tag, Map<String, FieldVote> fields, Map<String, String> keys) {
    }

    @Override
    public Integer call() {
        Session session = root.session();
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "infer")) {
            LockRun run = LockRun.of(session, source, "infer", in, "", name -> structs.contains(tag(name)), progress);
            List<Inferred> inferred = structs.stream().distinct().map(tag -> inferred(run, tag)).toList();
            Result.write(session, session.json() ? Result.json(InferJson.of(run.tree(), inferred)) : InferText.of(run.tree(), inferred));
            return run.end(session, inferred.stream().mapToInt(i -> i.fields().size()).sum(), "fields");
        }
    }

    private static String tag(String field) {
        return field.substring(0, Math.max(0, field.indexOf('.')));
    }

    private static Inferred inferred(LockRun run, String tag) {
        List<FieldUse> uses = run.analysis().uses().stream().filter(u -> tag(u.field()).equals(tag)).toList();
        Map<String, FieldVote> fields = new LinkedHashMap<>();
        FieldVote.of(uses).forEach((field, vote) -> fields.put(field.substring(tag.length() + 1), vote));
        if (fields.isEmpty()) {
            throw new UsageException("infer " + tag + ": no field of a struct of that tag is used in the " + run.units().size()
                    + " files read of " + run.tree() + "; name other folders with --in, or a tag without 'struct'");
        }
        Map<String, String> keys = new TreeMap<>();
        for (String name : fields.keySet()) {
            Optional<String> key = LockProgram.key(run.keys(), run.packs(), new FieldId(tag, name));
            key.ifPresent(k -> keys.put(name, k));
        }
        return new Inferred(tag, fields, keys);
    }
}
