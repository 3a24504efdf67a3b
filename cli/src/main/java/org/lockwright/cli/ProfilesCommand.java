package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.config.FileSelection;
import org.lockwright.parser.profile.Kernel;
import org.lockwright.parser.profile.KernelConfigs;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code profiles [NAME...]}: the kernel profiles, what the tree makes of them, and the configs the tree has. */
@Command(name = "profiles", description = "Lists the kernel profiles, how many files each compiles, and the tree's kernel configs.")
final class ProfilesCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Option(names = "--all", description = "list every kernel config of the tree as a profile")
    private boolean all;

    @Parameters(paramLabel = "NAME", arity = "0..*",
            description = "profiles to show in full: octeon, evbmips/OCTEON; --profile names them too")
    private List<String> names = new ArrayList<>();

    /**
     * What the tree makes of one profile.
     *
     * @param counts empty if the tree has no such config
     * @param missing then, why
     * @param whole all that is known, if it was asked for
     */
    record Row(Profile profile, Optional<Counts> counts, String missing, Optional<Whole> whole) {
    }

    /** Numbers of a kernel. */
    record Counts(String configuration, String cpu, int compiled, int missing, int generated, int objects, int overridden,
            int notSelected, int dangling, int optionHeaders, int macros, int gaps) {

        static Counts of(Kernel kernel, FileSelection files) {
            return new Counts(kernel.configuration().name(), kernel.cpu(), files.compiled().size(), files.missing().size(),
                    files.generated().size(), files.objects().size(), files.overridden().size(), files.notSelected(),
                    files.dangling().size(), kernel.config().optionHeaders(), kernel.configuration().macros().size(),
                    kernel.gaps().size());
        }
    }

    /** A kernel and its files. */
    record Whole(Kernel kernel, FileSelection files) {
    }

    /**
     * The whole answer.
     *
     * @param configs names of the tree's configs, by machine
     */
    record Answer(String tree, List<Row> rows, SortedMap<String, List<String>> configs) {
    }

    @Override
    public Integer call() {
        Session session = root.session();
        Set<String> asked = new LinkedHashSet<>(names);
        asked.addAll(session.options().profiles);
        boolean whole = !asked.isEmpty();
        asked.forEach(ProfilesCommand::named);
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "profiles")) {
            SortedMap<String, List<String>> configs = KernelConfigs.of(source.tree());
            if (!whole) {
                asked.addAll(Profile.BUILT_IN);
            }
            if (all) {
                configs.forEach((machine, list) -> list.forEach(config -> asked.add(machine + "/" + config)));
            }
            ConfigSources sources = new ConfigSources(source.tree());
            List<Row> rows = BigStack.map(List.copyOf(asked), session.threads(),
                    name -> row(named(name), sources, session.options().options, whole && !all), progress);
            Answer answer = new Answer(source.name(), rows, configs);
            Result.write(session, session.json() ? Result.json(ProfilesJson.of(answer)) : ProfilesText.of(answer));
            summarise(session, answer);
        }
        return Exit.DONE;
    }

    private static Profile named(String name) {
        try {
            return Profile.named(name);
        } catch (ProfileException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Row row(Profile profile, ConfigSources sources, List<String> options, boolean whole) {
        try {
            Kernel kernel = profile.kernel(sources, options);
            FileSelection files = kernel.files(sources.tree());
            return new Row(profile, Optional.of(Counts.of(kernel, files)), "",
                    whole ? Optional.of(new Whole(kernel, files)) : Optional.empty());
        } catch (ProfileException e) {
            return new Row(profile, Optional.empty(), e.getMessage(), Optional.empty());
        }
    }

    private static void summarise(Session session, Answer answer) {
        long read = answer.rows().stream().filter(r -> r.counts().isPresent()).count();
        int gaps = answer.rows().stream().flatMap(r -> r.counts().stream()).mapToInt(Counts::gaps).sum();
        session.err().println("lockwright: " + answer.rows().size() + " profiles, " + read + " of them in this tree, " + gaps
                + " gaps in their configs; " + answer.configs().values().stream().mapToInt(List::size).sum()
                + " kernel configs of " + answer.configs().size() + " machines");
    }
}
