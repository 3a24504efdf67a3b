package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.Coverage;
import org.lockwright.rules.key.KeyModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code keys [STRUCT...]}: every legend and marked struct; {@code keys --write}: a series that writes them. */
@Command(name = "keys", description = {"Lists locking keys: legends, marked fields and their locks, what has no mark.",
    "With --write, makes a series instead: the keys in one spelling, or with --pack the keys of a pack."})
final class KeysCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "STRUCT", arity = "0..*", description = "struct tags; all keyed structs without any")
    private List<String> structs = new ArrayList<>();

    @Option(names = "--write", description = "make a series that changes only comments: branch lockwright/keys/v1, mail in ./keys-v1")
    private boolean write;

    @Option(names = "--dialect", paramLabel = "D", description = "how --write spells keys: paren (k), bracket [k] or colon k: (default: paren)")
    private Spelling dialect;

    @Mixin private SeriesOptions series;

    /** The spellings that can be written. */
    private enum Spelling {
        PAREN, BRACKET, COLON
    }

    @Override
    public Integer call() {
        Session session = root.session();
        String needsWrite = dialect != null ? "--dialect" : series.given();
        if (!write && needsWrite != null) {
            throw new UsageException(needsWrite + ": only 'keys --write' makes a series; add --write, or leave it out");
        }
        return write ? write(session) : list(session);
    }

    private int write(Session session) {
        if (session.options().packs.isEmpty()) {
            return new KeysSeries(session, series, structs).respell(Dialect.valueOf(dialect == null ? "PAREN" : dialect.name()));
        }
        if (dialect != null) {
            throw new UsageException("--dialect: keys of a pack are written as (k); leave out --dialect or --pack");
        }
        return new KeysSeries(session, series, structs).insert();
    }

    private int list(Session session) {
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "keys")) {
            List<String> files = Lint.cFiles(source.tree());
            KeyModel model = Lint.keys(source.tree(), files, session.configurations(source.tree()).get(0), session.threads(), progress);
            List<KeyedStruct> wanted = wanted(model, source.name());
            KeysResult result = new KeysResult(source.name(), source.tree(), wanted, model, structs.isEmpty());
            Result.write(session, session.json() ? Result.json(KeysJson.of(result)) : KeysText.of(result));
            Coverage.Count all = Coverage.of(wanted).tree();
            session.err().println("lockwright: " + files.size() + " C files read, " + wanted.size() + " keyed structs, "
                    + all.marked() + " of " + all.total() + " fields marked, " + result.variables().size() + " variables, "
                    + model.unparsed().size() + " legends not read, " + unread(wanted) + " members not read");
        }
        return Exit.DONE;
    }

    private static int unread(List<KeyedStruct> structs) {
        return structs.stream().mapToInt(s -> s.def().unread().size()).sum();
    }

    private List<KeyedStruct> wanted(KeyModel model, String tree) {
        List<KeyedStruct> wanted = model.structs().stream()
                .filter(s -> structs.isEmpty() || structs.contains(s.def().tag())).toList();
        for (String tag : structs) {
            if (wanted.stream().noneMatch(s -> s.def().tag().equals(tag))) {
                throw new UsageException("keys " + tag + ": no struct of that tag has a legend in " + tree
                        + "; 'lockwright keys' lists those that have");
            }
        }
        return wanted;
    }
}
