package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.Coverage;
import org.lockwright.rules.key.KeyModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code keys [STRUCT...]}: every legend and marked struct. */
@Command(name = "keys", description = "Lists locking keys: legends, marked fields and their locks, what has no mark.")
final class KeysCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "STRUCT", arity = "0..*", description = "struct tags; all keyed structs without any")
    private List<String> structs = new ArrayList<>();

    @Override
    public Integer call() {
        Session session = root.session();
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
