package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.parser.tree.Gap;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code lint [PATH...]}: findings under the keys the tree's comments give. */
@Command(name = "lint", description = "Checks accesses against the locking keys in the tree's comments.")
final class LintCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files or folders, as sys/kern; the whole tree without any")
    private List<Path> paths = new ArrayList<>();

    @Override
    public Integer call() {
        Session session = root.session();
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "lint")) {
            List<String> wanted = wanted(Lint.cFiles(source.tree()), source.name());
            Lint.Result result = Lint.run(source.tree(), wanted, session.configurations(source.tree()), session.threads(), progress);
            Result.write(session, session.json() ? Result.json(json(source, result)) : text(result));
            session.err().println("lockwright: tree: " + source.name() + ": " + summary(result));
            return exit(session, result);
        }
    }

    private List<String> wanted(List<String> files, String tree) {
        if (paths.isEmpty()) {
            return files;
        }
        List<String> out = new ArrayList<>();
        for (Path path : paths) {
            String prefix = path.normalize().toString().replace('\\', '/');
            List<String> here = files.stream().filter(f -> f.equals(prefix) || f.startsWith(prefix + "/")).toList();
            if (here.isEmpty()) {
                throw new UsageException("lint " + path + ": no C file of that path in " + tree
                        + "; paths are relative to the folder above sys/, as sys/kern");
            }
            out.addAll(here);
        }
        return out;
    }

    private static int exit(Session session, Lint.Result result) {
        boolean counts = result.findings().stream().anyMatch(f -> Exit.counts(f, session.options().strict));
        if (result.keys().structs().isEmpty()) {
            session.err().println("lockwright: no legend was read, so nothing could be checked");
            return Exit.INCOMPLETE;
        }
        return Exit.withGaps(result.gaps().size(), session.options(), counts ? Exit.FINDINGS : Exit.DONE);
    }

    private static String text(Lint.Result result) {
        StringBuilder out = new StringBuilder();
        for (Finding f : result.findings()) {
            String severity = f.confidence() == Finding.Confidence.MUST ? "error" : "warning";
            out.append(f.path()).append(':').append(f.line()).append(':').append(f.column()).append(": ").append(severity)
                    .append(": ").append(f.rule()).append(": ").append(f.message()).append('\n');
            f.notes().forEach(note -> out.append("    ").append(note).append('\n'));
        }
        return out.toString();
    }

    private static String summary(Lint.Result result) {
        long must = result.findings().stream().filter(f -> f.confidence() == Finding.Confidence.MUST).count();
        return must + " must and " + (result.findings().size() - must) + " may findings; " + result.filesSeen() + " C files read, "
                + result.filesWithLegends() + " parsed for legends (" + result.keys().structs().size() + " keyed structs, "
                + result.keys().atomicFields().size() + " atomic fields), " + result.unitsParsed() + " for accesses, "
                + result.gaps().size() + " gaps";
    }

    private static Map<String, Object> json(Session.Source source, Lint.Result result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", source.name());
        out.put("commit", source.commit());
        out.put("findings", result.findings().stream().map(LintCommand::finding).toList());
        out.put("gaps", result.gaps().stream().map(Gap::toString).toList());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("files", result.filesSeen());
        seen.put("filesWithLegends", result.filesWithLegends());
        seen.put("keyedStructs", result.keys().structs().size());
        seen.put("unitsParsed", result.unitsParsed());
        out.put("seen", seen);
        return out;
    }

    private static Map<String, Object> finding(Finding f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", f.rule());
        out.put("confidence", f.confidence().name().toLowerCase(Locale.ROOT));
        out.put("path", f.path());
        out.put("line", f.line());
        out.put("column", f.column());
        out.put("function", f.function());
        out.put("message", f.message());
        out.put("notes", f.notes());
        out.put("configurations", f.configurations());
        out.put("fingerprint", f.fingerprint());
        return out;
    }
}
