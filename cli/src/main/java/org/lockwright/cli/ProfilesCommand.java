package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code profiles}: the profiles that come with lockwright, and what the tree makes of them. */
@Command(name = "profiles", description = "Lists the kernel profiles and what the tree makes of them.")
final class ProfilesCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Override
    public Integer call() {
        Session session = root.session();
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try (Session.Source source = session.reading()) {
            text.append("tree: ").append(source.name()).append('\n');
            for (String name : Profile.BUILT_IN) {
                Profile profile = Profile.named(name);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("profile", name);
                row.put("config", "sys/arch/" + profile.machine() + "/conf/" + profile.config());
                String line;
                try {
                    Configuration c = profile.in(source.tree(), session.options().options);
                    row.put("configuration", c.name());
                    row.put("optionHeaders", c.headers().size());
                    row.put("macros", c.macros().size());
                    line = c.name() + "  " + row.get("config") + ": " + c.headers().size() + " option headers, "
                            + c.macros().size() + " predefined macros";
                } catch (ProfileException e) {
                    row.put("missing", e.getMessage());
                    line = name + "  " + e.getMessage();
                }
                rows.add(row);
                text.append(line).append('\n');
            }
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("tree", source.name());
            model.put("profiles", rows);
            Result.write(session, session.json() ? Result.json(model) : text.toString());
        }
        return Exit.DONE;
    }
}
