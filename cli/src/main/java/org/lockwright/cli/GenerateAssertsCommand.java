package org.lockwright.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.generators.LockAsserts;
import org.lockwright.parser.source.SourceText;
import org.lockwright.patches.FileChange;
import org.lockwright.rules.asserts.AssertPlan;
import org.lockwright.rules.asserts.AssertReason;
import org.lockwright.rules.asserts.AssertSite;
import org.lockwright.rules.asserts.Assertions;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.rewrite.EditSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code generate asserts [STRUCT...] [PATH...]}: a patch that asserts, at the entry of functions, the locks that they need. */
@Command(name = "asserts", description = {"Prints a patch that asserts at the entry of functions the locks that they need of their callers.",
    "It changes nothing; 'git apply' or 'patch -p1' does."})
final class GenerateAssertsCommand implements Callable<Integer> {

    @ParentCommand private GenerateCommand parent;

    @Parameters(paramLabel = "STRUCT|PATH", arity = "0..*", description = {"tags of the structs whose fields count, as socket; all keyed structs without any.",
        "With a slash in it, a folder or file that gets assertions, as sys/kern; all that are read without any."})
    private List<String> names = new ArrayList<>();

    @Option(names = "--in", paramLabel = "PATH", description = "read the .c files of this folder; may be given more than once "
            + "(default: the paths, else sys/kern, sys/net, sys/netinet and sys/netinet6; all of the sample)")
    private List<Path> in = new ArrayList<>();

    @Option(names = "--kernel", description = "read all files that the profile's kernel is made of; takes minutes")
    private boolean kernel;

    @Override
    public Integer call() {
        Session session = parent.session();
        List<String> structs = names.stream().filter(n -> !isPath(n)).distinct().toList();
        List<Path> paths = names.stream().filter(GenerateAssertsCommand::isPath).map(Path::of).toList();
        if (kernel && !in.isEmpty()) {
            throw new UsageException("--in: --kernel says what is read; leave out one of them");
        }
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "asserts")) {
            Set<String> compiled = kernel ? session.compiled(source.tree()) : Set.of();
            LockRun run = kernel ? LockRun.of(session, source, compiled, progress)
                    : LockRun.of(session, source, "generate asserts", in.isEmpty() ? paths.stream().filter(p -> !p.toString().endsWith(".h")).toList() : in, "", name -> false, progress);
            refuseUnknown(session, structs, run);
            Set<String> read = Set.copyOf(run.units());
            List<String> unread = Lint.cFiles(source.tree()).stream().filter(f -> f.endsWith(".c") && !read.contains(f)).toList();
            Predicate<String> files = file -> paths.isEmpty() || paths.stream().anyMatch(p -> LockRun.isUnder(file, p));
            Assertions found = new AssertPlan(source.tree(), session.configurations(source.tree()).get(0), run.analysis().held(), new LockAsserts(), session.threads())
                    .of(tag -> structs.isEmpty() || structs.contains(tag), files, unread, "asserts", progress);
            if (session.json()) {
                Result.write(session, Result.json(AssertsJson.of(run.tree(), structs, found)));
            } else {
                write(session, patch(source, found));
            }
            tell(session, found);
            return run.end(session, (int) found.count(AssertSite.Outcome.WRITTEN), "assertions");
        }
    }

    private static boolean isPath(String name) {
        return name.indexOf('/') >= 0;
    }

    /** Refuses tags of which none has keys; says of the others that they ask for nothing. */
    private static void refuseUnknown(Session session, List<String> structs, LockRun run) {
        Set<String> keyed = Stream.concat(run.keys().structs().stream().map(s -> s.def().tag()), run.packs().stream().map(p -> p.tag())).collect(Collectors.toSet());
        List<String> without = structs.stream().filter(tag -> !keyed.contains(tag)).toList();
        if (!without.isEmpty() && without.size() == structs.size()) {
            throw new UsageException("generate asserts " + String.join(" ", without) + ": no struct of that tag has keys in " + run.tree()
                    + "; 'lockwright keys' lists those that have");
        }
        without.forEach(tag -> session.err().println("lockwright: struct " + tag + " has no keys, so its fields need no lock"));
    }

    private static byte[] patch(Session.Source source, Assertions found) {
        EditSet edits = EditSet.of(found.edits());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String path : edits.paths()) {
            SourceText before = source.tree().read(path).orElseThrow();
            out.writeBytes(FileChange.patch(path, before.bytes(), edits.apply(before).bytes()));
        }
        return out.toByteArray();
    }

    /** Writes a patch whose bytes are those of the files: to a file as they are, to standard output if they are UTF-8. */
    private static void write(Session session, byte[] patch) {
        if (session.options().output != null) {
            Result.writeBytes(session, out -> out.write(patch));
            return;
        }
        try {
            Result.write(session, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(patch)).toString());
        } catch (CharacterCodingException e) {
            throw new UsageException("generate asserts: a file of the patch is not in UTF-8, so it cannot be printed; write it to a file with -o FILE");
        }
    }

    private static void tell(Session session, Assertions found) {
        Map<String, Long> refused = new TreeMap<>(found.sites().stream().filter(s -> s.outcome() == AssertSite.Outcome.REFUSED).flatMap(s -> s.reason().stream()).collect(Collectors.groupingBy(AssertReason::code, Collectors.counting())));
        String reasons = refused.isEmpty() ? "" : ": " + refused.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
        session.err().println("lockwright: " + found.count(AssertSite.Outcome.WRITTEN) + " assertions in " + found.edits().size() + " functions, "
                + found.count(AssertSite.Outcome.RIGHT) + " stand there already, " + found.count(AssertSite.Outcome.REFUSED) + " refused" + reasons);
    }
}
